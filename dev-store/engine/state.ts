import type { Cart, Faults, Mail, Product, WebhookDelivery } from '../contract.ts';

/** Everything the dev store remembers; plain JSON, money in integer minor units of the shop's currency. */
export type State = {
  version: 1;
  idCounts: Record<string, number>;
  lastOrderNumber: number;
  products: Product[];
  customers: Record<string, CustomerRecord>;
  /** gone customer id → kept customer id */
  mergedCustomers: Record<string, string>;
  orders: Record<string, OrderRecord>;
  discounts: Record<string, DiscountRecord>;
  carts: Record<string, Cart>;
  installation: Installation | null;
  tokens: TokenRecord[];
  metafields: MetafieldRecord[];
  themeBlocks: { advocate: boolean; friend: boolean; embed: boolean };
  shop: { name: string; email: string; updatedAt: string; createdAt: string };
  deliveries: DeliveryRecord[];
  mails: Mail[];
  faults: Faults;
};

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
};

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
  shippingMinor: number;
  totalMinor: number;
  discount: { id: string; code: string; value: DiscountRecord['value'] } | null;
  attributes: Record<string, string>;
  address: AddressRecord | null;
  browserIp: string | null;
  cartToken: string;
  locale: string;
  refunds: RefundRecord[];
  edited: boolean;
  saleTransactionId: string;
  redactedAt: string | null;
};

export type DiscountRecord = {
  id: string;
  redeemCodeId: string;
  code: string;
  title: string;
  value: { kind: 'percentage'; percentage: number } | { kind: 'fixed'; amountMinor: number };
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

export type DeliveryRecord = WebhookDelivery & { body: string; orderId: string | null };

export const noFaults: Faults = {
  duplicateShare: 0,
  reorder: false,
  delayMs: 0,
  loseShare: 0,
  adminApi429Share: 0,
  adminApi5xxShare: 0,
  adminApiTimeoutAfterCommitShare: 0,
  mailServerDown: false,
};

export function emptyState(shop: { name: string; email: string; createdAt: string }): State {
  return {
    version: 1,
    idCounts: {},
    lastOrderNumber: 1000,
    products: [],
    customers: {},
    mergedCustomers: {},
    orders: {},
    discounts: {},
    carts: {},
    installation: null,
    tokens: [],
    metafields: [],
    themeBlocks: { advocate: false, friend: false, embed: false },
    shop: { ...shop, updatedAt: shop.createdAt },
    deliveries: [],
    mails: [],
    faults: { ...noFaults },
  };
}
