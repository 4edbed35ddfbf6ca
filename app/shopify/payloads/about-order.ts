import { canonicalEmail } from '../../domain/shared/contact.ts';
import { idInGid } from '../../domain/shared/ids.ts';
import { parseMoney } from '../../domain/shared/money.ts';
import {
  type AboutOrder,
  type CustomerProfile,
  isGraver,
  type OrderQuestion,
  type ProfileQuestion,
  type RiskLevel,
  type ToldLine,
} from '../../domain/verdict/about-order.ts';
import type { AboutOrderQuery, AboutOrderQueryVariables, CustomerProfileFragment } from '../generated/graphql.ts';
import { BY_SHOPIFY } from './risk-assessment.ts';

/** Our question about an order as Shopify takes it, and its answer as the judge takes it. */

type Memberships = { readonly memberships: readonly { segmentId: string; isMember: boolean }[] } | undefined;
type AnsweredOrder = NonNullable<AboutOrderQuery['order']>;
export type LineNodes = NonNullable<AnsweredOrder['lineItems']>['nodes'];

const gid = (type: string, id: string) => `gid://shopify/${type}/${id}`;
/** Stands where nobody is asked about: Shopify takes no query with an empty id. */
const NOBODY = '0';

export function aboutOrderVariables(orderId: string, question: OrderQuestion): AboutOrderQueryVariables {
  const { buyer, advocate, lines } = question;
  const segments = (ids: readonly string[] = []) => ids.map((id) => gid('Segment', id));
  return {
    orderId: gid('Order', orderId),
    customerId: gid('Customer', buyer?.customerId ?? NOBODY),
    segmentIds: segments(buyer?.segments),
    wantsSegments: (buyer?.segments.length ?? 0) > 0,
    advocateId: gid('Customer', advocate?.customerId ?? NOBODY),
    wantsAdvocate: advocate !== null,
    advocateSegmentIds: segments(advocate?.segments),
    wantsAdvocateSegments: (advocate?.segments.length ?? 0) > 0,
    wantsLines: lines,
    linesAfter: null,
  };
}

/** @param lines those of every page */
export function readAboutOrder(
  { order, segments, advocate, advocateSegments }: AboutOrderQuery,
  question: OrderQuestion,
  lines: LineNodes,
): AboutOrder {
  const ordersBefore = ordersBeforeOf(order);
  return {
    ...(question.ordersBefore && { ordersBefore }),
    ...(order && { risk: riskOf(order.risk) }),
    ...(question.buyer && {
      buyer: order?.customer
        ? { ...readProfile(order.customer, segments, question.buyer), orders: ordersBefore }
        : null,
    }),
    ...(question.advocate && {
      advocates: {
        [question.advocate.advocateId]: advocate ? readProfile(advocate, advocateSegments, question.advocate) : null,
      },
    }),
    ...(question.lines && order && { lines: { asOf: new Date(order.updatedAt), lines: lines.map(readLine) } }),
  };
}

/** Without a journey (draft orders have none) the customer's own count has to do. */
function ordersBeforeOf(order: AboutOrderQuery['order']): number {
  const index = order?.customerJourneySummary?.ready ? order.customerJourneySummary.customerOrderIndex : null;
  return Math.max((index ?? Number(order?.customer?.numberOfOrders ?? 1)) - 1, 0);
}

const GRAVEST_FIRST = ['HIGH', 'MEDIUM', 'LOW', 'NONE', 'PENDING'] as const;

/** Null: not decided yet. */
const LEVELS: Readonly<Record<(typeof GRAVEST_FIRST)[number], RiskLevel | null>> = {
  HIGH: 'high',
  MEDIUM: 'medium',
  LOW: 'low',
  NONE: 'none',
  PENDING: null,
};

function riskOf({ recommendation, assessments }: AnsweredOrder['risk']): NonNullable<AboutOrder['risk']> {
  const level = GRAVEST_FIRST.find((one) => assessments.some(({ riskLevel }) => riskLevel === one)) ?? 'PENDING';
  const byProvider: Record<string, RiskLevel> = {};
  for (const { provider, riskLevel } of assessments) {
    const found = LEVELS[riskLevel];
    const by = provider ? idInGid(provider.id) : BY_SHOPIFY;
    const known = byProvider[by];
    if (found && (!known || isGraver(found, known))) byProvider[by] = found;
  }
  return { recommendation: (recommendation ?? 'NONE').toLowerCase(), level: level.toLowerCase(), byProvider };
}

export function readProfile(
  customer: CustomerProfileFragment,
  segments: Memberships,
  asked: ProfileQuestion,
): CustomerProfile {
  const { amount, currencyCode } = customer.amountSpent;
  const tags = new Set(customer.tags.map((tag) => tag.toLowerCase()));
  const email = customer.defaultEmailAddress ? canonicalEmail(customer.defaultEmailAddress.emailAddress) : null;
  const domain = email?.ok ? email.canonical.slice(email.canonical.lastIndexOf('@') + 1) : null;
  return {
    orders: Number(customer.numberOfOrders),
    spentMinor: parseMoney(amount, currencyCode).amountMinor,
    currency: currencyCode,
    acceptsMarketing: customer.defaultEmailAddress?.marketingState === 'SUBSCRIBED',
    country: customer.defaultAddress?.countryCodeV2 ?? null,
    customerSince: new Date(customer.createdAt),
    lastOrderAt: customer.lastOrder ? new Date(customer.lastOrder.processedAt) : null,
    tags: Object.fromEntries(asked.tags.map((tag) => [tag.toLowerCase(), tags.has(tag.toLowerCase())])),
    // Shopify leaves out a segment that is gone: it has no members
    segments: { ...Object.fromEntries(asked.segments.map((id) => [id, false])), ...membershipsIn(segments) },
    domains: Object.fromEntries(asked.domains.map((one) => [one, one === domain])),
  };
}

const membershipsIn = (segments: Memberships): Record<string, boolean> =>
  Object.fromEntries((segments?.memberships ?? []).map(({ segmentId, isMember }) => [idInGid(segmentId), isMember]));

function readLine({ id, currentQuantity, quantity, discountedTotalSet, product }: LineNodes[number]): ToldLine {
  const { amount, currencyCode } = discountedTotalSet.shopMoney;
  const wholeMinor = parseMoney(amount, currencyCode).amountMinor;
  return {
    lineId: idInGid(id),
    productId: product ? idInGid(product.id) : null,
    quantity: currentQuantity,
    amountMinor: quantity > 0 ? Math.round((wholeMinor * currentQuantity) / quantity) : 0,
    collections: (product?.collections.nodes ?? []).map((node) => idInGid(node.id)),
    isComplete: !product?.collections.pageInfo.hasNextPage,
  };
}
