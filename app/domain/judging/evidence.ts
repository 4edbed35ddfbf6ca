import type { VersionId } from '../shared/ids.ts';
import type { Evidence } from '../verdict/facts.ts';
import type { KnownOrder, World } from './world.ts';

/** An evidence with the offer that is stamped on it. */
export type StampedEvidence = Evidence & { readonly versionId: VersionId };

/** All that speaks for an order being referred (V2). A claim or visit after the purchase is no evidence. */
export function evidenceOf(world: World, { facts, visit, personId }: KnownOrder): StampedEvidence[] {
  const found: StampedEvidence[] = [];
  const byClaimId = new Map(
    [...world.referrals.values()].flatMap((referral) =>
      referral.claimId ? [[referral.referralId, referral.claimId]] : [],
    ),
  );
  const claimedWithCode = new Set(
    [...world.rewards.values()].flatMap((reward) => {
      const isUsed = reward.side === 'friend' && reward.code !== null && facts.codes.includes(reward.code);
      const claimId = isUsed ? byClaimId.get(reward.referralId) : undefined;
      return claimId ? [claimId] : [];
    }),
  );
  for (const claim of world.claims.values()) {
    if (claim.claimedAt > facts.processedAt) continue;
    const { advocateId, claimId, invitedAt, versionId } = claim;
    const says = (kind: Evidence['kind']) => found.push({ kind, advocateId, claimId, invitedAt, versionId });
    if (claimedWithCode.has(claimId)) says('claimed-code');
    if (facts.claimToken && facts.claimToken === claim.tokenHash) says('claim-token');
    if ((facts.emailHash && facts.emailHash === claim.emailHash) || personId === claim.personId) says('claim-email');
  }
  for (const advocate of world.advocates.values()) {
    if (!facts.codes.includes(advocate.code)) continue;
    const versionId = versionInForce(world, advocate.programId, facts.createdAt);
    if (versionId)
      found.push({
        kind: 'advocate-code',
        advocateId: advocate.advocateId,
        claimId: null,
        invitedAt: facts.createdAt,
        versionId,
      });
  }
  if (visit && visit.issuedAt <= facts.processedAt && world.advocates.has(visit.advocateId)) {
    found.push({
      kind: 'visit-token',
      advocateId: visit.advocateId,
      claimId: null,
      invitedAt: visit.issuedAt,
      versionId: visit.versionId,
    });
  }
  return found;
}

/** The version a programme stood at when something without an invitation happened: a bare code, a late declaration (SC-07). */
export function versionInForce(world: World, programId: string, at: Date): VersionId | undefined {
  let newest: { versionId: VersionId; publishedAt: Date } | undefined;
  for (const offer of world.offers.values()) {
    if (offer.programId !== programId || offer.publishedAt > at) continue;
    if (!newest || offer.publishedAt >= newest.publishedAt) newest = offer;
  }
  return newest?.versionId;
}
