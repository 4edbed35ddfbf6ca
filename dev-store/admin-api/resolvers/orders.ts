import { ordersOf } from '../../engine/customers.ts';
import { gid, idOfGid } from '../../engine/ids.ts';
import {
  currentDiscountMinor,
  currentShippingMinor,
  currentSubtotalMinor,
  currentTotalMinor,
  discrepancyMinor,
  financialStatus,
  refundedMinor,
  refundedShippingMinor,
  taxWithinMinor,
  totalDiscountMinor,
} from '../../engine/order-sums.ts';
import { assessmentsOf } from '../../engine/risk.ts';
import type { AddressRecord, OrderRecord } from '../../engine/state.ts';
import { daysBefore, toGraphqlTime } from '../../engine/time.ts';
import { countryName } from '../../webhooks/payloads/values.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { ApiContext, Field } from '../context.ts';
import { notImplemented } from '../refuse.ts';
import { isIndexed, matchesText, matchesTime, parseSearch, type Term } from '../search.ts';
import { moneyBag } from './money.ts';
import { lineNode, refundNode } from './order-parts.ts';

const VISIBLE_DAYS = 60;

/** Without read_all_orders, orders of more than 60 days ago don't exist for the app. */
function visibleSince({ engine, scopes }: ApiContext): string {
  return scopes.has('read_all_orders') ? '' : daysBefore(engine.now(), VISIBLE_DAYS);
}

export function isVisible(order: OrderRecord, context: ApiContext): boolean {
  return order.createdAt >= visibleSince(context);
}

export function addressNode(address: AddressRecord | null) {
  if (!address) return null;
  const { firstName, lastName, address1, city, zip, countryCode, phone } = address;
  return {
    id: gid('MailingAddress', address.id),
    firstName,
    lastName,
    name: `${firstName} ${lastName}`.trim(),
    address1,
    address2: null,
    company: null,
    city,
    zip,
    province: null,
    provinceCode: null,
    country: countryName(countryCode),
    countryCodeV2: countryCode,
    phone,
  };
}

/** Null and not ready for a moment after the order, as while Shopify attributes sessions. First order = 1. */
function journeySummary(order: OrderRecord, { engine }: ApiContext) {
  const ready = Date.parse(engine.now()) >= Date.parse(order.createdAt) + engine.journeyDelayMs;
  const history = order.customerId ? ordersOf(engine, order.customerId).filter(({ test }) => !test) : [];
  const position = history.findIndex(({ id }) => id === order.id);
  return { ready, customerOrderIndex: ready && position >= 0 ? position + 1 : null };
}

const RECOMMENDED = { high: 'CANCEL', medium: 'INVESTIGATE', low: 'ACCEPT', none: 'NONE', pending: 'NONE' } as const;

/** Recommended is what the gravest assessment asks for. */
function riskSummary(order: OrderRecord) {
  const assessments = assessmentsOf(order);
  const gravest = (['high', 'medium', 'low'] as const).find((one) => assessments.some(({ level }) => level === one));
  return {
    recommendation: RECOMMENDED[gravest ?? 'none'],
    assessments: assessments.map(({ provider, level }) => ({
      riskLevel: level.toUpperCase(),
      facts: [],
      provider: provider && { __typename: 'App', id: gid('App', provider.id), title: provider.title },
    })),
  };
}

