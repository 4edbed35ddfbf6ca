import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import type { Money } from '../../domain/shared/money.ts';
import { toDecimal } from '../../domain/shared/money.ts';
import type { AdminClient } from '../admin-client.server.ts';
import type {
  DiscountCodeBasicInput,
  DiscountCodeFreeShippingInput,
  FindDiscountByCodeQuery,
} from '../generated/graphql.ts';
import {
  DeactivateDiscountDocument,
  DiscountStatusDocument,
  FindDiscountByCodeDocument,
} from '../generated/graphql.ts';
import { createUnderKey, type Found } from './create-under-key.ts';
import type { RevokeResult, RewardIntent, ShopifyIssuer } from './issuer.ts';
import { problemsOf } from './problems.ts';
import { isSameAmount } from './same-money.ts';

/** What every reward that is a discount code of its own has in common: everything but what it takes off. */

type CodeSpec = Extract<RewardSpec, { minimumSubtotalMinor: number }>;
type FoundCode = NonNullable<FindDiscountByCodeQuery['codeDiscountNodeByCode']>['codeDiscount'];
export type FoundBasic = Extract<FoundCode, { __typename: 'DiscountCodeBasic' }>;
type FoundShipping = Extract<FoundCode, { __typename: 'DiscountCodeFreeShipping' }>;
type FoundDiscount = FoundBasic | FoundShipping;
type SharedInput = Pick<
  DiscountCodeBasicInput & DiscountCodeFreeShippingInput,
  | 'code'
  | 'title'
  | 'startsAt'
  | 'endsAt'
  | 'usageLimit'
  | 'appliesOncePerCustomer'
  | 'context'
  | 'minimumRequirement'
  | 'combinesWith'
>;
type Payload = {
  readonly codeDiscountNode: { readonly id: string } | null;
  readonly userErrors: Parameters<typeof problemsOf>[0];
};

export type DiscountKind<Spec extends CodeSpec> = {
  readonly scopes: readonly string[];
  create(client: AdminClient, shared: SharedInput, intent: RewardIntent<Spec>): Promise<Payload | null>;
  /** whether it takes off the same; the frame around it is compared here */
  isSame(found: FoundDiscount, intent: RewardIntent<Spec>): boolean;
};

export function discountIssuer<Spec extends CodeSpec>(kind: DiscountKind<Spec>): ShopifyIssuer<Spec> {
  return {
    shopify: true,
    needsCustomer: false,
    serialiseBy: null,
    scopes: kind.scopes,
    issue: ({ client, intent }) =>
      createUnderKey({
        code: intent.code,
        async create() {
          const payload = await kind.create(client, sharedInput(intent), intent);
          return { gid: payload?.codeDiscountNode?.id, userErrors: payload?.userErrors };
        },
        find: () => find(client, intent, kind),
      }),
    revoke: ({ client, gid }) => revoke(client, gid),
  };
}

function sharedInput({ spec, currency, ...intent }: RewardIntent<CodeSpec>): SharedInput {
  return {
    code: intent.code,
    title: intent.title,
    startsAt: intent.startsAt.toISOString(),
    endsAt: intent.endsAt?.toISOString() ?? null,
    usageLimit: intent.usageLimit,
    appliesOncePerCustomer: true,
    context: intent.customerGid === null ? { all: 'ALL' } : { customers: { add: [intent.customerGid] } },
    ...(spec.minimumSubtotalMinor > 0 && {
      minimumRequirement: {
        subtotal: { greaterThanOrEqualToSubtotal: toDecimal({ amountMinor: spec.minimumSubtotalMinor, currency }) },
      },
    }),
    // Stated, so that a change of Shopify's defaults can't let rewards pile up on one order (R2).
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
  };
}

/** What differs in anything isn't ours. */
async function find<Spec extends CodeSpec>(
  client: AdminClient,
  intent: RewardIntent<Spec>,
  kind: DiscountKind<Spec>,
): Promise<Found | null> {
  const { codeDiscountNodeByCode: node } = await client.request(FindDiscountByCodeDocument, {
    code: intent.code,
    withProducts: kind.scopes.includes('read_products'),
  });
  if (!node) return null;
  const { codeDiscount: found } = node;
  const isOurs = isDiscount(found) && isSameFrame(found, intent) && kind.isSame(found, intent);
  return { kind: isOurs ? 'ours' : 'other', gid: node.id };
}

/** Dates are left out: a revoked discount has another end, and code and title name one reward only. */
function isSameFrame(found: FoundDiscount, { spec, currency, ...intent }: RewardIntent<CodeSpec>): boolean {
  return (
    found.title === intent.title &&
    found.usageLimit === intent.usageLimit &&
    found.appliesOncePerCustomer &&
    found.codes.nodes.length === 1 &&
    isSameCustomer(found.context, intent.customerGid) &&
    isSameMinimum(found.minimumRequirement, { amountMinor: spec.minimumSubtotalMinor, currency })
  );
}

function isSameCustomer(context: FoundDiscount['context'], customerGid: string | null): boolean {
  if (customerGid === null) return context.__typename === 'DiscountBuyerSelectionAll';
  return (
    context.__typename === 'DiscountCustomers' &&
    context.customers.length === 1 &&
    context.customers[0]?.id === customerGid
  );
}

function isSameMinimum(minimum: FoundDiscount['minimumRequirement'], wanted: Money): boolean {
  if (wanted.amountMinor === 0) return minimum === null;
  return (
    minimum?.__typename === 'DiscountMinimumSubtotal' && isSameAmount(minimum.greaterThanOrEqualToSubtotal, wanted)
  );
}

async function revoke(client: AdminClient, gid: string): Promise<RevokeResult> {
  const { discountCodeDeactivate: payload } = await client.request(DeactivateDiscountDocument, { id: gid });
  if (payload?.codeDiscountNode && payload.userErrors.length === 0)
    return { ok: true, spent: isUsed(payload.codeDiscountNode.codeDiscount) };
  // Merchants delete discounts, and some end by themselves: refused is fine when nothing can be spent any more.
  const { discountNode: node } = await client.request(DiscountStatusDocument, { id: gid });
  const isSpendable = node && isDiscount(node.discount) && node.discount.status !== 'EXPIRED';
  return isSpendable
    ? { ok: false, problems: problemsOf(payload?.userErrors) }
    : { ok: true, spent: node ? isUsed(node.discount) : false };
}

type AnyDiscount = { readonly __typename: string };

function isDiscount<Any extends AnyDiscount>(
  discount: Any,
): discount is Extract<Any, { __typename: 'DiscountCodeBasic' | 'DiscountCodeFreeShipping' }> {
  return discount.__typename === 'DiscountCodeBasic' || discount.__typename === 'DiscountCodeFreeShipping';
}

/** Shopify counts uses a little later, so a code used this moment may pass for unused: its order tells us the same. */
function isUsed(discount: AnyDiscount & { readonly asyncUsageCount?: number }): boolean {
  return (discount.asyncUsageCount ?? 0) > 0;
}
