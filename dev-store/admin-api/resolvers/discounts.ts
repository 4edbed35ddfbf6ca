import {
  addDiscount,
  deactivateDiscount,
  deleteDiscount,
  discountStatus,
  findDiscountByCode,
} from '../../engine/discounts.ts';
import { gid, idOfGid } from '../../engine/ids.ts';
import type { DiscountItems, DiscountRecord, RedeemCodeRecord } from '../../engine/state.ts';
import { toGraphqlTime } from '../../engine/time.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { ApiContext, Field } from '../context.ts';
import { notImplemented } from '../refuse.ts';
import { isIndexed, matchesText, parseSearch, type Term } from '../search.ts';
import { customerNode } from './customers.ts';
import {
  type DiscountCodeBasicInput,
  type DiscountCodeFreeShippingInput,
  readBasicInput,
  readFreeShippingInput,
} from './discount-input.ts';
import { moneyV2 } from './money.ts';
import { productNode, variantNode } from './products.ts';

/** A deactivated discount is, for the API, one that has ended. */
function statusOf(record: DiscountRecord, { engine }: ApiContext): 'ACTIVE' | 'EXPIRED' | 'SCHEDULED' {
  const status = discountStatus(record, engine.now());
  return status === 'active' ? 'ACTIVE' : status === 'scheduled' ? 'SCHEDULED' : 'EXPIRED';
}

function discountCode(record: DiscountRecord, context: ApiContext) {
  return record.value.kind === 'free_shipping' ? freeShipping(record, context) : moneyOff(record, context);
}

function moneyOff(record: DiscountRecord, context: ApiContext) {
  const { currencyCode } = context.engine.config;
  const { value, items } = record;
  return {
    ...commonFields(record, context),
    __typename: 'DiscountCodeBasic',
    discountClasses: [items.kind === 'all' ? 'ORDER' : 'PRODUCT'],
    customerGets: {
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      items: items.kind === 'all' ? { __typename: 'AllDiscountItems', allItems: true } : productsNode(items, context),
      value:
        value.kind === 'fixed'
          ? {
              __typename: 'DiscountAmount',
              amount: moneyV2(value.amountMinor, currencyCode),
              appliesOnEachItem: false,
            }
          : value.kind === 'percentage' && { __typename: 'DiscountPercentage', percentage: value.percentage },
    },
  };
}

function productsNode({ productIds, variantIds }: Extract<DiscountItems, { kind: 'products' }>, context: ApiContext) {
  const { products } = context.engine.state;
  return {
    __typename: 'DiscountProducts',
    products: (args: ConnectionArgs) =>
      connection(
        products.filter(({ id }) => productIds.includes(id)),
        args,
        (product) => productNode(product, context),
      ),
    productVariants: (args: ConnectionArgs) =>
      connection(
        products.filter(({ variantId }) => variantIds.includes(variantId)),
        args,
        (product) => variantNode(product, context),
      ),
  };
}

function freeShipping(record: DiscountRecord, context: ApiContext) {
  return {
    ...commonFields(record, context),
    __typename: 'DiscountCodeFreeShipping',
    discountClasses: ['SHIPPING'],
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: false,
    destinationSelection: { __typename: 'DiscountCountryAll', allCountries: true },
    maximumShippingPrice: null,
  };
}

type CodesArgs = ConnectionArgs & { query?: string | null; sortKey?: string; savedSearchId?: string };

function commonFields(record: DiscountRecord, context: ApiContext) {
  const { customerIds, minimumSubtotalMinor, combinesWith, redeemCodes } = record;
  return {
    title: record.title,
    status: () => statusOf(record, context),
    startsAt: toGraphqlTime(record.startsAt),
    endsAt: record.endsAt && toGraphqlTime(record.endsAt),
    createdAt: toGraphqlTime(record.createdAt),
    updatedAt: toGraphqlTime(record.updatedAt),
    usageLimit: record.usageLimit,
    asyncUsageCount: record.usedCount,
    appliesOncePerCustomer: record.appliesOncePerCustomer,
    recurringCycleLimit: null,
    tags: [],
    codesCount: { count: redeemCodes.length, precision: 'EXACT' },
    codes: (args: CodesArgs) => {
      if (args.query || args.savedSearchId) notImplemented('searching the codes of a discount');
      if (args.sortKey && args.sortKey !== 'ID') notImplemented(`codes(sortKey: ${args.sortKey})`);
      return connection(redeemCodes, args, redeemCodeNode);
    },
    combinesWith: { ...combinesWith, productDiscountsWithTagsOnSameCartLine: null },
    context: customerIds
      ? {
          __typename: 'DiscountCustomers',
          customers: () =>
            customerIds.flatMap((id) =>
              context.engine.state.customers[id] ? [customerNode(context.engine.state.customers[id], context)] : [],
            ),
        }
      : { __typename: 'DiscountBuyerSelectionAll', all: 'ALL' },
    minimumRequirement:
      minimumSubtotalMinor === null
        ? null
        : {
            __typename: 'DiscountMinimumSubtotal',
            greaterThanOrEqualToSubtotal: moneyV2(minimumSubtotalMinor, context.engine.config.currencyCode),
          },
  };
}

