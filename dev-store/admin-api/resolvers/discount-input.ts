import type { NewDiscount } from '../../engine/discounts.ts';
import { findDiscountByCode } from '../../engine/discounts.ts';
import type { Engine } from '../../engine/engine.ts';
import { idOfGid } from '../../engine/ids.ts';
import { toMinor } from '../../engine/money.ts';
import { notImplemented } from '../refuse.ts';

export type DiscountCodeBasicInput = {
  title?: string | null;
  code?: string | null;
  startsAt?: string | null;
  endsAt?: string | null;
  usageLimit?: number | null;
  appliesOncePerCustomer?: boolean | null;
  recurringCycleLimit?: number | null;
  tags?: string[] | null;
  context?: {
    all?: 'ALL';
    customers?: { add?: string[] | null; remove?: string[] | null };
    customerSegments?: unknown;
    markets?: unknown;
  } | null;
  customerSelection?: unknown;
  customerGets?: {
    value?: {
      percentage?: number | null;
      discountAmount?: { amount?: string | null; appliesOnEachItem?: boolean | null } | null;
      discountOnQuantity?: unknown;
    } | null;
    items?: { all?: boolean | null; products?: unknown; collections?: unknown } | null;
    appliesOnOneTimePurchase?: boolean | null;
    appliesOnSubscription?: boolean | null;
  } | null;
  minimumRequirement?: {
    subtotal?: { greaterThanOrEqualToSubtotal?: string | null } | null;
    quantity?: unknown;
  } | null;
  combinesWith?: {
    orderDiscounts?: boolean | null;
    productDiscounts?: boolean | null;
    shippingDiscounts?: boolean | null;
    productDiscountsWithTagsOnSameCartLine?: unknown;
  } | null;
};

export type DiscountUserError = { field: string[]; code: string; message: string; extraInfo: null };

const LONGEST_TEXT = 255;
const MOST_CUSTOMERS = 100;

/** Collects userErrors in Shopify's words; the parts are only meaningful when there are none. */
export function readDiscountInput(
  engine: Engine,
  input: DiscountCodeBasicInput,
): { discount: NewDiscount; userErrors: DiscountUserError[] } {
  const userErrors: DiscountUserError[] = [];
  const refuse = (path: string, code: string, message: string) => {
    userErrors.push({ field: ['basicCodeDiscount', ...path.split('.')], code, message, extraInfo: null });
  };
  refuseUnknownParts(input);
  const title = readText('title', 'Title', input.title, refuse);
  const code = readText('code', 'Code', input.code, refuse);
  if (code && /[\r\n]/.test(code)) refuse('code', 'INVALID', 'Code contains invalid characters');
  if (code && findDiscountByCode(engine, code))
    refuse('code', 'TAKEN', 'Code must be unique. Please try a different code.');
  if (!input.startsAt) refuse('startsAt', 'BLANK', "Starts at can't be blank");
  if (input.startsAt && input.endsAt && Date.parse(input.endsAt) <= Date.parse(input.startsAt)) {
    refuse('endsAt', 'END_DATE_BEFORE_START_DATE', 'Ends at needs to be after starts_at');
  }
  if (input.usageLimit != null && input.usageLimit < 1)
    refuse('usageLimit', 'GREATER_THAN', 'Usage limit must be greater than 0');
  return {
    userErrors,
    discount: {
      title,
      code,
      startsAt: input.startsAt ? toIso(input.startsAt) : '',
      endsAt: input.endsAt ? toIso(input.endsAt) : null,
      usageLimit: input.usageLimit ?? null,
      appliesOncePerCustomer: input.appliesOncePerCustomer ?? false,
      value: readValue(engine, input, refuse),
      customerIds: readCustomers(engine, input, refuse),
      minimumSubtotalMinor: readMinimum(engine, input, refuse),
      combinesWith: {
        orderDiscounts: input.combinesWith?.orderDiscounts ?? false,
        productDiscounts: input.combinesWith?.productDiscounts ?? false,
        shippingDiscounts: input.combinesWith?.shippingDiscounts ?? false,
      },
    },
  };
}

type Refuse = (path: string, code: string, message: string) => void;

function toIso(value: string): string {
  return new Date(value).toISOString();
}