export function orderNode(order: OrderRecord, context: ApiContext): Record<string, unknown> {
  const { engine } = context;
  const bag = (minor: number) => moneyBag(minor, order.currencyCode);
  const time = (iso: string | null) => (iso === null ? null : toGraphqlTime(iso));
  const buyer = () => {
    const record = order.customerId ? engine.state.customers[order.customerId] : undefined;
    return record ? context.nodes.customer(record, context) : null;
  };
  return {
    __typename: 'Order',
    id: gid('Order', order.id),
    legacyResourceId: order.id,
    name: order.name,
    number: order.number,
    createdAt: time(order.createdAt),
    processedAt: time(order.processedAt),
    updatedAt: time(order.updatedAt),
    cancelledAt: time(order.cancelledAt),
    cancelReason: order.cancelledAt ? 'CUSTOMER' : null,
    closedAt: null,
    test: order.test,
    confirmed: true,
    edited: order.edited,
    email: order.email,
    phone: order.phone,
    clientIp: order.browserIp,
    customerLocale: order.locale,
    note: null,
    tags: [],
    taxesIncluded: true,
    displayFinancialStatus: financialStatus(order).toUpperCase(),
    displayFulfillmentStatus: 'UNFULFILLED',
    fullyPaid: order.paid,
    unpaid: !order.paid,
    currencyCode: order.currencyCode,
    presentmentCurrencyCode: order.currencyCode,
    subtotalPriceSet: bag(order.subtotalMinor),
    currentSubtotalPriceSet: bag(currentSubtotalMinor(order)),
    refundDiscrepancySet: bag(-discrepancyMinor(order)),
    totalPriceSet: bag(order.totalMinor),
    originalTotalPriceSet: bag(order.totalMinor),
    currentTotalPriceSet: bag(currentTotalMinor(order)),
    totalDiscountsSet: bag(totalDiscountMinor(order)),
    currentTotalDiscountsSet: bag(currentDiscountMinor(order)),
    totalShippingPriceSet: bag(order.shippingMinor + order.shippingDiscountMinor),
    currentShippingPriceSet: bag(currentShippingMinor(order)),
    totalTaxSet: bag(taxWithinMinor(order.totalMinor)),
    currentTotalTaxSet: bag(taxWithinMinor(currentTotalMinor(order))),
    totalRefundedSet: bag(refundedMinor(order)),
    totalRefundedShippingSet: bag(refundedShippingMinor(order)),
    totalReceivedSet: bag(order.paid ? order.totalMinor : 0),
    totalOutstandingSet: bag(order.paid ? 0 : order.totalMinor),
    netPaymentSet: bag(order.paid ? order.totalMinor - refundedMinor(order) : 0),
    discountCode: order.discount?.code ?? null,
    discountCodes: order.discount ? [order.discount.code] : [],
    customAttributes: Object.entries(order.attributes).map(([key, value]) => ({ key, value })),
    paymentGatewayNames: order.paid ? [...new Set(order.payments.map(({ gateway }) => gateway))] : [],
    disputes: order.disputeIds.map((id) => {
      const { status, kind } = engine.state.disputes[id]!;
      return { id: gid('OrderDisputeSummary', id), status: status.toUpperCase(), initiatedAs: kind.toUpperCase() };
    }),
    sourceName: order.channel,
    sourceIdentifier: null,
    cartToken: order.channel === 'web' ? order.cartToken : null,
    channelInformation: {
      id: gid('ChannelInformation', order.id),
      channelId: gid('Channel', order.channel === 'web' ? '1' : '2'),
      displayName: order.channel === 'web' ? 'Online Store' : 'Point of Sale',
    },
    customer: buyer,
    purchasingEntity: buyer,
    billingAddress: addressNode(order.address),
    shippingAddress: addressNode(order.address),
    risk: riskSummary(order),
    customerJourneySummary: () => journeySummary(order, context),
    lineItems: (args: ConnectionArgs) => connection(order.lines, args, (line) => lineNode(order, line, context)),
    refunds: ({ first }: { first?: number | null }) =>
      order.refunds.slice(0, first ?? undefined).map((refund) => refundNode(order, refund, context)),
  };
}

export const order: Field<{ id: string }> = ({ id }, context) => {
  const record = context.engine.state.orders[idOfGid(id, 'Order') ?? ''];
  return record && isVisible(record, context) ? orderNode(record, context) : null;
};

export type OrdersArgs = ConnectionArgs & { query?: string | null; sortKey?: string; savedSearchId?: string };

function matches(term: Term, record: OrderRecord, { engine }: ApiContext): boolean {
  switch (term.field) {
    case 'created_at':
      return matchesTime(term, record.createdAt);
    case 'processed_at':
      return matchesTime(term, record.processedAt);
    case 'updated_at':
      return matchesTime(term, record.updatedAt);
    case 'email':
      return matchesText(term, record.email);
    case 'customer_id':
      return matchesText(term, record.customerId);
    case 'chargeback_status':
      return record.disputeIds.some((id) => {
        const { kind, status } = engine.state.disputes[id]!;
        return kind === 'chargeback' && [term.value, ...term.orElse].includes(status);
      });
    default:
      return notImplemented(`the search field "${term.field}"`);
  }
}

const sortValues: Record<string, (record: OrderRecord) => string> = {
  ID: () => '',
  CREATED_AT: (record) => record.createdAt,
  PROCESSED_AT: (record) => record.processedAt,
  UPDATED_AT: (record) => record.updatedAt,
  ORDER_NUMBER: (record) => String(record.number).padStart(12, '0'),
};

export function selectOrders(
  { query, sortKey = 'PROCESSED_AT', savedSearchId }: OrdersArgs,
  context: ApiContext,
  among: readonly OrderRecord[] = Object.values(context.engine.state.orders),
): OrderRecord[] {
  if (savedSearchId) notImplemented('savedSearchId');
  const fields = ['created_at', 'processed_at', 'updated_at', 'email', 'customer_id', 'chargeback_status'];
  const terms = parseSearch(query, fields, ['chargeback_status']);
  const sortValue = sortValues[sortKey] ?? notImplemented(`orders(sortKey: ${sortKey})`);
  const since = visibleSince(context);
  return among
    .filter(
      (record) =>
        record.createdAt >= since &&
        isIndexed(context.engine, terms, record) &&
        terms.every((term) => matches(term, record, context)),
    )
    .sort((a, b) => {
      const [left, right] = [sortValue(a), sortValue(b)];
      return left === right ? a.number - b.number : left < right ? -1 : 1;
    });
}

/** Where an order stands in the list: one that moves between two pages doesn't take the others along. */
function orderPosition({ sortKey = 'PROCESSED_AT' }: OrdersArgs): (record: OrderRecord) => string {
  return (record) => `${sortValues[sortKey]!(record)} ${String(record.number).padStart(12, '0')}`;
}

export const orders: Field<OrdersArgs> = (args, context) =>
  connection(selectOrders(args, context), args, (record) => orderNode(record, context), orderPosition(args));

export const ordersCount: Field<OrdersArgs> = (args, context) => ({
  count: selectOrders(args, context).length,
  precision: 'EXACT',
});
