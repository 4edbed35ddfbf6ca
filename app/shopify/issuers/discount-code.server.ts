import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import type { Money } from '../../domain/shared/money.ts';
import { parseMoney, toDecimal } from '../../domain/shared/money.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { ShopifyCallError } from '../call-errors.ts';
import type {
  DiscountCodeBasicInput,
  DiscountCustomerGetsValueInput,
  FindDiscountByCodeQuery,
} from '../generated/graphql.ts';
import {
  CreateDiscountCodeDocument,
  DeactivateDiscountDocument,
  DiscountStatusDocument,
  FindDiscountByCodeDocument,
} from '../generated/graphql.ts';
import type { IssueProblem, IssueResult, RevokeResult, RewardIntent, ShopifyIssuer } from './issuer.ts';

/** What the two kinds of discount code have in common: everything but the value. */

type CodeSpec = Extract<RewardSpec, { minimumSubtotalMinor: number }>;
type FoundNode = NonNullable<FindDiscountByCodeQuery['codeDiscountNodeByCode']>;
type FoundDiscount = Extract<FoundNode['codeDiscount'], { __typename: 'DiscountCodeBasic' }>;
type FoundMinimum = FoundDiscount['minimumRequirement'];
export type FoundValue = FoundDiscount['customerGets']['value'];

export type DiscountValue<Spec extends CodeSpec> = {
  value(intent: RewardIntent<Spec>): DiscountCustomerGetsValueInput;
  isSameValue(found: FoundValue, intent: RewardIntent<Spec>): boolean;
};

export function discountCodeIssuer<Spec extends CodeSpec>(value: DiscountValue<Spec>): ShopifyIssuer<Spec> {
  return {
    shopify: true,
    issue: ({ client, intent }) => issue(client, intent, value),
    revoke: ({ client, gid }) => revoke(client, gid),
  };
}

async function issue<Spec extends CodeSpec>(
  client: AdminClient,
  intent: RewardIntent<Spec>,
  value: DiscountValue<Spec>,
): Promise<IssueResult> {
  const answer = await create(client, discountInput(intent, value));
  switch (answer.kind) {
    case 'created':
      return { ok: true, gid: answer.gid, code: intent.code };
    case 'refused':
      return { ok: false, problems: answer.problems };
    case 'taken':
      return (await adopt(client, intent, value)) ?? { ok: false, problems: answer.problems };
    case 'unclear': {
      // Not there yet may still become there: the error goes on, and the next try meets "taken".
      const adopted = await adopt(client, intent, value);
      if (adopted) return adopted;
      throw answer.error;
    }
  }
}

type CreateAnswer =
  | { kind: 'created'; gid: string }
  | { kind: 'taken' | 'refused'; problems: readonly IssueProblem[] }
  | { kind: 'unclear'; error: ShopifyCallError };

async function create(client: AdminClient, discount: DiscountCodeBasicInput): Promise<CreateAnswer> {
  try {
    const { discountCodeBasicCreate: payload } = await client.request(CreateDiscountCodeDocument, { discount });
    if (payload?.codeDiscountNode) return { kind: 'created', gid: payload.codeDiscountNode.id };
    const problems = problemsOf(payload?.userErrors);
    return { kind: problems.some((problem) => problem.code === 'TAKEN') ? 'taken' : 'refused', problems };
  } catch (error) {
    if (error instanceof ShopifyCallError && error.ambiguous) return { kind: 'unclear', error };
    throw error;
  }
}

/** Finds what an earlier try made. Null = nothing has this code; what has it but differs isn't ours to give away. */
async function adopt<Spec extends CodeSpec>(
  client: AdminClient,
  intent: RewardIntent<Spec>,
  value: DiscountValue<Spec>,
): Promise<IssueResult | null> {
  const { codeDiscountNodeByCode: node } = await client.request(FindDiscountByCodeDocument, { code: intent.code });
  if (!node) return null;
  if (isOurs(node.codeDiscount, intent, value)) return { ok: true, gid: node.id, code: intent.code };
  return {
    ok: false,
    problems: [{ code: 'taken-by-other', field: 'code', message: `another discount has the code: ${node.id}` }],
  };
}

