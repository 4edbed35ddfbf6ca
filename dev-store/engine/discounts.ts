import type { Discount, DiscountRefusal } from '../contract.ts';
import type { Engine } from './engine.ts';
import { nextId } from './ids.ts';
import { codeKey, indexRedeemCode } from './indexes.ts';
import { fromMinor, shareOf } from './money.ts';
import type { DiscountItems, DiscountRecord, RedeemCodeRecord } from './state.ts';

export function discountStatus(discount: DiscountRecord, now: string): Discount['status'] {
  if (discount.deactivatedAt) return 'deactivated';
  if (discount.endsAt && Date.parse(discount.endsAt) <= Date.parse(now)) return 'expired';
  if (Date.parse(discount.startsAt) > Date.parse(now)) return 'scheduled';
  return 'active';
}

export type FoundCode = { record: DiscountRecord; redeemCode: RedeemCodeRecord };

/** Codes are the same whatever their case. */
export function findRedeemCode({ state, indexes }: Engine, code: string): FoundCode | undefined {
  const found = indexes.redeemCodes.get(codeKey(code));
  return found && { record: state.discounts[found.discountId]!, redeemCode: found.redeemCode };
}

export function findDiscountByCode(engine: Engine, code: string): DiscountRecord | undefined {
  return findRedeemCode(engine, code)?.record;
}

export type NewDiscount = Omit<
  DiscountRecord,
  'id' | 'redeemCodes' | 'items' | 'usedCount' | 'usedByCustomerIds' | 'deactivatedAt' | 'createdAt' | 'updatedAt'
> & { items?: DiscountItems };

export function addDiscount(engine: Engine, input: NewDiscount): DiscountRecord {
  const at = engine.now();
  const record: DiscountRecord = {
    items: { kind: 'all' },
    ...input,
    id: nextId(engine.state, 'Discount'),
    redeemCodes: [],
    usedCount: 0,
    usedByCustomerIds: [],
    deactivatedAt: null,
    createdAt: at,
    updatedAt: at,
  };
  engine.state.discounts[record.id] = record;
  addRedeemCode(engine, record, record.code);
  engine.emit('discount', `created ${record.code}`, { id: record.id, code: record.code, title: record.title });
  return record;
}

export function addRedeemCode(engine: Engine, record: DiscountRecord, code: string): RedeemCodeRecord {
  const redeemCode = { id: nextId(engine.state, 'DiscountRedeemCode'), code, usedCount: 0 };
  record.redeemCodes.push(redeemCode);
  indexRedeemCode(engine.indexes, record, redeemCode);
  engine.changed('discounts', record.id);
  return redeemCode;
}

export function removeRedeemCodes(engine: Engine, record: DiscountRecord, ids: ReadonlySet<string>): void {
  for (const { id, code } of record.redeemCodes) if (ids.has(id)) engine.indexes.redeemCodes.delete(codeKey(code));
  record.redeemCodes = record.redeemCodes.filter(({ id }) => !ids.has(id));
  record.updatedAt = engine.now();
  engine.changed('discounts', record.id);
}

/** Shopify ends a deactivated discount now. */
export function deactivateDiscount(engine: Engine, record: DiscountRecord): void {
  const at = engine.now();
  Object.assign(record, { endsAt: at, deactivatedAt: at, updatedAt: at });
  engine.changed('discounts', record.id);
  engine.emit('discount', `deactivated ${record.code}`, { id: record.id, code: record.code });
}

export function deleteDiscount(engine: Engine, record: DiscountRecord): void {
  for (const { code } of record.redeemCodes) engine.indexes.redeemCodes.delete(codeKey(code));
  delete engine.state.discounts[record.id];
  engine.changed('discounts', record.id);
  engine.emit('discount', `deleted ${record.code}`, { id: record.id, code: record.code });
}

export function spendDiscount(engine: Engine, { record, redeemCode }: FoundCode, customerId: string | null): void {
  record.usedCount += 1;
  redeemCode.usedCount += 1;
  if (customerId) record.usedByCustomerIds.push(customerId);
  engine.changed('discounts', record.id);
}

/** null when the buyer isn't known yet: then only what depends on the person is left open. */
export type Buyer = { customerId: string | null } | null;

type Line = { productId: string; variantId: string; unitMinor: number; quantity: number };

/** What each line offers to the discount: its total, or nothing when the discount is for other products. */
export function eligibleMinor({ items }: DiscountRecord, lines: readonly Line[]): number[] {
  return lines.map((line) => {
    const isMeant =
      items.kind === 'all' || items.productIds.includes(line.productId) || items.variantIds.includes(line.variantId);
    return isMeant ? line.unitMinor * line.quantity : 0;
  });
}

export function refusalOf(
  found: FoundCode | undefined,
  sale: { lines: readonly Line[]; buyer: Buyer; channel: 'web' | 'pos'; now: string },
): DiscountRefusal | null {
  if (!found) return 'unknown';
  const { record, redeemCode } = found;
  const status = discountStatus(record, sale.now);
  if (status === 'deactivated') return 'inactive';
  if (status === 'expired') return 'expired';
  if (status === 'scheduled') return 'not_started';
  // "per discount code": each code of a discount has the limit for itself
  if (record.usageLimit !== null && redeemCode.usedCount >= record.usageLimit) return 'used_up';
  if (sale.buyer) {
    const { customerId } = sale.buyer;
    if (record.customerIds && !(customerId && record.customerIds.includes(customerId))) return 'other_customer';
    if (record.appliesOncePerCustomer && customerId && record.usedByCustomerIds.includes(customerId))
      return 'once_per_customer';
  }
  if (record.value.kind === 'free_shipping' && sale.channel === 'pos') return 'no_shipping';
  // A minimum counts only what the discount is for.
  const eligible = eligibleMinor(record, sale.lines).reduce((sum, minor) => sum + minor, 0);
  if (record.items.kind === 'products' && eligible === 0) return 'no_matching_items';
  if (record.minimumSubtotalMinor !== null && eligible < record.minimumSubtotalMinor) return 'below_minimum';
  return null;
}

/** What comes off the lines it is for; free shipping takes nothing off them. */
export function discountOnMinor({ value }: DiscountRecord, eligibleTotalMinor: number): number {
  switch (value.kind) {
    case 'percentage':
      return shareOf(eligibleTotalMinor, value.percentage);
    case 'fixed':
      return Math.min(value.amountMinor, eligibleTotalMinor);
    case 'free_shipping':
      return 0;
  }
}

export function toDiscount(engine: Engine, record: DiscountRecord): Discount {
  const currencyCode = engine.config.currencyCode;
  const { id, code, title, usageLimit, usedCount, appliesOncePerCustomer, customerIds, startsAt, endsAt, createdAt } =
    record;
  const { value, items } = record;
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
      value.kind === 'fixed'
        ? { kind: 'fixed', amount: { amount: fromMinor(value.amountMinor, currencyCode), currencyCode } }
        : value,
    productIds: items.kind === 'all' ? null : items.productIds,
    variantIds: items.kind === 'all' ? null : items.variantIds,
    codesCount: record.redeemCodes.length,
    minimumSubtotal: record.minimumSubtotalMinor === null ? null : fromMinor(record.minimumSubtotalMinor, currencyCode),
  };
}
