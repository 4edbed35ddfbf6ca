import { asCode } from '../../domain/attribution/advocate-code.ts';
import { parseAdvocateName } from '../../domain/attribution/advocate-name.ts';
import { type Named, type TraceHash, type TraceSource, tracesOf, traitsOf } from '../../domain/fraud/traces.ts';
import type { PostalAddress } from '../../domain/shared/address.ts';
import { canonicalEmail, canonicalPhone } from '../../domain/shared/contact.ts';
import type { CustomerId } from '../../domain/shared/ids.ts';
import { asId } from '../../domain/shared/ids.ts';
import { parseMoney } from '../../domain/shared/money.ts';
import { type Addresses, verifiedAddress } from '../../domain/shared/own-address.ts';
import type { FinancialStatus, NamedAdvocate, OrderFacts, OrderLine } from '../../domain/verdict/facts.ts';
import { clean } from './shapes.ts';
import { UnreadablePayload } from './unreadable-payload.ts';

/** Keyed hashes of one shop. They take canonical text only (see domain/shared/contact.ts). */
export type Hashers = {
  email(canonical: string): string;
  phone(e164: string): string;
  trace: TraceHash;
  isCanary(code: string): boolean;
};

export type ParsedOrder = {
  readonly kind: 'order';
  readonly facts: OrderFacts;
  readonly addresses: Addresses;
  /** clear text for writing to the buyer: used at intake, never stored with the facts */
  readonly contact: OrderContact;
};

export type OrderContact = {
  readonly email: string | null;
  /** E.164 */
  readonly phone: string | null;
  readonly firstName: string | null;
  readonly locale: string | null;
};

type Amount = { readonly amount: string; readonly currency: string };
export type MoneyBag = { readonly shop: Amount; readonly presentment: Amount };

type SourceLine = {
  readonly id: string;
  readonly productId: string | null;
  readonly variantId: string | null;
  readonly quantity: number;
  /** what is left after edits and returns */
  readonly currentQuantity: number;
  /** before discounts, in shop money */
  readonly unitPrice: Amount;
  /** this line's share of every discount, for `quantity` pieces */
  readonly discounts: readonly Amount[];
};

/** What webhooks and the Admin API both tell about an order, under one set of names. */
export type OrderSource = {
  readonly id: string;
  readonly name: string | null;
  readonly customerId: string | null;
  readonly email: string | null;
  /** the account's own address; null = not told, or not verified */
  readonly verifiedEmail: string | null;
  readonly phone: string | null;
  /** for phones in national spelling */
  readonly phoneCountry: string | null;
  readonly customerName: Named | null;
  readonly shipping: (PostalAddress & Named) | null;
  readonly billing: (PostalAddress & Named) | null;
  readonly locale: string | null;
  readonly createdAt: Date;
  readonly processedAt: Date | null;
  readonly updatedAt: Date;
  readonly cancelledAt: Date | null;
  readonly isTest: boolean;
  readonly financialStatus: string | null;
  readonly sourceName: string | null;
  readonly deliveryCountry: string | null;
  readonly byCompany: boolean;
  /** null = not told */
  readonly lines: readonly SourceLine[] | null;
  readonly originalSubtotal: MoneyBag | null;
  readonly currentSubtotal: MoneyBag;
  /** one a refund: what was paid back beyond the returned lines, negative in the customer's favour */
  readonly refundDiscrepancies: readonly MoneyBag[];
  readonly codes: readonly string[];
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly referringSite: string | null;
  readonly landingSite: string | null;
  readonly attributes: readonly { readonly name: string; readonly value: unknown }[];
};

const MOST_CODES = 100;
/** Shopify takes no order with more. */
const MOST_LINES = 500;

