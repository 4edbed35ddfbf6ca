import type { RewardSpec, Side } from '../domain/rewards/reward-spec.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { REDEMPTION } from '../domain/verdict/decide-redemption.ts';
import { levelOf } from '../domain/verdict/outcome.ts';
import type { ShopTransaction } from '../persistence/database.server.ts';
import type { RewardState, RewardView } from './views.ts';

export type StoredReward = Awaited<ReturnType<ShopTransaction['reward']['findMany']>>[number];

/** @param orderNames names of the orders that rewards were spent on, by id */
export function rewardView(reward: StoredReward, orderNames: ReadonlyMap<string, string> = new Map()): RewardView {
  const isGone = reward.wanted === 'reversed';
  return {
    id: reward.id,
    side: reward.side as Side,
    spec: reward.spec as RewardSpec,
    state: (isGone ? 'reversed' : reward.status) as RewardState,
    code: reward.code,
    shopifyPath: shopifyPath(reward.shopifyGid),
    finalAt: reward.finalAt.toISOString(),
    issuedAt: reward.issuedAt?.toISOString() ?? null,
    expiresAt: reward.expiresAt?.toISOString() ?? null,
    withheldUntil: null,
    reason: failureOf(reward.error),
    amount: reward.amount === null ? null : Number(reward.amount),
    usedOnOrder: reward.usedByOrder && (orderNames.get(reward.usedByOrder) ?? reward.usedByOrder),
    isRedemption: reward.rule === REDEMPTION,
    level: levelOf(reward.cause),
    personId: reward.personId,
  };
}

/** Where Shopify's admin shows it: discounts, gift cards and customers have pages of their own. */
function shopifyPath(gid: string | null): string | null {
  const [, kind, id] = /^gid:\/\/shopify\/(\w+)\/(\d+)/.exec(gid ?? '') ?? [];
  if (!kind || !id) return null;
  if (kind.startsWith('Discount')) return `discounts/${id}`;
  return kind === 'GiftCard' ? `gift_cards/${id}` : kind === 'Customer' ? `customers/${id}` : null;
}

/** Shopify's first reason, or our own ('unclear'). */
function failureOf(error: unknown): string | null {
  const [first] = Array.isArray(error) ? (error as { code?: string }[]) : [];
  return first?.code ?? null;
}

/** Names of the orders that rewards were spent on, by id. */
export async function orderNamesOf(
  tx: ShopTransaction,
  shopId: ShopId,
  rewards: readonly StoredReward[],
): Promise<ReadonlyMap<string, string>> {
  const ids = rewards.flatMap(({ usedByOrder }) => (usedByOrder ? [usedByOrder] : []));
  const orders = ids.length > 0 ? await tx.orderFact.findMany({ where: { shopId, id: { in: ids } } }) : [];
  return new Map(orders.map(({ id, facts }) => [id, (facts as { name?: string }).name ?? id]));
}