export function redeemCodeNode({ id, code, usedCount }: RedeemCodeRecord) {
  return { __typename: 'DiscountRedeemCode', id: gid('DiscountRedeemCode', id), code, asyncUsageCount: usedCount };
}

export function discountNodeOf(record: DiscountRecord, context: ApiContext) {
  return {
    __typename: 'DiscountNode',
    id: gid('DiscountNode', record.id),
    discount: () => discountCode(record, context),
  };
}

export function discountCodeNodeOf(record: DiscountRecord, context: ApiContext) {
  return {
    __typename: 'DiscountCodeNode',
    id: gid('DiscountCodeNode', record.id),
    codeDiscount: () => discountCode(record, context),
  };
}

/** Shopify takes either gid for the same discount. */
export function discountOfGid(id: string, { engine }: ApiContext): DiscountRecord | undefined {
  return engine.state.discounts[idOfGid(id, 'DiscountNode', 'DiscountCodeNode') ?? ''];
}

export const discountNode: Field<{ id: string }> = ({ id }, context) => {
  const record = discountOfGid(id, context);
  return record ? discountNodeOf(record, context) : null;
};

/** Deprecated like the field of that name, but `node` and `nodes` still take its ids. */
export const discountCodeNode: Field<{ id: string }> = ({ id }, context) => {
  const record = discountOfGid(id, context);
  return record ? discountCodeNodeOf(record, context) : null;
};

export const codeDiscountNodeByCode: Field<{ code: string }> = ({ code }, context) => {
  const record = findDiscountByCode(context.engine, code);
  return record ? discountCodeNodeOf(record, context) : null;
};

type DiscountNodesArgs = ConnectionArgs & { query?: string | null; sortKey?: string; savedSearchId?: string };

function selectDiscounts(
  { query, sortKey = 'ID', savedSearchId }: DiscountNodesArgs,
  context: ApiContext,
): DiscountRecord[] {
  if (savedSearchId) notImplemented('savedSearchId');
  const terms = parseSearch(query, ['code', 'title', 'status', 'id']);
  const fields: Record<string, (record: DiscountRecord) => string> = {
    title: (record) => record.title,
    status: (record) => statusOf(record, context),
    id: (record) => record.id,
  };
  const matches = (record: DiscountRecord, term: Term) =>
    term.field === 'code'
      ? record.redeemCodes.length === 1 && matchesText(term, record.code) // "Not supported for bulk discounts"
      : matchesText(term, fields[term.field]!(record));
  const found = Object.values(context.engine.state.discounts).filter(
    (record) => isIndexed(context.engine, terms, record) && terms.every((term) => matches(record, term)),
  );
  if (sortKey === 'ID') return found.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  if (sortKey === 'CREATED_AT') return found.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  return notImplemented(`discountNodes(sortKey: ${sortKey})`);
}

export const discountNodes: Field<DiscountNodesArgs> = (args, context) =>
  connection(selectDiscounts(args, context), args, (record) => discountNodeOf(record, context));

export const discountNodesCount: Field<DiscountNodesArgs> = (args, context) => ({
  count: selectDiscounts(args, context).length,
  precision: 'EXACT',
});

function create({ discount, userErrors }: ReturnType<typeof readBasicInput>, context: ApiContext) {
  if (userErrors.length > 0) return { codeDiscountNode: null, userErrors };
  return { codeDiscountNode: discountCodeNodeOf(addDiscount(context.engine, discount), context), userErrors: [] };
}

export const discountCodeBasicCreate: Field<{ basicCodeDiscount: DiscountCodeBasicInput }> = (args, context) =>
  create(readBasicInput(context.engine, args.basicCodeDiscount), context);

export const discountCodeFreeShippingCreate: Field<{ freeShippingCodeDiscount: DiscountCodeFreeShippingInput }> = (
  args,
  context,
) => create(readFreeShippingInput(context.engine, args.freeShippingCodeDiscount), context);

export const unknownDiscount = [
  { field: ['id'], code: 'INVALID', message: 'Discount does not exist.', extraInfo: null },
];

export const discountCodeDeactivate: Field<{ id: string }> = ({ id }, context) => {
  const record = discountOfGid(id, context);
  if (!record) return { codeDiscountNode: null, userErrors: unknownDiscount };
  if (!record.deactivatedAt) deactivateDiscount(context.engine, record);
  return { codeDiscountNode: discountCodeNodeOf(record, context), userErrors: [] };
};

export const discountCodeDelete: Field<{ id: string }> = ({ id }, context) => {
  const record = discountOfGid(id, context);
  if (!record) return { deletedCodeDiscountId: null, userErrors: unknownDiscount };
  deleteDiscount(context.engine, record);
  return { deletedCodeDiscountId: gid('DiscountCodeNode', record.id), userErrors: [] };
};