/** The one place that turns Shopify's words about an order into facts, so a webhook and a re-fetch can't disagree. */
export function describeOrder(source: OrderSource, hash: Hashers): ParsedOrder {
  const email = source.email === null ? null : canonicalEmail(source.email);
  const phone = source.phone === null ? null : canonicalPhone(source.phone, source.phoneCountry);
  const financialStatus = financialStatusOf(source.financialStatus);
  const processedAt = source.processedAt ?? source.createdAt;
  const remaining = remainingSubtotal(source);
  const original = source.originalSubtotal ?? source.currentSubtotal;
  const named = namedAdvocate(source.attributes, hash);
  const told = traceSource(source, email?.ok ? email.canonical : null);

  return {
    kind: 'order',
    addresses: {
      writtenHash: email?.ok ? hash.email(email.written) : null,
      verified: verifiedAddress(source.verifiedEmail, hash.email),
    },
    facts: {
      orderId: asId(source.id),
      name: source.name ?? `#${source.id}`,
      customerId: source.customerId === null ? null : asId<CustomerId>(source.customerId),
      emailHash: email?.ok ? hash.email(email.canonical) : null,
      phoneHash: phone === null ? null : hash.phone(phone),
      createdAt: source.createdAt,
      processedAt,
      updatedAt: source.updatedAt,
      // Shopify tells that an order is paid, not since when: see paymentAt
      paidAt: isPaid(financialStatus) ? processedAt : null,
      cancelledAt: source.cancelledAt,
      isTest: source.isTest,
      financialStatus,
      channel: channelOf(source.sourceName),
      currency: original.shop.currency,
      subtotalMinor: remaining.shopMinor,
      originalSubtotalMinor: minorOf(original.shop, 'subtotal'),
      presentmentCurrency: original.presentment.currency,
      presentmentSubtotalMinor: remaining.presentmentMinor,
      codes: codesOf(source.codes),
      claimToken: tokenIn(source.attributes, '_ricochet_claim'),
      visitToken: tokenIn(source.attributes, '_ricochet_visit'),
      ...(isRenewal(source.sourceName) && { isRenewal: true }),
      deliveryCountry: source.deliveryCountry,
      byCompany: source.byCompany,
      ...(source.lines && { lines: source.lines.slice(0, MOST_LINES).map(lineOf) }),
      ...(named && { namedAdvocate: named }),
      traces: tracesOf(told, hash.trace),
      traits: { ...traitsOf(told), ...(carriesCanary(source, hash) && { canary: true }) },
    },
    contact: {
      email: email?.ok ? email.display : null,
      phone,
      firstName: source.customerName?.firstName ?? source.billing?.firstName ?? null,
      locale: source.locale,
    },
  };
}

/** What is left of a line after discounts and returns: its pieces that stay bear their share of the discounts. */
function lineOf({ id, productId, variantId, quantity, currentQuantity, unitPrice, discounts }: SourceLine): OrderLine {
  const discountMinor = discounts.reduce((sum, amount) => sum + minorOf(amount, 'line_items'), 0);
  const wholeMinor = minorOf(unitPrice, 'line_items') * quantity - discountMinor;
  const amountMinor = quantity > 0 ? Math.round((wholeMinor * currentQuantity) / quantity) : 0;
  return { lineId: id, productId, variantId, quantity: currentQuantity, amountMinor };
}

const traceSource = (source: OrderSource, email: string | null): TraceSource => ({
  email,
  typedEmail: source.email,
  shipping: source.shipping,
  billing: source.billing,
  customer: source.customerName,
  ip: source.ip,
  userAgent: source.userAgent,
  referringSite: source.referringSite,
  landingSite: source.landingSite,
});

/**
 * The current subtotal reflects returned lines and edits; money given back without lines (a gesture of 15 €) stands
 * only in the refund's discrepancy. Refunded shipping is in neither. Comparing with the refund transactions instead
 * would count edited orders twice, tax where prices exclude it, and other currencies wrongly.
 */
