import { randomUUID } from 'node:crypto';
import type { Cart, Faults, Mail, Product, ThemeBlocks, WebhookDelivery } from '../contract.ts';

/**
 * Everything the dev store remembers; plain JSON, money in integer minor units of the shop's currency. The parts in
 * RECORD_COLLECTIONS grow with the trade and are saved record by record, the rest as a whole.
 */
export type State = {
  version: 2;
  idCounts: Record<string, number>;
  lastOrderNumber: number;
  products: Product[];
  /** gids of collections and segments the merchant deleted; absent in stores from before they could be */
  deleted?: string[];
  customers: Record<string, CustomerRecord>;
  /** gone customer id → kept customer id */
  mergedCustomers: Record<string, string>;
  orders: Record<string, OrderRecord>;
  discounts: Record<string, DiscountRecord>;
  carts: Record<string, Cart>;
  giftCards: Record<string, GiftCardRecord>;
  storeCreditAccounts: Record<string, StoreCreditAccountRecord>;
  bulkCreations: Record<string, BulkCreationRecord>;
  disputes: Record<string, DisputeRecord>;
  bulkOperations: Record<string, BulkOperationRecord>;
  /** asynchronous jobs: id → when it is done */
  jobs: Record<string, string>;
  installation: Installation | null;
  /** the merchant's visit that session tokens belong to; another one begins where the app is uninstalled */
  adminSession: string;
  tokens: TokenRecord[];
  metafields: MetafieldRecord[];
  /** what was changed from `noThemeBlocks` */
  themeBlocks: Partial<ThemeBlocks>;
  shop: { name: string; email: string; updatedAt: string; createdAt: string };
  /** those made by API; the app's own stand in its configuration file */
  webhookSubscriptions: WebhookSubscriptionRecord[];
  deliveries: DeliveryRecord[];
  mails: Mail[];
  faults: Faults;
};

export const RECORD_COLLECTIONS = [
  'customers',
  'orders',
  'discounts',
  'carts',
  'giftCards',
  'storeCreditAccounts',
  'bulkCreations',
  'disputes',
  'bulkOperations',
] as const satisfies readonly (keyof State)[];
export type RecordCollection = (typeof RECORD_COLLECTIONS)[number];

export type CustomerRecord = {
  id: string;
  email: string | null;
  phone: string | null;
  firstName: string;
  lastName: string;
  locale: string;
  tags: string[];
  createdAt: string;
  updatedAt: string;
  hasAccount: boolean;
  /** an account opened with a password, by whoever typed the address; of guests, too, Shopify says that theirs is verified */
  isUnverified?: true;
  /** agreed to marketing e-mails; absent in records from before it was kept */
  acceptsMarketing?: boolean;
  redactedAt: string | null;
};

export type AddressRecord = {
  id: string;
  firstName: string;
  lastName: string;
  address1: string;
  city: string;
  zip: string;
  countryCode: string;
  phone: string | null;
};

export type LineRecord = {
  id: string;
  productId: string;
  variantId: string;
  title: string;
  quantity: number;
  /** how many are left after edits and refunds */
  currentQuantity: number;
  refundedQuantity: number;
  unitMinor: number;
  /** this line's part of the order's discount, for `quantity` pieces */
  discountMinor: number;
};

export type RefundRecord = {
  id: string;
  createdAt: string;
  note: string | null;
  lines: { id: string; lineId: string; quantity: number; subtotalMinor: number }[];
  shippingMinor: number;
  /** what was paid back beyond the lines; Shopify prints it as a negative `refund_discrepancy` */
  discrepancy: { id: string; minor: number } | null;
  transaction: { id: string; minor: number } | null;
  /** where the money went, when not all of it to the card; sums to the transaction */
  payouts: Payout[];
};

export type Gateway = 'bogus' | 'gift_card' | 'shopify_store_credit';
/** `sourceId`: the gift card or store credit account, null for the card */
export type Payment = { id: string; gateway: Gateway; sourceId: string | null; minor: number };
export type Payout = Payment;

export type OrderRecord = {
  id: string;
  number: number;
  name: string;
  customerId: string | null;
  email: string | null;
  phone: string | null;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  test: boolean;
  channel: 'web' | 'pos';
  paid: boolean;
  currencyCode: string;
  lines: LineRecord[];
  subtotalMinor: number;
  discountMinor: number;
  /** what delivery costs the buyer, after a free-shipping code */
  shippingMinor: number;
  shippingDiscountMinor: number;
  totalMinor: number;
  discount: { id: string; code: string; value: DiscountRecord['value']; items: DiscountItems } | null;
  /** what it was paid with; sums to the total once paid */
  payments: Payment[];
  attributes: Record<string, string>;
  address: AddressRecord | null;
  browserIp: string | null;
  cartToken: string;
  locale: string;
  refunds: RefundRecord[];
  edited: boolean;
  saleTransactionId: string;
  disputeIds: string[];
  /** later looks at its risk; none: Shopify found little at once */
  assessments?: RiskAssessmentRecord[];
  redactedAt: string | null;
};

/** `provider` null: Shopify itself */
export type RiskAssessmentRecord = {
  provider: { id: string; title: string } | null;
  level: 'none' | 'low' | 'medium' | 'high' | 'pending';
  at: string;
};

export type RedeemCodeRecord = { id: string; code: string; usedCount: number };