function refuseUnknownParts({
  customerSelection,
  recurringCycleLimit,
  tags,
  context,
  customerGets,
  minimumRequirement,
  combinesWith,
}: DiscountCodeBasicInput): void {
  if (customerSelection != null) notImplemented('customerSelection (deprecated: use context)');
  if (recurringCycleLimit != null) notImplemented('recurringCycleLimit');
  if (tags?.length) notImplemented('tags on discounts');
  if (context?.customerSegments || context?.markets) notImplemented('discounts for segments or markets');
  if (customerGets?.value?.discountOnQuantity) notImplemented('discountOnQuantity');
  if (customerGets?.value?.discountAmount?.appliesOnEachItem) notImplemented('appliesOnEachItem: true');
  if (customerGets?.items?.products || customerGets?.items?.collections)
    notImplemented('discounts on some products only');
  if (customerGets?.appliesOnSubscription) notImplemented('appliesOnSubscription');
  if (minimumRequirement?.quantity && !minimumRequirement.subtotal) notImplemented('minimum quantities');
  if (combinesWith?.productDiscountsWithTagsOnSameCartLine) notImplemented('productDiscountsWithTagsOnSameCartLine');
}

function readText(path: string, label: string, value: string | null | undefined, refuse: Refuse): string {
  const text = value?.trim() ?? '';
  if (!text) refuse(path, 'BLANK', `${label} can't be blank`);
  if (text.length > LONGEST_TEXT)
    refuse(path, 'TOO_LONG', `${label} is too long (maximum is ${LONGEST_TEXT} characters)`);
  return text;
}

function readValue(engine: Engine, { customerGets }: DiscountCodeBasicInput, refuse: Refuse): NewDiscount['value'] {
  const nothing = { kind: 'percentage', percentage: 0 } as const;
  if (!customerGets?.items?.all)
    refuse(
      'customerGets.items',
      customerGets?.items ? 'APPLIES_ON_NOTHING' : 'MISSING_ARGUMENT',
      'Items in customer get must be specified',
    );
  const { percentage, discountAmount } = customerGets?.value ?? {};
  if (percentage != null && discountAmount) {
    refuse(
      'customerGets.value',
      'TOO_MANY_ARGUMENTS',
      'Only one of percentage, discountAmount or discountOnQuantity can be given',
    );
    return nothing;
  }
  if (percentage != null) {
    if (!(percentage > 0 && percentage <= 1))
      refuse('customerGets.value.percentage', 'VALUE_OUTSIDE_RANGE', 'Value must be between 0.0 and 1.0');
    return { kind: 'percentage', percentage };
  }
  if (discountAmount?.amount == null) {
    refuse('customerGets.value', 'MISSING_ARGUMENT', 'A percentage or a discountAmount must be given');
    return nothing;
  }
  return {
    kind: 'fixed',
    amountMinor: readAmount(engine, 'customerGets.value.discountAmount.amount', discountAmount.amount, refuse),
  };
}

function readAmount(engine: Engine, path: string, amount: string, refuse: Refuse): number {
  try {
    const minor = toMinor(amount, engine.config.currencyCode);
    if (minor <= 0) refuse(path, 'GREATER_THAN', 'Amount must be greater than 0');
    return minor;
  } catch {
    refuse(path, 'INVALID', `Amount is not an amount of ${engine.config.currencyCode}`);
    return 0;
  }
}

function readCustomers(engine: Engine, { context }: DiscountCodeBasicInput, refuse: Refuse): string[] | null {
  if (!context) {
    refuse('context', 'MISSING_ARGUMENT', 'A buyer context must be given');
    return null;
  }
  if (context.all) return null;
  if (context.customers?.remove?.length) notImplemented('context.customers.remove on creation');
  const gids = context.customers?.add ?? [];
  if (gids.length === 0) refuse('context.customers.add', 'BLANK', "Customers can't be blank");
  if (gids.length > MOST_CUSTOMERS)
    refuse('context.customers.add', 'EXCEEDED_MAX', `At most ${MOST_CUSTOMERS} customers can be added`);
  return gids.map((customerGid) => {
    const id = idOfGid(customerGid, 'Customer');
    if (!id || !engine.state.customers[id])
      refuse('context.customers.add', 'INVALID', `Customer ${customerGid} is invalid`);
    return id ?? '';
  });
}

function readMinimum(engine: Engine, { minimumRequirement }: DiscountCodeBasicInput, refuse: Refuse): number | null {
  if (!minimumRequirement) return null;
  if (minimumRequirement.subtotal && minimumRequirement.quantity) {
    refuse(
      'minimumRequirement',
      'MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT',
      'Only one of minimum subtotal and minimum quantity can be given',
    );
    return null;
  }
  const amount = minimumRequirement.subtotal?.greaterThanOrEqualToSubtotal;
  return amount == null
    ? null
    : readAmount(engine, 'minimumRequirement.subtotal.greaterThanOrEqualToSubtotal', amount, refuse);
}
