import { advocateLink } from '../domain/attribution/advocate-code.ts';
import { type OfferTerms, offerTermsSchema } from '../domain/program/offer.ts';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import { POINTS } from '../domain/rewards/types/reward-type.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { monthInZone } from '../domain/shared/time.ts';
import { REDEMPTION } from '../domain/verdict/decide-redemption.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { appealsOn } from './appeals.ts';
import { pointsWalletOf } from './points-wallet.ts';
import { rewardView } from './reward-view.ts';
import { nameOf, type Open, shopView } from './shop-view.ts';
import type { AdvocateSpaceView, EarlierThan, HoldingsView, ReferralState } from './views.ts';

/** How many friends, and how many rewards, one page shows. */
const PAGE = 50;

type Advocate = { id: string; programId: string; personId: string; code: string; visits: number };

/** What an advocate sees of their own: share, friends, earned, next. Friends appear by first name or not at all. */
export async function loadAdvocateSpace(
  { readShop }: Database,
  shopId: ShopId,
  advocate: Advocate,
  offer: {
    terms: OfferTerms;
    versionNumber: number;
    until: Date | null;
    friendUntil: Date | null;
    pilot: object | null;
    partner: object | null;
  },
  open: Open,
  now: Date,
  redeemToken: string,
  before: EarlierThan = {},
): Promise<Extract<AdvocateSpaceView, { state: 'ready' }>> {
  return readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const me = await tx.person.findUnique({ where: { shopId_id: { shopId, id: advocate.personId } } });
    // archived programmes', too: what was earned by them stands here
    const selves = await tx.advocate.findMany({ where: { shopId, personId: advocate.personId }, select: { id: true } });
    const theirFriends = {
      ...{ shopId, advocateId: { in: selves.map(({ id }) => id) } },
      friendId: { not: advocate.personId },
    };
    const [referrals, earlierFriends] = onePage(
      await tx.referral.findMany({
        where: { ...theirFriends, ...(before.friends && { id: { lt: before.friends } }) },
        orderBy: { id: 'desc' },
        take: PAGE + 1,
      }),
    );
    const friends = await tx.person.findMany({
      where: { shopId, id: { in: referrals.map((referral) => referral.friendId) } },
    });
    const theirRewards = rewardsEarnedBy(shopId, advocate.personId);
    const [rewards, earlierRewards] = onePage(
      await tx.reward.findMany({
        where: { ...theirRewards, ...(before.rewards && { id: { lt: before.rewards } }) },
        orderBy: { id: 'desc' },
        take: PAGE + 1,
      }),
    );
    // what comes next is told of all, whichever page is read; a gift waits for the shop's hands rather than for a day
    const joined = await tx.referral.count({ where: { ...theirFriends, state: 'joined' } });
    const soonest = await tx.reward.findFirst({
      where: {
        ...{ ...theirRewards, status: 'pending', wanted: { not: 'reversed' } },
        NOT: { spec: { path: ['type'], equals: 'manual-gift' satisfies RewardSpec['type'] } },
      },
      orderBy: { finalAt: 'asc' },
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
      link: advocateLink(shop.storefrontUrl, advocate.code),
      terms: offer.terms,
      versionNumber: offer.versionNumber,
      until: offer.until?.toISOString() ?? null,
      friendUntil: offer.friendUntil?.toISOString() ?? null,
      isOwn: offer.pilot !== null || offer.partner !== null,
      visits: advocate.visits,
      friends: referrals.map((referral) => ({
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
      before,
      earlier: { friends: earlierFriends, rewards: earlierRewards },
      own: ownAppeal && { ...ownAppeal, reason: own?.reason ?? '' },
      rewards: rewards.map((reward) => rewardView(reward)),
      joined,
      soonest: soonest && rewardView(soonest),
      points: await pointsWalletOf(tx, shopId, advocate.personId, offer.terms, open, now),
      redeemToken,
      leftThisMonth: limit === null ? null : Math.max(limit - used, 0),
    };
  });
}

/** What somebody has earned by inviting, and their points: theirs whether or not anybody may invite now (R3). */
export async function loadHoldings(
  { readShop }: Database,
  shopId: ShopId,
  personId: string,
  terms: OfferTerms,
  open: Open,
  now: Date,
  redeemToken: string,
): Promise<HoldingsView | null> {
  return readShop(shopId, async (tx) => {
    const rewards = await tx.reward.findMany({
      where: rewardsEarnedBy(shopId, personId),
      orderBy: { id: 'desc' },
      take: PAGE,
    });
    const wallet = await tx.wallet.findUnique({ where: { shopId_personId_unit: { shopId, personId, unit: POINTS } } });
    if (rewards.length === 0 && !wallet) return null;
    return {
      shop: shopView(await tx.shop.findUniqueOrThrow({ where: { shopId } })),
      terms,
      rewards: rewards.map((reward) => rewardView(reward)),
      points: wallet && (await pointsWalletOf(tx, shopId, personId, terms, open, now)),
      redeemToken,
    };
  });
}

const rewardsEarnedBy = (shopId: ShopId, personId: string) =>
  ({ shopId, personId, side: 'advocate', rule: { not: REDEMPTION } }) as const;

/** Without the one too many that tells of more, and whose rest follows: the last one's id, or null. */
function onePage<Row extends { id: string }>(rows: Row[]): [Row[], string | null] {
  const shown = rows.slice(0, PAGE);
  return [shown, rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null];
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
