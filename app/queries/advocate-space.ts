import { type OfferTerms, offerTermsSchema } from '../domain/program/offer.ts';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { monthInZone } from '../domain/shared/time.ts';
import { REDEMPTION } from '../domain/verdict/decide-redemption.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { appealsOn } from './appeals.ts';
import { pointsWalletOf } from './points-wallet.ts';
import { rewardView } from './reward-view.ts';
import { nameOf, type Open, shopView } from './shop-view.ts';
import type { AdvocateSpaceView, ReferralState } from './views.ts';

type Advocate = { id: string; programId: string; personId: string; code: string; visits: number };

/** What an advocate sees of their own: share, friends, earned, next. Friends appear by first name or not at all. */
export async function loadAdvocateSpace(
  { withShop }: Database,
  shopId: ShopId,
  advocate: Advocate,
  offer: { terms: OfferTerms; versionNumber: number; until: Date | null },
  open: Open,
  now: Date,
  redeemToken: string,
): Promise<Extract<AdvocateSpaceView, { state: 'ready' }>> {
  return withShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const me = await tx.person.findUnique({ where: { shopId_id: { shopId, id: advocate.personId } } });
    const referrals = await tx.referral.findMany({
      where: { shopId, advocateId: advocate.id },
      orderBy: { id: 'desc' },
      take: 100,
    });
    const friends = await tx.person.findMany({
      where: { shopId, id: { in: referrals.map((referral) => referral.friendId) } },
    });
    const rewards = await tx.reward.findMany({
      where: { shopId, personId: advocate.personId, side: 'advocate', rule: { not: REDEMPTION } },
      orderBy: { id: 'desc' },
      take: 50,
    });
    const ahead = await levelsAhead(tx, shopId, referrals);
    const own = await tx.referral.findFirst({
      where: { shopId, programId: advocate.programId, friendId: advocate.personId },
    });
    const appeals = await appealsOn(
      tx,
      shopId,
      [...referrals, ...(own ? [own] : [])].map(({ id }) => id),
      advocate.personId,
    );
    const appealOf = (referralId: string) => {
      const state = appeals.get(referralId);
      return state ? { referralId, state } : null;
    };
    const ownAppeal = own && appealOf(own.id);
    const limit = offer.terms.limits.friendsPerMonth;
    const used =
      limit === null
        ? 0
        : await tx.capSlot.count({
            where: { shopId, advocateId: advocate.id, period: monthInZone(now, shop.timeZone), isTaken: true },
          });
    return {
      state: 'ready',
      shop: shopView(shop),
      firstName: nameOf(me, open),
      code: advocate.code,
      link: `${shop.storefrontUrl}/apps/ricochet/i/${encodeURIComponent(advocate.code)}`,
      terms: offer.terms,
      versionNumber: offer.versionNumber,
      until: offer.until?.toISOString() ?? null,
      numbers: {
        visits: advocate.visits,
        claims: referrals.filter((referral) => referral.claimId).length,
        rewarded: referrals.filter((referral) => referral.state === 'rewarded').length,
      },
      friends: referrals
        .filter((referral) => referral.friendId !== advocate.personId)
        .map((referral) => ({
          label:
            nameOf(
              friends.find((friend) => friend.id === referral.friendId),
              open,
            ) ?? '',
          state: referral.state as ReferralState,
          reason: referral.reason,
          at: referral.updatedAt.toISOString(),
          next: ahead.get(referral.id) ?? null,
          appeal: appealOf(referral.id),
        })),
      own: ownAppeal && { ...ownAppeal, reason: own?.reason ?? '' },
      rewards: rewards.map((reward) => rewardView(reward)),
      points: await pointsWalletOf(tx, shopId, advocate.personId, offer.terms, open, now),
      redeemToken,
      leftThisMonth: limit === null ? null : Math.max(limit - used, 0),
    };
  });
}

type Ahead = { purchases: number; n: number; spec: RewardSpec };

/** The next level of each friend's offer that pays the advocate, once the first purchase is behind them (P2). */
async function levelsAhead(
  tx: ShopTransaction,
  shopId: ShopId,
  referrals: readonly { id: string; versionId: string; revenueMinor: bigint | null }[],
): Promise<ReadonlyMap<string, Ahead>> {
  const bought = referrals.filter((referral) => referral.revenueMinor !== null);
  const versions = await tx.programVersion.findMany({
    where: { shopId, id: { in: [...new Set(bought.map(({ versionId }) => versionId))] } },
  });
  const levelsOf = new Map(versions.map(({ id, terms }) => [id, offerTermsSchema.parse(terms).nthPurchases]));
  const counting = bought.filter(({ versionId }) => levelsOf.get(versionId)?.length);
  if (counting.length === 0) return new Map();
  const counts = await tx.verdict.groupBy({
    by: ['referralId'],
    where: { shopId, referralId: { in: counting.map(({ id }) => id) }, subjectKind: 'order', outcome: 'approved' },
    _count: true,
  });
  return new Map(
    counting.flatMap(({ id, versionId }): [string, Ahead][] => {
      const purchases = counts.find(({ referralId }) => referralId === id)?._count ?? 0;
      const level = levelsOf.get(versionId)?.find(({ n, advocate }) => n > purchases && advocate !== null);
      return level?.advocate ? [[id, { purchases, n: level.n, spec: level.advocate }]] : [];
    }),
  );
}
