import type { OfferTerms } from '../domain/program/offer.ts';
import { agreementSchema } from '../domain/program/partner.ts';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import { canonicalEmail, maskEmail } from '../domain/shared/contact.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Outcome, RuleResult } from '../domain/verdict/verdict.ts';
import type { Database } from '../persistence/database.server.ts';
import { isOrderInTheWay } from './appeals.ts';
import type { Open } from './shop-view.ts';

/** The verdict on a claim with the friend's reward, or null while the judge hasn't spoken. */
export async function loadClaim(
  { readShop }: Database,
  shopId: ShopId,
  claimId: string,
  open: Open,
  hashEmail: (canonical: string) => string,
) {
  return readShop(shopId, async (tx) => {
    const verdict = await tx.verdict.findUnique({
      where: { shopId_subjectKind_subjectId: { shopId, subjectKind: 'claim', subjectId: claimId } },
    });
    if (!verdict?.versionId) return null;
    const version = await tx.programVersion.findUniqueOrThrow({
      where: { shopId_id: { shopId, id: verdict.versionId } },
    });
    const referral = verdict.referralId
      ? await tx.referral.findUnique({ where: { shopId_id: { shopId, id: verdict.referralId } } })
      : null;
    const isRepeated = verdict.outcome === 'approved' && referral?.claimId !== claimId;
    // whoever types an address again is not shown the code that went to it: it is mailed once more
    const reward =
      referral && !isRepeated
        ? await tx.reward.findFirst({
            where: { shopId, referralId: referral.id, rule: 'welcome.friend', status: { not: 'reversed' } },
          })
        : null;
    const joined = referral
      ? await tx.verdict.findFirst({
          where: { shopId, referralId: referral.id, subjectKind: 'sign-up', outcome: 'approved' },
        })
      : null;
    const person = referral
      ? await tx.person.findUnique({ where: { shopId_id: { shopId, id: referral.friendId } } })
      : null;
    const claim = await tx.claim.findUnique({ where: { shopId_id: { shopId, id: claimId } } });
    const address = person?.emailSealed ? canonicalEmail(open(person.emailSealed)) : null;
    // somebody known may have another address on record than the one that was typed: that one is told to nobody
    const isTyped = address?.ok && hashEmail(address.canonical) === claim?.emailHash;
    return {
      outcome: verdict.outcome as Outcome,
      isRepeated,
      hasJoined: joined !== null,
      reason: verdict.reason,
      rules: verdict.rules as unknown as RuleResult[],
      terms: version.terms as OfferTerms,
      partner: version.partner === null ? null : agreementSchema.parse(version.partner),
      emailMasked: isTyped ? maskEmail(address.display) : '',
      mayAskAboutOrder:
        verdict.outcome === 'approved' &&
        !isRepeated &&
        referral !== null &&
        (await isOrderInTheWay(tx, shopId, referral.id)),
      reward: reward && {
        status: reward.status,
        code: reward.code,
        spec: reward.spec as RewardSpec,
        expiresAt: reward.expiresAt,
      },
    };
  });
}

/** Whether a claim token belongs to this claim. */
export async function isTokenOf(
  { readShop }: Database,
  shopId: ShopId,
  claimId: string,
  tokenHash: string,
): Promise<boolean> {
  const claim = await readShop(shopId, (tx) => tx.claim.findUnique({ where: { shopId_id: { shopId, id: claimId } } }));
  return claim?.tokenHash === tokenHash;
}