function discountInput<Spec extends CodeSpec>(
  intent: RewardIntent<Spec>,
  { value }: DiscountValue<Spec>,
): DiscountCodeBasicInput {
  const { spec, currency } = intent;
  return {
    code: intent.code,
    title: intent.title,
    startsAt: intent.startsAt.toISOString(),
    endsAt: intent.endsAt?.toISOString() ?? null,
    usageLimit: intent.usageLimit,
    appliesOncePerCustomer: true,
    context: intent.customerGid === null ? { all: 'ALL' } : { customers: { add: [intent.customerGid] } },
    customerGets: { value: value(intent), items: { all: true } },
    ...(spec.minimumSubtotalMinor > 0 && {
      minimumRequirement: {
        subtotal: { greaterThanOrEqualToSubtotal: toDecimal({ amountMinor: spec.minimumSubtotalMinor, currency }) },
      },
    }),
    // Stated, so that a change of Shopify's defaults can't let rewards pile up on one order (R2).
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
  };
}

/** Dates are left out: a revoked discount has another end, and code and title name one reward only. */
function isOurs<Spec extends CodeSpec>(
  found: FoundNode['codeDiscount'],
  intent: RewardIntent<Spec>,
  { isSameValue }: DiscountValue<Spec>,
): boolean {
  return (
    found.__typename === 'DiscountCodeBasic' &&
    found.title === intent.title &&
    found.usageLimit === intent.usageLimit &&
    found.appliesOncePerCustomer &&
    found.codes.nodes.length === 1 &&
    found.customerGets.items.__typename === 'AllDiscountItems' &&
    isSameCustomer(found.context, intent.customerGid) &&
    isSameMinimum(found.minimumRequirement, {
      amountMinor: intent.spec.minimumSubtotalMinor,
      currency: intent.currency,
    }) &&
    isSameValue(found.customerGets.value, intent)
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

function isSameMinimum(minimum: FoundMinimum, wanted: Money): boolean {
  if (wanted.amountMinor === 0) return minimum === null;
  return (
    minimum?.__typename === 'DiscountMinimumSubtotal' && isSameAmount(minimum.greaterThanOrEqualToSubtotal, wanted)
  );
}

export function isSameAmount(found: { amount: string; currencyCode: string }, wanted: Money): boolean {
  return (
    found.currencyCode === wanted.currency &&
    parseMoney(found.amount, found.currencyCode).amountMinor === wanted.amountMinor
  );
}

async function revoke(client: AdminClient, gid: string): Promise<RevokeResult> {
  const { discountCodeDeactivate: payload } = await client.request(DeactivateDiscountDocument, { id: gid });
  if (payload?.codeDiscountNode && payload.userErrors.length === 0) return { ok: true };
  // Merchants delete discounts, and some end by themselves: refused is fine when nothing can be spent any more.
  const { discountNode: node } = await client.request(DiscountStatusDocument, { id: gid });
  const isSpendable = node?.discount.__typename === 'DiscountCodeBasic' && node.discount.status !== 'EXPIRED';
  return isSpendable ? { ok: false, problems: problemsOf(payload?.userErrors) } : { ok: true };
}

type UserError = { readonly field: readonly string[] | null; readonly code: string | null; readonly message: string };

function problemsOf(userErrors: readonly UserError[] | undefined): IssueProblem[] {
  // An empty payload says nothing: it must not pass for a success.
  if (!userErrors?.length)
    return [{ code: 'NO_ANSWER', field: '', message: 'Shopify returned neither a discount nor an error' }];
  return userErrors.map(({ field, code, message }) => ({
    code: code ?? 'UNKNOWN',
    field: field?.join('.') ?? '',
    message,
  }));
}
