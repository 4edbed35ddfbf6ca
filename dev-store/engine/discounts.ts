import type { Discount, DiscountRefusal } from '../contract.ts';
import type { Engine } from './engine.ts';
import { nextId } from './ids.ts';
import { fromMinor, shareOf } from './money.ts';
import type { DiscountRecord } from './state.ts';

export function discountStatus(discount: DiscountRecord, now: string): Discount['status'] {
  if (discount.deactivatedAt) return 'deactivated';
  if (discount.endsAt && Date.parse(discount.endsAt) <= Date.parse(now)) return 'expired';
  if (Date.parse(discount.startsAt) > Date.parse(now)) return 'scheduled';
  return 'active';
}

/** Codes are the same whatever their case. */
export function findDiscountByCode(engine: Engine, code: string): DiscountRecord | undefined {
  const wanted = code.trim().toLowerCase();
  return Object.values(engine.state.discounts).find((discount) => discount.code.toLowerCase() === wanted);
}

export type NewDiscount = Omit<
  DiscountRecord,
  'id' | 'redeemCodeId' | 'usedCount' | 'usedByCustomerIds' | 'deactivatedAt' | 'createdAt' | 'updatedAt'
>;

export function addDiscount(engine: Engine, input: NewDiscount): DiscountRecord {
  const at = engine.now();
  const record: DiscountRecord = {
    ...input,
    id: nextId(engine.state, 'Discount'),
    redeemCodeId: nextId(engine.state, 'DiscountRedeemCode'),
    usedCount: 0,
    usedByCustomerIds: [],
    deactivatedAt: null,
    createdAt: at,
    updatedAt: at,
  };
  engine.state.discounts[record.id] = record;
  engine.changed();
  engine.emit('discount', `created ${record.code}`, { id: record.id, code: record.code, title: record.title });
  return record;
}

/** Shopify ends a deactivated discount now. */
export function deactivateDiscount(engine: Engine, record: DiscountRecord): void {
  const at = engine.now();
  Object.assign(record, { endsAt: at, deactivatedAt: at, updatedAt: at });
  engine.changed();
  engine.emit('discount', `deactivated ${record.code}`, { id: record.id, code: record.code });
}

export function deleteDiscount(engine: Engine, record: DiscountRecord): void {
  delete engine.state.discounts[record.id];
  engine.changed();
  engine.emit('discount', `deleted ${record.code}`, { id: record.id, code: record.code });
}

/** null when the buyer isn't known yet: then only what depends on the person is left open. */
export type Buyer = { customerId: string | null } | null;

export function refusalOf(
  discount: DiscountRecord | undefined,
  subtotalMinor: number,
  buyer: Buyer,
  now: string,
): DiscountRefusal | null {
  if (!discount) return 'unknown';
  const status = discountStatus(discount, now);
  if (status === 'deactivated') return 'inactive';
  if (status === 'expired') return 'expired';
  if (status === 'scheduled') return 'not_started';
  if (discount.usageLimit !== null && discount.usedCount >= discount.usageLimit) return 'used_up';
  if (buyer) {
    const { customerId } = buyer;
    if (discount.customerIds && !(customerId && discount.customerIds.includes(customerId))) return 'other_customer';
    if (discount.appliesOncePerCustomer && customerId && discount.usedByCustomerIds.includes(customerId))
      return 'once_per_customer';
  }
  if (discount.minimumSubtotalMinor !== null && subtotalMinor < discount.minimumSubtotalMinor) return 'below_minimum';
  return null;
}

export function discountOnMinor(discount: DiscountRecord, subtotalMinor: number): number {
  if (discount.value.kind === 'percentage') return shareOf(subtotalMinor, discount.value.percentage);
  return Math.min(discount.value.amountMinor, subtotalMinor);
}

export function toDiscount(engine: Engine, record: DiscountRecord): Discount {
  const currencyCode = engine.config.currencyCode;
  const { id, code, title, usageLimit, usedCount, appliesOncePerCustomer, customerIds, startsAt, endsAt, createdAt } =
    record;
  return {
    id,
    code,
    title,
    usageLimit,
    usedCount,
    appliesOncePerCustomer,
    customerIds,
    startsAt,
    endsAt,
    createdAt,
    status: discountStatus(record, engine.now()),
    value:
      record.value.kind === 'percentage'
        ? record.value
        : { kind: 'fixed', amount: { amount: fromMinor(record.value.amountMinor, currencyCode), currencyCode } },
    minimumSubtotal: record.minimumSubtotalMinor === null ? null : fromMinor(record.minimumSubtotalMinor, currencyCode),
  };
}