function remainingSubtotal({ currentSubtotal, refundDiscrepancies }: OrderSource): {
  shopMinor: number;
  presentmentMinor: number;
} {
  const remaining = (side: keyof MoneyBag): number => {
    const discrepancyMinor = refundDiscrepancies.reduce((sum, bag) => sum + minorOf(bag[side], 'refunds'), 0);
    return Math.max(0, minorOf(currentSubtotal[side], 'currentSubtotal') + Math.min(0, discrepancyMinor));
  };
  return { shopMinor: remaining('shop'), presentmentMinor: remaining('presentment') };
}

function minorOf({ amount, currency }: Amount, field: string): number {
  try {
    return parseMoney(amount, currency).amountMinor;
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadablePayload('wrong-shape', field, 'not an amount of money');
    throw error;
  }
}

const FINANCIAL_STATUSES: ReadonlySet<string> = new Set<FinancialStatus>([
  'pending',
  'authorized',
  'partially_paid',
  'paid',
  'partially_refunded',
  'refunded',
  'voided',
  'expired',
]);

function financialStatusOf(status: string | null): FinancialStatus {
  const known = status?.toLowerCase() ?? '';
  return FINANCIAL_STATUSES.has(known) ? (known as FinancialStatus) : 'unknown';
}

function isPaid(status: FinancialStatus): boolean {
  return status === 'paid' || status === 'partially_refunded' || status === 'refunded';
}

/** https://shopify.dev/docs/api/admin-graphql/2026-07/objects/Order#field-Order.fields.sourceName */
function channelOf(sourceName: string | null): OrderFacts['channel'] {
  switch (sourceName) {
    case 'web':
      return 'online';
    case 'pos':
      return 'pos';
    case 'shopify_draft_order':
      return 'draft';
    default:
      return 'other';
  }
}

/**
 * Orders that a subscription contract makes by itself are "subscription_contract", since October 2025 also
 * "subscription_contract_checkout_one"; what starts a subscription is a purchase on the web like any other.
 * https://community.shopify.dev/t/order-paid-webhook-sourcename-property-changed-for-subscription/23868
 */
const isRenewal = (sourceName: string | null): boolean => sourceName?.startsWith('subscription_contract') ?? false;

function codesOf(codes: readonly string[]): string[] {
  return codes
    .slice(0, MOST_CODES)
    .map((code) => clean(code).toUpperCase())
    .filter((code) => code !== '');
}

/** Our own tokens are far shorter; what is longer, empty or no text isn't ours. */
const LONGEST_TOKEN = 600;

/** Who the till, or whoever made the order, says invited the buyer (V8). */
function namedAdvocate(attributes: OrderSource['attributes'], hash: Hashers): NamedAdvocate | null {
  const typed = tokenIn(attributes, '_ricochet_advocate');
  const named = typed === null ? null : parseAdvocateName(typed);
  if (!named) return null;
  return 'email' in named ? { emailHash: hash.email(named.email) } : named;
}

/** A decoy code among those used, in the attribute that names an advocate, or in the address they landed on (V5). */
function carriesCanary({ codes, attributes, landingSite }: OrderSource, { isCanary }: Hashers): boolean {
  const typed = tokenIn(attributes, '_ricochet_advocate');
  const named = typed === null ? null : parseAdvocateName(typed);
  const landing = landingSite ? URL.parse(landingSite, 'https://landing.invalid') : null;
  const followed = landing
    ? [landing.searchParams.get('code'), landing.searchParams.get('ricochet'), ...landing.pathname.split('/').slice(-1)]
    : [];
  const brought = [...codesOf(codes), named && 'code' in named ? named.code : null, ...followed];
  return brought.some((code) => code !== null && isCanary(asCode(code)));
}

function tokenIn(attributes: OrderSource['attributes'], name: string): string | null {
  const value = attributes.find((attribute) => attribute.name === name)?.value;
  if (typeof value !== 'string' || value.length > LONGEST_TOKEN) return null;
  return clean(value, LONGEST_TOKEN) || null;
}
