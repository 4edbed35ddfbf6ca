import type { Traces, Traits } from '../fraud/traces.ts';
import type { AdvocateId, ClaimId, CustomerId, OrderId, PersonId } from '../shared/ids.ts';

/**
 * What we know of an order, from Shopify, at a moment. No personal data: addresses, phones and names arrive here
 * only as keyed hashes, so a replay needs none and redaction leaves verdicts intact (DESIGN, convergent judging).
 */
export type OrderFacts = {
  readonly orderId: OrderId;
  /** "#1042" */
  readonly name: string;
  readonly customerId: CustomerId | null;
  /** keyed hash of the canonical e-mail / E.164 phone */
  readonly emailHash: string | null;
  readonly phoneHash: string | null;
  readonly createdAt: Date;
  /** decides which order is first */
  readonly processedAt: Date;
  /** version of these facts: an older one never overwrites a newer */
  readonly updatedAt: Date;
  readonly paidAt: Date | null;
  /** the earliest reports that told it unpaid, and paid, where they are older than these facts */
  readonly unpaidSeenAt?: Date;
  readonly paidSeenAt?: Date;
  readonly cancelledAt: Date | null;
  readonly isTest: boolean;
  readonly financialStatus: FinancialStatus;
  readonly channel: 'online' | 'pos' | 'draft' | 'other';
  readonly currency: string;
  /** after discounts and refunds, without shipping, as the shop shows tax, in shop money (P3) */
  readonly subtotalMinor: number;
  /** the same before any refund: what the sale was worth when made */
  readonly originalSubtotalMinor: number;
  readonly presentmentCurrency: string;
  readonly presentmentSubtotalMinor: number;
  /** what was bought; absent where the report doesn't tell (an order fetched from a list) */
  readonly lines?: readonly OrderLine[];
  /** ISO 3166, where it is delivered to; null = nowhere (till, gift card) */
  readonly deliveryCountry?: string | null;
  /** bought for a company (Shopify's B2B); absent in orders stored before it was read */
  readonly byCompany?: boolean;
  /** discount codes used, upper case */
  readonly codes: readonly string[];
  /** our claim token, carried as a cart attribute */
  readonly claimToken: string | null;
  /** our visit token, carried as a cart attribute */
  readonly visitToken: string | null;
  /** a subscription's renewal rather than something bought by hand; absent where it wasn't told */
  readonly isRenewal?: boolean;
  /** who the order itself says invited the buyer (`_ricochet_advocate`): a code as typed, or the keyed hash of an e-mail; absent in older facts */
  readonly namedAdvocate?: NamedAdvocate | null;
  /** for what leads to the buyer or the cart: when it was last told (ISO), where these newer facts lack it */
  readonly linkedAt?: Readonly<Record<string, string>>;
  /** absent in orders stored before they were taken, and of buyers who were erased */
  readonly traces?: Traces | undefined;
  readonly traits?: Traits | undefined;
};

/** A line of an order, as much of it as is left after discounts, edits and returns, in shop money. */
export type OrderLine = {
  readonly lineId: string;
  /** null = no product of the shop's (a tip, a line made by hand) */
  readonly productId: string | null;
  readonly variantId: string | null;
  readonly quantity: number;
  readonly amountMinor: number;
};

export type NamedAdvocate = { readonly code: string } | { readonly emailHash: string };

export type FinancialStatus =
  | 'pending'
  | 'authorized'
  | 'partially_paid'
  | 'paid'
  | 'partially_refunded'
  | 'refunded'
  | 'voided'
  | 'expired'
  | 'unknown';

/** A chargeback: the buyer's bank takes the money back, or tries to. An older report never overwrites a newer one. */
export type Dispute = { readonly status: 'open' | 'won' | 'lost'; readonly at: Date };

/** An earlier order of the same human, as newness sees it. */
export type EarlierOrder = {
  readonly orderId: OrderId;
  readonly name: string;
  readonly processedAt: Date;
  readonly matchedBy: 'customer' | 'email' | 'phone' | 'person';
};

/** What stood before an order. `complete` says whether all the shop's orders were seen (V4). */
export type History = {
  readonly earlierOrders: readonly EarlierOrder[];
  /** how many orders Shopify counts before this one, including those we may not see; null = not asked */
  readonly shopifyOrdersBefore: number | null;
  /** how many of those we know ourselves, whatever became of them */
  readonly knownOrdersBefore: number;
  /** whether Shopify can be asked: it counts by customer, so an order without one can't be */
  readonly canAsk: boolean;
  readonly complete: boolean;
};

/** Who is behind an order or claim, as hashes, for self-referral checks. */
export type Identity = {
  readonly personId: PersonId;
  readonly customerId: CustomerId | null;
  readonly emailHash: string | null;
  readonly phoneHash: string | null;
};

/** Somebody of whom perhaps only an address is known. */
export type Whoever = Omit<Identity, 'personId'> & { readonly personId: PersonId | null };

/** Who says who invited whom (V8): the advocate declares a friend, or the friend names the advocate. */
export type DeclarationKind = 'friend' | 'advocate';

/** What shows that whoever names an advocate is the buyer: their account, their order's name and address, the order itself. */
export type DeclarationProof = 'account' | 'order' | 'till' | 'none';

/** Why an order is credited to an advocate; the strongest first (V2). */
export type EvidenceKind =
  | 'claimed-code'
  | 'claim-token'
  | 'claim-email'
  /** the friend's first purchase was credited: their later ones are too (P2) */
  | 'first-purchase'
  | 'invitation-email'
  | 'advocate-code'
  | 'visit-token'
  | 'declared-advocate';
export type Evidence = {
  readonly kind: EvidenceKind;
  readonly advocateId: AdvocateId;
  readonly claimId: ClaimId | null;
  readonly invitedAt: Date;
};
