import type { NewDiscount } from '../../engine/discounts.ts';
import { findDiscountByCode } from '../../engine/discounts.ts';
import type { Engine } from '../../engine/engine.ts';
import { idOfGid } from '../../engine/ids.ts';
import { toMinor } from '../../engine/money.ts';
import type { DiscountItems } from '../../engine/state.ts';
import { notImplemented } from '../refuse.ts';

/** What codes for money off and codes for free shipping are made with alike. */
type DiscountCodeInput = {
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

export type DiscountCodeBasicInput = DiscountCodeInput & {
  customerGets?: {
    value?: {
      percentage?: number | null;
      discountAmount?: { amount?: string | null; appliesOnEachItem?: boolean | null } | null;
      discountOnQuantity?: unknown;
    } | null;
    items?: { all?: boolean | null; products?: ProductsInput | null; collections?: unknown } | null;
    appliesOnOneTimePurchase?: boolean | null;
    appliesOnSubscription?: boolean | null;
  } | null;
};

type ProductsInput = {
  productsToAdd?: string[] | null;
  productVariantsToAdd?: string[] | null;
  productsToRemove?: string[] | null;
  productVariantsToRemove?: string[] | null;
};

export type DiscountCodeFreeShippingInput = DiscountCodeInput & {
  destination?: { all?: boolean | null; countries?: unknown } | null;
  maximumShippingPrice?: string | null;
  appliesOnOneTimePurchase?: boolean | null;
  appliesOnSubscription?: boolean | null;
};

export type DiscountUserError = { field: string[]; code: string; message: string; extraInfo: null };

const LONGEST_TEXT = 255;
const MOST_CUSTOMERS = 100;

type Read = { discount: NewDiscount; userErrors: DiscountUserError[] };

/** Collects userErrors in Shopify's words; the parts are only meaningful when there are none. */
export function readBasicInput(engine: Engine, input: DiscountCodeBasicInput): Read {
  const { userErrors, refuse } = collectErrors('basicCodeDiscount');
  refuseUnknownParts(input);
  refuseUnknownGets(input);
  const items = readItems(engine, input, refuse);
  const value = readValue(engine, input, refuse);
  return { userErrors, discount: { ...readCommon(engine, input, refuse), items, value } };
}

export function readFreeShippingInput(engine: Engine, input: DiscountCodeFreeShippingInput): Read {
  const { userErrors, refuse } = collectErrors('freeShippingCodeDiscount');
  refuseUnknownParts(input);
  if (input.destination?.countries) notImplemented('free shipping to some countries only');
  if (input.maximumShippingPrice != null) notImplemented('maximumShippingPrice');
  if (input.appliesOnSubscription) notImplemented('appliesOnSubscription');
  if (input.destination?.all !== true)
    refuse('destination', 'MISSING_ARGUMENT', 'Destination must be specified: all or countries');
  if (input.combinesWith?.shippingDiscounts)
    refuse(
      'combinesWith',
      'INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS',
      'The combinesWith settings are not valid for the discount class.',
    );
  return {
    userErrors,
    discount: { ...readCommon(engine, input, refuse), items: { kind: 'all' }, value: { kind: 'free_shipping' } },
  };
}

function collectErrors(argument: string): { userErrors: DiscountUserError[]; refuse: Refuse } {
  const userErrors: DiscountUserError[] = [];
  const refuse: Refuse = (path, code, message) => {
    userErrors.push({ field: [argument, ...path.split('.')], code, message, extraInfo: null });
  };
  return { userErrors, refuse };
}

function readCommon(engine: Engine, input: DiscountCodeInput, refuse: Refuse): Omit<NewDiscount, 'items' | 'value'> {
  const title = readText('title', 'Title', input.title, refuse);
  const code = readText('code', 'Code', input.code, refuse);
  if (code && isBadCode(code)) refuse('code', 'INVALID', 'Code contains invalid characters');
  if (code && findDiscountByCode(engine, code))
    refuse('code', 'TAKEN', 'Code must be unique. Please try a different code.');
  if (!input.startsAt) refuse('startsAt', 'BLANK', "Starts at can't be blank");
  if (input.startsAt && input.endsAt && Date.parse(input.endsAt) <= Date.parse(input.startsAt)) {
    refuse('endsAt', 'END_DATE_BEFORE_START_DATE', 'Ends at needs to be after starts_at');
  }
  if (input.usageLimit != null && input.usageLimit < 1)
    refuse('usageLimit', 'GREATER_THAN', 'Usage limit must be greater than 0');
  return {
    title,
    code,
    startsAt: input.startsAt ? toIso(input.startsAt) : '',
    endsAt: input.endsAt ? toIso(input.endsAt) : null,
    usageLimit: input.usageLimit ?? null,
    appliesOncePerCustomer: input.appliesOncePerCustomer ?? false,
    customerIds: readCustomers(engine, input, refuse),
    minimumSubtotalMinor: readMinimum(engine, input, refuse),
    combinesWith: {
      orderDiscounts: input.combinesWith?.orderDiscounts ?? false,
      productDiscounts: input.combinesWith?.productDiscounts ?? false,
      shippingDiscounts: input.combinesWith?.shippingDiscounts ?? false,
    },
  };
}

export function isBadCode(code: string): boolean {
  return /[\r\n]/.test(code) || code.length > LONGEST_TEXT;
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
  minimumRequirement,
  combinesWith,
}: DiscountCodeInput): void {
  if (customerSelection != null) notImplemented('customerSelection (deprecated: use context)');
  if (recurringCycleLimit != null) notImplemented('recurringCycleLimit');
  if (tags?.length) notImplemented('tags on discounts');
  if (context?.customerSegments || context?.markets) notImplemented('discounts for segments or markets');
  if (minimumRequirement?.quantity && !minimumRequirement.subtotal) notImplemented('minimum quantities');
  if (combinesWith?.productDiscountsWithTagsOnSameCartLine) notImplemented('productDiscountsWithTagsOnSameCartLine');
}

