import type { PersonFacts } from '../eligibility/person-facts.ts';
import type { PurchaseFacts, PurchaseLine } from '../eligibility/purchase-facts.ts';
import type { Offer } from '../program/offer.ts';
import type { AboutOrder, ClaimProfiles, CustomerProfile } from '../verdict/about-order.ts';
import type { AdvocateIdentity, ClaimCase, OrderCase } from '../verdict/cases.ts';
import type { History, OrderFacts } from '../verdict/facts.ts';
import type { KnownOrder } from './world.ts';

/** What the conditions of an offer look at, for a case; nothing where it has none. */

export function conditionFacts(
  { facts, about }: KnownOrder,
  { terms }: Offer,
  advocate: AdvocateIdentity,
  history: History,
): Pick<OrderCase, 'purchase' | 'profiles'> {
  const { friend, advocate: ofAdvocate } = terms.eligibility;
  const sides = {
    ...(friend && { friend: buyerFacts(facts, about?.buyer, history, terms.currency) }),
    ...(ofAdvocate && {
      advocate: profileFacts(
        told(about?.advocates?.[advocate.advocateId], advocate),
        terms.currency,
        facts.processedAt,
      ),
    }),
  };
  return {
    ...(terms.conditions.purchase && { purchase: purchaseFacts(facts, about) }),
    ...(Object.keys(sides).length > 0 && { profiles: sides }),
  };
}

/** A claim's: what Shopify knew of both when the invitation was taken up. */
export function claimFacts({ terms }: Offer, told: ClaimProfiles | undefined, at: Date): Pick<ClaimCase, 'profiles'> {
  const { friend, advocate } = terms.eligibility;
  const sides = {
    ...(friend && { friend: profileFacts(told?.friend, terms.currency, at) }),
    ...(advocate && { advocate: profileFacts(told?.advocate, terms.currency, at) }),
  };
  return Object.keys(sides).length > 0 ? { profiles: sides } : {};
}

/** Of two accounts merged into one Shopify knows one no more: that it doesn't says nothing of the other. */
function told(
  profile: CustomerProfile | null | undefined,
  { customerIds }: AdvocateIdentity,
): CustomerProfile | null | undefined {
  if (customerIds.length === 0) return null;
  return profile === null && customerIds.length > 1 ? undefined : profile;
}

/** A customer as Shopify told them: undefined = not told, null = it knows no such customer. */
export function profileFacts(profile: CustomerProfile | null | undefined, currency: string, at: Date): PersonFacts {
  const unsaid = { tags: {}, segments: {}, domains: {}, currency, country: null, at };
  if (profile === undefined)
    return { ...unsaid, isCustomer: null, orders: null, spentMinor: null, acceptsMarketing: null, lastOrderAt: null };
  if (profile === null)
    return { ...unsaid, isCustomer: false, orders: 0, spentMinor: 0, acceptsMarketing: false, lastOrderAt: 'none' };
  const { customerSince: _since, lastOrderAt, ...known } = profile;
  return {
    ...known,
    isCustomer: true,
    lastOrderAt: lastOrderAt ?? (profile.orders > 0 ? 'hidden' : 'none'),
    at,
  };
}

/** The buyer: what stood before this order, and where it goes. Without a customer there is nobody to be asked about. */
function buyerFacts(
  facts: OrderFacts,
  buyer: CustomerProfile | null | undefined,
  history: History,
  currency: string,
): PersonFacts {
  const person = profileFacts(facts.customerId === null ? null : buyer, currency, facts.processedAt);
  const lastOrder = history.earlierOrders.at(-1);
  const orders = person.isCustomer === null ? null : Math.max(person.orders ?? 0, history.earlierOrders.length);
  return {
    ...person,
    orders,
    country: facts.deliveryCountry ?? person.country,
    lastOrderAt:
      lastOrder?.processedAt ??
      (history.complete ? 'none' : orders === null ? null : orders > history.knownOrdersBefore ? 'hidden' : 'none'),
  };
}

export function purchaseFacts(facts: OrderFacts, about: AboutOrder | null): PurchaseFacts {
  return {
    channel: facts.channel,
    paidIn: facts.presentmentCurrency,
    currency: facts.currency,
    deliveryCountry: facts.deliveryCountry,
    byCompany: facts.byCompany,
    lines: linesOf(facts, about),
  };
}

/** Lines as a webhook told them, with what Shopify said of their products; else as Shopify told them when asked. */
function linesOf({ lines }: OrderFacts, about: AboutOrder | null): PurchaseLine[] | null {
  const asked = new Map(about?.lines?.lines.map((line) => [line.lineId, line]));
  if (!lines) return about?.lines ? [...asked.values()].map((line) => ({ ...line })) : null;
  return lines.map(({ lineId, productId, quantity, amountMinor }) => {
    const known = asked.get(lineId);
    return {
      lineId,
      productId,
      quantity,
      amountMinor,
      collections: known?.collections ?? null,
      isComplete: known?.isComplete ?? false,
    };
  });
}
