import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';
import { rewardView } from './reward-view.ts';
import type { RewardView } from './views.ts';

/** Enough for one sale. */
const MOST = 10;

/** What a customer holds a discount code for and hasn't spent, of either side, what ends first first. No gift cards: those are money. */
export async function loadUsableCodes(
  { readShop }: Database,
  shopId: ShopId,
  customerId: string,
  now: Date,
): Promise<RewardView[]> {
  return readShop(shopId, async (tx) => {
    const identifier = await tx.personIdentifier.findUnique({
      where: { shopId_kind_value: { shopId, kind: 'customer', value: customerId } },
    });
    if (!identifier) return [];
    const rewards = await tx.reward.findMany({
      where: {
        shopId,
        personId: identifier.personId,
        status: 'issued',
        wanted: { not: 'reversed' },
        code: { not: null },
        usedByOrder: null,
        // before the list is cut: many of them would leave no room for a discount
        NOT: { spec: { path: ['type'], equals: 'gift-card' } },
        OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
      },
      orderBy: [{ expiresAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take: MOST,
    });
    return rewards.map((reward) => rewardView(reward));
  });
}
