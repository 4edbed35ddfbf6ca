import { advocateLink } from '../domain/attribution/advocate-code.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { rewardView } from './reward-view.ts';
import { labelOf, type Open, shopView } from './shop-view.ts';
import type { CustomerStory, OrderStory, ReferralState, StoryReferral } from './views.ts';

/** Enough to answer a customer; the app's own page has the rest. */
const MOST = 5;

/** What there is to know of a customer (D6): as an advocate, as somebody's friend, what they hold. Null = nothing. */
export async function loadCustomerStory(
  { readShop }: Database,
  shopId: ShopId,
  customerId: string,
  open: Open,
): Promise<CustomerStory | null> {
  return readShop(shopId, async (tx) => {
    const identifier = await tx.personIdentifier.findUnique({
      where: { shopId_kind_value: { shopId, kind: 'customer', value: customerId } },
    });
    if (!identifier) return null;
    const { personId } = identifier;
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    // one in each programme they took part in, the newest first
    const advocates = await tx.advocate.findMany({ where: { shopId, personId }, orderBy: { createdAt: 'desc' } });
    const [advocate] = advocates;
    const theirs = { shopId, advocateId: { in: advocates.map(({ id }) => id) } };
    const wallets = await tx.wallet.findMany({ where: { shopId, personId }, orderBy: { unit: 'desc' } });
    const cameBy = await tx.referral.findFirst({ where: { shopId, friendId: personId }, orderBy: { id: 'desc' } });
    const brought = await tx.referral.findMany({ where: theirs, orderBy: { id: 'desc' }, take: MOST });
    const counts = await tx.referral.groupBy({ by: ['state'], where: theirs, _count: true });
    const countOf = (...states: ReferralState[]) =>
      counts
        .filter(({ state }) => states.includes(state as ReferralState))
        .reduce((sum, { _count }) => sum + _count, 0);
    const named = await namesOf(tx, shopId, cameBy ? [cameBy, ...brought] : brought, open);
    return {
      shop: shopView(shop),
      personId,
      advocate: advocate
        ? {
            code: advocate.code,
            link: advocateLink(shop.storefrontUrl, advocate.code),
            rewarded: countOf('rewarded'),
            waiting: countOf('joined', 'order-waiting'),
            refused: countOf('not-eligible'),
          }
        : null,
      balances: wallets.map(({ unit, available, pending }) => ({
        unit,
        available: Number(available),
        pending: Number(pending),
      })),
      cameBy: cameBy && named(cameBy),
      brought: brought.map(named),
    };
  });
}

/** What became of an order (D6): whose friend bought, what was decided and what came of it. Null = not referred, or not seen yet. */
export async function loadOrderStory(
  { readShop }: Database,
  shopId: ShopId,
  orderId: string,
  open: Open,
): Promise<OrderStory | null> {
  return readShop(shopId, async (tx) => {
    const verdict = await tx.verdict.findUnique({
      where: { shopId_subjectKind_subjectId: { shopId, subjectKind: 'order', subjectId: orderId } },
    });
    const referral = verdict?.referralId
      ? await tx.referral.findUnique({ where: { shopId_id: { shopId, id: verdict.referralId } } })
      : null;
    if (!verdict || !referral) return null;
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    // what this order brought; the referral's other rewards came by others
    const causes = new Set((verdict.grants as { cause: string }[]).map(({ cause }) => cause));
    const rewards = await tx.reward.findMany({
      where: { shopId, referralId: referral.id },
      orderBy: { createdAt: 'asc' },
    });
    return {
      shop: shopView(shop),
      referral: (await namesOf(tx, shopId, [referral], open))(referral),
      outcome: verdict.outcome as OrderStory['outcome'],
      reason: verdict.reason,
      rewards: rewards.filter(({ cause }) => causes.has(cause)).map((reward) => rewardView(reward)),
    };
  });
}

type Stored = Awaited<ReturnType<ShopTransaction['referral']['findMany']>>[number];

async function namesOf(tx: ShopTransaction, shopId: ShopId, referrals: readonly Stored[], open: Open) {
  const advocates = await tx.advocate.findMany({
    where: { shopId, id: { in: referrals.flatMap(({ advocateId }) => advocateId ?? []) } },
  });
  const persons = await tx.person.findMany({
    where: {
      shopId,
      id: { in: [...referrals.map(({ friendId }) => friendId), ...advocates.map(({ personId }) => personId)] },
    },
  });
  const label = (personId: string | undefined) =>
    labelOf(
      persons.find(({ id }) => id === personId),
      open,
    );
  return (referral: Stored): StoryReferral => ({
    id: referral.id,
    state: referral.state as ReferralState,
    reason: referral.reason,
    friendLabel: label(referral.friendId),
    advocateLabel: label(advocates.find(({ id }) => id === referral.advocateId)?.personId),
  });
}
