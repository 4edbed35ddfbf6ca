import {
  addDiscount,
  deactivateDiscount,
  deleteDiscount,
  discountStatus,
  findDiscountByCode,
} from '../../engine/discounts.ts';
import { gid, idOfGid } from '../../engine/ids.ts';
import type { DiscountRecord } from '../../engine/state.ts';
import { toGraphqlTime } from '../../engine/time.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { ApiContext, Field } from '../context.ts';
import { notImplemented } from '../refuse.ts';
import { matchesText, parseSearch } from '../search.ts';
import { customerNode } from './customers.ts';
import { type DiscountCodeBasicInput, readDiscountInput } from './discount-input.ts';
import { moneyV2 } from './money.ts';

/** A deactivated discount is, for the API, one that has ended. */
function statusOf(record: DiscountRecord, { engine }: ApiContext): 'ACTIVE' | 'EXPIRED' | 'SCHEDULED' {
  const status = discountStatus(record, engine.now());
  return status === 'active' ? 'ACTIVE' : status === 'scheduled' ? 'SCHEDULED' : 'EXPIRED';
}

function discountBasic(record: DiscountRecord, context: ApiContext) {
  const { currencyCode } = context.engine.config;
  const { value, customerIds, minimumSubtotalMinor, combinesWith } = record;
  return {
    __typename: 'DiscountCodeBasic',
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
    discountClasses: ['ORDER'],
    codesCount: { count: 1, precision: 'EXACT' },
    codes: (args: ConnectionArgs & { query?: string }) => {
      if (args.query) notImplemented('DiscountCodeBasic.codes(query)');
      return connection([{ id: record.redeemCodeId }], args, ({ id }) => ({
        id: gid('DiscountRedeemCode', id),
        code: record.code,
        asyncUsageCount: record.usedCount,
      }));
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
    customerGets: {
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      items: { __typename: 'AllDiscountItems', allItems: true },
      value:
        value.kind === 'percentage'
          ? { __typename: 'DiscountPercentage', percentage: value.percentage }
          : {
              __typename: 'DiscountAmount',
              amount: moneyV2(value.amountMinor, currencyCode),
              appliesOnEachItem: false,
            },
    },
    minimumRequirement:
      minimumSubtotalMinor === null
        ? null
        : {
            __typename: 'DiscountMinimumSubtotal',
            greaterThanOrEqualToSubtotal: moneyV2(minimumSubtotalMinor, currencyCode),
          },
  };
}

export function discountNodeOf(record: DiscountRecord, context: ApiContext) {
  return {
    __typename: 'DiscountNode',
    id: gid('DiscountNode', record.id),
    discount: () => discountBasic(record, context),
  };
}

export function discountCodeNodeOf(record: DiscountRecord, context: ApiContext) {
  return {
    __typename: 'DiscountCodeNode',
    id: gid('DiscountCodeNode', record.id),
    codeDiscount: () => discountBasic(record, context),
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
    code: (record) => record.code,
    title: (record) => record.title,
    status: (record) => statusOf(record, context),
    id: (record) => record.id,
  };
  const found = Object.values(context.engine.state.discounts).filter((record) =>
    terms.every((term) => matchesText(term, fields[term.field]!(record))),
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

export const discountCodeBasicCreate: Field<{ basicCodeDiscount: DiscountCodeBasicInput }> = (
  { basicCodeDiscount },
  context,
) => {
  const { discount, userErrors } = readDiscountInput(context.engine, basicCodeDiscount);
  if (userErrors.length > 0) return { codeDiscountNode: null, userErrors };
  return { codeDiscountNode: discountCodeNodeOf(addDiscount(context.engine, discount), context), userErrors: [] };
};

const unknownDiscount = [{ field: ['id'], code: 'INVALID', message: 'Discount does not exist.', extraInfo: null }];

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
