/**
 * What the dev store's engine offers to its pages and its Admin API. The engine (dev-store/engine) implements it;
 * pages (dev-store/pages) and admin API (dev-store/admin-api) only use it. Nothing here may import from app/.
 * Ids are Shopify's numeric ids as strings (over 2^53 on purpose); money is a decimal string as Shopify sends it.
 */
export type Money = { amount: string; currencyCode: string };

export type Product = {
  id: string;
  handle: string;
  title: string;
  description: string;
  priceAmount: string;
  variantId: string;
  image: string;
};

export type Customer = {
  id: string;
  email: string | null;
  phone: string | null;
  firstName: string;
  lastName: string;
  locale: string;
  tags: string[];
  createdAt: string;
  /** false for the record Shopify makes of a guest */
  hasAccount: boolean;
  numberOfOrders: number;
  amountSpent: Money;
};

export type CartLine = { variantId: string; quantity: number };
export type Cart = {
  token: string;
  lines: CartLine[];
  attributes: Record<string, string>;
  discountCode: string | null;
};

export type CheckoutQuote = {
  lines: { variantId: string; title: string; quantity: number; unit: string; total: string; discount: string }[];
  subtotalBeforeDiscount: string;
  discountTotal: string;
  /** after discounts, without shipping */
  subtotal: string;
  shipping: string;
  total: string;
  currencyCode: string;
  discount:
    | { code: string; applied: true; title: string }
    | { code: string; applied: false; reason: DiscountRefusal }
    | null;
};
export type DiscountRefusal =
  | 'unknown'
  | 'expired'
  | 'not_started'
  | 'inactive'
  | 'used_up'
  | 'once_per_customer'
  | 'other_customer'
  | 'below_minimum';

export type CheckoutInput = {
  email: string;
  firstName: string;
  lastName: string;
  phone?: string;
  address1: string;
  city: string;
  zip: string;
  countryCode: string;
  /** numeric id of the logged-in customer, else guest */
  customerId?: string;
  channel: 'web' | 'pos';
  test?: boolean;
  /** default: an address of its own per e-mail; the till has none */
  browserIp?: string;
};

export type Order = {
  id: string;
  name: string;
  customerId: string | null;
  email: string | null;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  financialStatus: 'pending' | 'paid' | 'partially_refunded' | 'refunded' | 'voided';
  subtotal: string;
  currentSubtotal: string;
  total: string;
  currencyCode: string;
  discountCodes: string[];
  attributes: Record<string, string>;
  lines: { id: string; title: string; quantity: number; refundedQuantity: number; unit: string }[];
};

export type Discount = {
  id: string;
  code: string;
  title: string;
  status: 'active' | 'expired' | 'scheduled' | 'deactivated';
  value: { kind: 'percentage'; percentage: number } | { kind: 'fixed'; amount: Money };
  usageLimit: number | null;
  usedCount: number;
  appliesOncePerCustomer: boolean;
  customerIds: string[] | null;
  minimumSubtotal: string | null;
  startsAt: string;
  endsAt: string | null;
  createdAt: string;
};

export type WebhookDelivery = {
  id: string;
  eventId: string;
  topic: string;
  uri: string;
  triggeredAt: string;
  attempts: { at: string; status: number | null; error: string | null }[];
  state: 'waiting' | 'delivered' | 'given_up' | 'dropped';
};

export type Mail = {
  id: string;
  receivedAt: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};

/** Faults to switch on; all default to off (0). Shares are 0..1. */
export type Faults = {
  duplicateShare: number;
  reorder: boolean;
  delayMs: number;
  loseShare: number;
  adminApi429Share: number;
  adminApi5xxShare: number;
  adminApiTimeoutAfterCommitShare: number;
  mailServerDown: boolean;
};

export type DevStore = {
  readonly config: {
    shop: string; // "maison-rivage.myshopify.com"
    storefrontUrl: string;
    /** where the app listens (webhooks and proxy go there) */
    appUrl: string;
    /** the reverse proxy of the app that the admin iframe loads (drops frame-ancestors), Shopify's tunnel as it were */
    tunnelUrl: string;
    apiKey: string;
    apiSecret: string;
    currencyCode: string;
    ianaTimezone: string;
    shopName: string;
    locale: string;
  };
  products(): Product[];
  customers(): Customer[];
  customer(id: string): Customer | undefined;
  createCustomer(input: {
    email: string;
    firstName: string;
    lastName: string;
    hasAccount: boolean;
    phone?: string;
    locale?: string;
  }): Customer;
  mergeCustomers(keepId: string, goneId: string): void;

  cart(token: string): Cart;
  setCart(token: string, change: Partial<Omit<Cart, 'token'>>): Cart;
  quote(token: string, buyer?: { customerId?: string; email?: string }): CheckoutQuote;
  /** makes the order, spends the discount, sends orders/create and orders/paid */
  checkout(
    token: string,
    input: CheckoutInput,
  ): { ok: true; order: Order } | { ok: false; field: string; message: string };

  orders(): Order[];
  order(id: string): Order | undefined;
  cancelOrder(id: string): Order;
  /** refund an amount of the subtotal (default: all that is left); sends refunds/create and orders/updated */
  refundOrder(id: string, amount?: string): Order;
  /** the merchant changes a line's quantity after the sale; sends orders/edited and orders/updated */
  editOrder(id: string, change: { lineId: string; quantity: number }): Order;
  /** sends again, with the same event ids, every webhook of this order ("send it twice") */
  resendWebhooks(orderId: string): number;
  /** the merchant asks for data / erasure, or uninstalls: sends the compliance topics */
  requestCustomerData(customerId: string): void;
  redactCustomer(customerId: string): void;
  uninstallApp(): void;
  isInstalled(): boolean;
  /** sends shop/update */
  updateShop(change: { name?: string; email?: string }): void;
  /** the merchant grants or takes back optional scopes; sends app/scopes_update */
  setGrantedScopes(scopes: string[]): void;

  discounts(): Discount[];
  discountByCode(code: string): Discount | undefined;

  /** a session token (JWT HS256 by the api secret: iss, dest, aud, sub, exp 60 s, nbf, iat, jti, sid) for the admin iframe */
  sessionToken(userId?: string): string;
  /** the signed query string Shopify adds to an app-proxy request */
  proxyQuery(path: string, search: URLSearchParams, customerId: string | null): URLSearchParams;
  /** app-owned metafields, as Liquid reads them (app.metafields.NAMESPACE.KEY) */
  appMetafields(): Record<string, Record<string, { value: unknown; type: string }>>;
  /** which theme blocks the merchant has switched on */
  themeBlocks(): { advocate: boolean; friend: boolean; embed: boolean };
  setThemeBlocks(blocks: Partial<{ advocate: boolean; friend: boolean; embed: boolean }>): void;

  deliveries(): WebhookDelivery[];
  mails(): Mail[];
  clearMails(): void;
  faults(): Faults;
  setFaults(faults: Partial<Faults>): void;
  /** everything that happens (webhook sent, discount created, mail received, order made) for the tour's live strip */
  onEvent(
    listener: (event: {
      at: string;
      kind: 'webhook' | 'discount' | 'mail' | 'order' | 'admin-api';
      label: string;
      detail: Record<string, unknown>;
    }) => void,
  ): () => void;
};

/** Implemented in dev-store/pages/mount.ts: storefront, admin frame, checkout, till, mail, tour. */
export type MountPages = (app: import('express').Express, store: DevStore) => void;
