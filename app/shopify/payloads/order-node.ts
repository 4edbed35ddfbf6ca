import type { Dispute } from '../../domain/verdict/facts.ts';
import type { MoneyBothSidesFragment, OrderFieldsFragment } from '../generated/graphql.ts';
import { chargebackMeaning } from './dispute.ts';
import type { Hashers, MoneyBag, ParsedOrder } from './order-facts.ts';
import { describeOrder } from './order-facts.ts';
import { idInGid, instant, looseText, understand } from './shapes.ts';

/** An order fetched from the Admin API (refetch, backfill), told exactly as its webhook would tell it. */
export function parseOrderNode(node: OrderFieldsFragment, hash: Hashers): ParsedOrder {
  const { customer, billingAddress: billing } = node;
  return describeOrder(
    {
      id: understand(node.id, idInGid),
      name: text(node.name),
      customerId: customer === null ? null : understand(customer.id, idInGid),
      email: text(node.email) ?? text(customer?.defaultEmailAddress?.emailAddress),
      verifiedEmail: customer?.verifiedEmail ? text(customer.defaultEmailAddress?.emailAddress) : null,
      phone: text(node.phone) ?? text(customer?.defaultPhoneNumber?.phoneNumber) ?? text(billing?.phone),
      phoneCountry: text(billing?.countryCodeV2),
      customerName: customer ? { firstName: text(customer.firstName), lastName: text(customer.lastName) } : null,
      shipping: placed(node.shippingAddress),
      billing: placed(billing),
      ip: text(node.clientIp),
      // not told here: the webhook's stand (traces.ts)
      userAgent: null,
      referringSite: null,
      landingSite: null,
      locale: text(node.customerLocale),
      createdAt: understand(node.createdAt, instant),
      processedAt: understand(node.processedAt, instant),
      updatedAt: understand(node.updatedAt, instant),
      cancelledAt: node.cancelledAt === null ? null : understand(node.cancelledAt, instant),
      isTest: node.test,
      financialStatus: node.displayFinancialStatus,
      sourceName: node.sourceName,
      deliveryCountry: text(node.shippingAddress?.countryCodeV2),
      byCompany: node.purchasingEntity?.__typename === 'PurchasingCompany',
      // fifty orders' lines would cost more than Shopify allows a query: they are asked for where a condition needs them
      lines: null,
      originalSubtotal: node.subtotalPriceSet && bagOf(node.subtotalPriceSet),
      currentSubtotal: bagOf(node.currentSubtotalPriceSet),
      refundDiscrepancies: [bagOf(node.refundDiscrepancySet)],
      codes: node.discountCodes,
      attributes: node.customAttributes.map(({ key, value }) => ({ name: key, value })),
    },
    hash,
  );
}

const text = (value: string | null | undefined) => understand(value, looseText);

const placed = (address: OrderFieldsFragment['shippingAddress']) =>
  address && {
    firstName: text(address.firstName),
    lastName: text(address.lastName),
    address1: text(address.address1),
    address2: text(address.address2),
    zip: text(address.zip),
    city: text(address.city),
    countryCode: text(address.countryCodeV2),
  };

/** What of several is told: money lost once is lost, and while one is open nothing is decided. */
const GRAVEST_FIRST = ['lost', 'open', 'won'] as const;

/**
 * An order's chargeback, null when it has none: an inquiry takes no money (payloads/dispute.ts). Without a date of its own
 * it is as old as what the order tells.
 */
export function disputeFromOrderNode({ disputes, updatedAt }: OrderFieldsFragment): Dispute | null {
  const meanings = disputes
    .filter(({ initiatedAs }) => initiatedAs === 'CHARGEBACK')
    // the Admin API writes in capitals what webhooks write small
    .map(({ status }) => chargebackMeaning(status.toLowerCase() as Lowercase<typeof status>));
  const status = GRAVEST_FIRST.find((one) => meanings.includes(one));
  return status ? { status, at: understand(updatedAt, instant) } : null;
}

function bagOf({ shopMoney, presentmentMoney }: MoneyBothSidesFragment): MoneyBag {
  return {
    shop: { amount: shopMoney.amount, currency: shopMoney.currencyCode },
    presentment: { amount: presentmentMoney.amount, currency: presentmentMoney.currencyCode },
  };
}