/** Which lines a discount applies to: a product stands for all its variants. */
export type DiscountItems = { kind: 'all' } | { kind: 'products'; productIds: string[]; variantIds: string[] };

export type DiscountRecord = {
  id: string;
  /** the code it was created with */
  code: string;
  /** that one and those added in bulk */
  redeemCodes: RedeemCodeRecord[];
  title: string;
  value:
    | { kind: 'percentage'; percentage: number }
    | { kind: 'fixed'; amountMinor: number }
    | { kind: 'free_shipping' };
  items: DiscountItems;
  /** per code, as Shopify counts it */
  usageLimit: number | null;
  usedCount: number;
  usedByCustomerIds: string[];
  appliesOncePerCustomer: boolean;
  /** null: everybody */
  customerIds: string[] | null;
  minimumSubtotalMinor: number | null;
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean };
  startsAt: string;
  endsAt: string | null;
  deactivatedAt: string | null;
  createdAt: string;
  updatedAt: string;
};

export type GiftCardRecord = {
  id: string;
  /** lower case: codes are the same whatever their case */
  code: string;
  initialMinor: number;
  balanceMinor: number;
  customerId: string | null;
  /** the last day it can be used, in the shop's time zone */
  expiresOn: string | null;
  note: string | null;
  createdAt: string;
  updatedAt: string;
  deactivatedAt: string | null;
  /** signed: a purchase takes, a refund gives */
  transactions: { id: string; minor: number; processedAt: string; orderId: string }[];
};

type StoreCreditEvent = 'ADJUSTMENT' | 'ORDER_PAYMENT' | 'ORDER_REFUND' | 'ORDER_CANCELLATION';
export type StoreCreditTransactionRecord = {
  id: string;
  /** signed, as the balance moves */
  minor: number;
  balanceAfterMinor: number;
  createdAt: string;
  event: StoreCreditEvent;
  /** the order's transaction that caused it */
  orderTransactionId: string | null;
} & (
  | { kind: 'credit'; remainingMinor: number; expiresAt: string | null }
  | { kind: 'debit' }
  | { kind: 'expiration'; creditId: string }
);

export type StoreCreditAccountRecord = {
  id: string;
  customerId: string;
  currencyCode: string;
  balanceMinor: number;
  transactions: StoreCreditTransactionRecord[];
};

export type BulkCreationRecord = {
  id: string;
  discountId: string;
  createdAt: string;
  /** the queue takes it up then */
  dueAt: string;
  done: boolean;
  codes: { code: string; redeemCodeId: string | null; error: 'TAKEN' | 'INVALID' | null }[];
};

export type DisputeRecord = {
  id: string;
  orderId: string;
  kind: 'chargeback' | 'inquiry';
  minor: number;
  currencyCode: string;
  reason: string;
  status: 'needs_response' | 'won' | 'lost';
  initiatedAt: string;
  evidenceDueBy: string;
  finalizedOn: string | null;
};

export type BulkOperationRecord = {
  id: string;
  query: string;
  status: 'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELING' | 'CANCELED' | 'FAILED';
  errorCode: 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' | null;
  createdAt: string;
  completedAt: string | null;
  /** when it ended, whatever the end: its file is kept for seven days */
  endedAt: string | null;
  objectCount: number;
  rootObjectCount: number;
  /** bytes of its file so far */
  fileSize: number;
};

export type Installation = { id: string; installedAt: string; scopes: string[] };

export type TokenRecord = {
  accessToken: string;
  kind: 'offline' | 'online';
  expiresAt: string;
  refreshToken: string | null;
  refreshExpiresAt: string | null;
  /** a rotated refresh token stays listed but works no more */
  refreshUsed: boolean;
  userId: string | null;
};

export type MetafieldRecord = {
  id: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
};

export type WebhookSubscriptionRecord = { id: string; topic: string; uri: string; createdAt: string };

/** `subscriptionId`: the subscription made by API it is sent for, null for one of the configuration file */
export type DeliveryRecord = WebhookDelivery & { body: string; orderId: string | null; subscriptionId: string | null };

export const noThemeBlocks: ThemeBlocks = {
  advocate: false,
  friend: false,
  space: false,
  wallet: false,
  terms: false,
  embed: false,
  nudge: false,
  style: 'banner',
};

export const noFaults: Faults = {
  duplicateShare: 0,
  reorder: false,
  reorderShare: 0,
  delayMs: 0,
  loseShare: 0,
  adminApi429Share: 0,
  adminApi5xxShare: 0,
  adminApi5xxAfterCommitShare: 0,
  adminApiTimeoutAfterCommitShare: 0,
  adminApiTimeoutMs: 1_000,
  searchLagMs: 0,
  bulkFailShare: 0,
  mailServerDown: false,
};

export function emptyState(shop: { name: string; email: string; createdAt: string }): State {
  return {
    version: 2,
    idCounts: {},
    lastOrderNumber: 1000,
    products: [],
    customers: {},
    mergedCustomers: {},
    orders: {},
    discounts: {},
    carts: {},
    giftCards: {},
    storeCreditAccounts: {},
    bulkCreations: {},
    disputes: {},
    bulkOperations: {},
    jobs: {},
    installation: null,
    adminSession: randomUUID(),
    tokens: [],
    metafields: [],
    themeBlocks: {},
    shop: { ...shop, updatedAt: shop.createdAt },
    webhookSubscriptions: [],
    deliveries: [],
    mails: [],
    faults: { ...noFaults },
  };
}