function refuseUnknownGets({ customerGets }: DiscountCodeBasicInput): void {
  const { value, items } = customerGets ?? {};
  if (value?.discountOnQuantity) notImplemented('discountOnQuantity');
  if (value?.discountAmount?.appliesOnEachItem) notImplemented('appliesOnEachItem: true');
  if (items?.collections) notImplemented('discounts on collections');
  if (items?.products?.productsToRemove || items?.products?.productVariantsToRemove)
    notImplemented('removing products on creation');
  if (customerGets?.appliesOnSubscription) notImplemented('appliesOnSubscription');
}

function readItems(engine: Engine, { customerGets }: DiscountCodeBasicInput, refuse: Refuse): DiscountItems {
  const { items } = customerGets ?? {};
  const path = 'customerGets.items';
  if (items?.all && items.products) refuse(path, 'TOO_MANY_ARGUMENTS', 'Only one of all, products, collections');
  if (!items?.products) {
    if (!items?.all)
      refuse(path, items ? 'APPLIES_ON_NOTHING' : 'MISSING_ARGUMENT', 'Items in customer get must be specified');
    return { kind: 'all' };
  }
  const { productsToAdd, productVariantsToAdd } = items.products;
  const { products } = engine.state;
  const productIds = knownIds(
    'Product',
    'Product',
    productsToAdd ?? [],
    products.map(({ id }) => id),
    (message) => refuse(`${path}.products.productsToAdd`, 'INVALID', message),
  );
  const variantIds = knownIds(
    'ProductVariant',
    'Product variant',
    productVariantsToAdd ?? [],
    products.map(({ variantId }) => variantId),
    (message) => refuse(`${path}.products.productVariantsToAdd`, 'INVALID', message),
  );
  if (!productsToAdd?.length && !productVariantsToAdd?.length)
    refuse(`${path}.products`, 'APPLIES_ON_NOTHING', 'Items in customer get must be specified');
  if (products.some(({ id, variantId }) => productIds.includes(id) && variantIds.includes(variantId)))
    refuse(`${path}.products`, 'CONFLICT', 'A product and a variant of it cannot both be given');
  return { kind: 'products', productIds, variantIds };
}

function knownIds(
  type: string,
  label: string,
  gids: readonly string[],
  known: readonly string[],
  refuse: (message: string) => void,
): string[] {
  return [...new Set(gids)].flatMap((given) => {
    const id = idOfGid(given, type);
    if (id && known.includes(id)) return [id];
    refuse(`${label} with id: ${id ?? given} is invalid`);
    return [];
  });
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

function readCustomers(engine: Engine, { context }: DiscountCodeInput, refuse: Refuse): string[] | null {
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

function readMinimum(engine: Engine, { minimumRequirement }: DiscountCodeInput, refuse: Refuse): number | null {
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
