import { currentSubtotalMinor, discrepancyMinor } from '../../../dev-store/engine/order-sums.ts';
import type { OrderRecord } from '../../../dev-store/engine/state.ts';
import type { Lived } from '../send.ts';
import type { Reward, Terms } from '../shops.ts';
import type { StoreMemory } from '../store-client.ts';
import { currencyDigits } from './money.ts';

/**
 * What must have come of it all, reckoned from the shop's own memory and what the buyers did: a second, simple telling of
 * the rules that shares no line with the product.
 */
export type ExpectedOrder = {
  orderId: string;
  name: string;
  outcome: 'not-referred' | 'rejected' | 'held' | 'approved';
  /** subtotal after discounts and all that was paid back */
  remainingMinor: number;
  isCancelled: boolean;
  financial: 'pending' | 'paid' | 'voided' | 'refunded' | 'partially_refunded';
  updatedAt: string;
};

export type ExpectedReward = {
  rule: 'welcome.friend' | 'first-purchase.advocate' | 'first-purchase.friend';
  beneficiary: 'advocate' | 'friend';
  spec: Reward;
  status: 'issued' | 'pending';
  /** points or minor units that must stand in the ledger for it; null where Shopify carries it */
  amount: number | null;
};

export type ExpectedFriend = {
  email: string;
  advocateEmail: string;
  claimed: boolean;
  orders: ExpectedOrder[];
  rewards: ExpectedReward[];
};

/** `termsOf` tells what a version promises. */
export function expectFriend(
  lived: Lived,
  memory: StoreMemory,
  termsOf: (versionId: string) => Terms,
  now: Date,
): ExpectedFriend {
  const { life, shop } = lived;
  const terms = lived.visit ? termsOf(lived.visit.versionId) : null;
  const records = lived.orderIds.map((id) => memory.orders[id]!).sort(byProcessed);
  const orders: ExpectedOrder[] = [];
  let winner: OrderRecord | null = null;
  let hasBought = false;
  for (const record of records) {
    const outcome = outcomeOf(record, lived, terms, hasBought);
    if (outcome === 'approved') winner = record;
    hasBought ||= isPurchase(record);
    orders.push({
      orderId: record.id,
      name: record.name,
      outcome,
      remainingMinor: remainingMinor(record),
      isCancelled: record.cancelledAt !== null,
      financial: financialOf(record),
      updatedAt: wholeSeconds(record.updatedAt),
    });
  }
  return {
    email: life.email,
    advocateEmail: shop.advocates[life.advocate]!.email,
    claimed: lived.claimed !== null,
    orders,
    rewards: terms ? rewardsOf(lived, terms, winner, now) : [],
  };
}

function outcomeOf(
  record: OrderRecord,
  { life }: Lived,
  terms: Terms | null,
  hasBought: boolean,
): ExpectedOrder['outcome'] {
  const isReferred = life.way === 'claim' || (life.way === 'visit' && '_ricochet_visit' in record.attributes);
  if (!terms || !isReferred) return 'not-referred';
  if (hasBought || record.cancelledAt !== null) return 'rejected';
  if (remainingMinor(record) < Math.max(terms.conditions.minimumSubtotalMinor, 1)) return 'rejected';
  if (record.paid && financialOf(record) === 'refunded') return 'rejected';
  return record.paid ? 'approved' : 'held';
}

function rewardsOf(lived: Lived, terms: Terms, winner: OrderRecord | null, now: Date): ExpectedReward[] {
  const rewards: ExpectedReward[] = [];
  if (lived.claimed && terms.welcome)
    rewards.push({
      rule: 'welcome.friend',
      beneficiary: 'friend',
      spec: terms.welcome,
      status: 'issued',
      amount: amountOf(terms.welcome, 0, terms.currency),
    });
  if (!winner) return rewards;
  const isFinal = new Date(winner.processedAt).getTime() + terms.waitingDays * 86_400_000 <= now.getTime();
  for (const beneficiary of ['advocate', 'friend'] as const) {
    const spec = terms.firstPurchase[beneficiary];
    if (spec)
      rewards.push({
        rule: `first-purchase.${beneficiary}`,
        beneficiary,
        spec,
        status: isFinal ? 'issued' : 'pending',
        amount: amountOf(spec, remainingMinor(winner), terms.currency),
      });
  }
  return rewards;
}

/** What the ledger must hold for a reward; what follows the order's amount follows its refunds too. */
function amountOf(spec: Reward, baseMinor: number, currency: string): number | null {
  switch (spec.type) {
    case 'points':
      return spec.points;
    case 'points-per-amount':
      return Math.floor(baseMinor / 10 ** currencyDigits(currency)) * spec.pointsPerUnit;
    case 'commission':
      return Math.floor((baseMinor * spec.basisPoints) / 10_000 + 0.5);
    default:
      return null;
  }
}

/** Shopify's order of purchases: by whole second, then by id. */
function byProcessed(a: OrderRecord, b: OrderRecord): number {
  return (
    wholeSeconds(a.processedAt).localeCompare(wholeSeconds(b.processedAt)) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1)
  );
}

export const wholeSeconds = (iso: string): string => `${iso.slice(0, 19)}.000Z`;

/** Who paid once is a customer, refunded or not; a sale that was called off never was one. */
const isPurchase = (record: OrderRecord): boolean =>
  record.paid && record.cancelledAt === null && record.subtotalMinor > 0;

export function remainingMinor(record: OrderRecord): number {
  return Math.max(0, currentSubtotalMinor(record) - Math.max(0, discrepancyMinor(record)));
}

function financialOf(record: OrderRecord): ExpectedOrder['financial'] {
  if (!record.paid) return record.cancelledAt ? 'voided' : 'pending';
  const paidBackMinor = record.refunds.reduce((sum, refund) => sum + (refund.transaction?.minor ?? 0), 0);
  if (paidBackMinor === 0) return 'paid';
  return paidBackMinor >= record.totalMinor ? 'refunded' : 'partially_refunded';
}
