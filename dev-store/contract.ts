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
  /** gift cards to pay with, first come first spent */
  giftCardCodes?: string[];
  /** the logged-in customer's store credit pays too */
  useStoreCredit?: boolean;
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
  /** what pays for it, and what is left for the card */
  giftCards: { code: string; lastCharacters: string; amount: string; refusal: GiftCardRefusal | null }[];
  /** null: nobody logged in, or nothing on the account */
  storeCredit: { available: string; amount: string } | null;
  amountDue: string;
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
  | 'below_minimum'
  | 'no_matching_items'
  | 'no_shipping';
export type GiftCardRefusal = 'unknown' | 'expired' | 'deactivated' | 'empty';

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
  /** false: paid later, with markOrderPaid */
  paid?: boolean;
};

/** An order placed without a cart or a page, many at a time. What is left out is filled in plausibly. */
export type BatchOrder = Partial<Omit<CheckoutInput, 'email'>> & {
  email: string;
  /** each names a variant by its id or by the product's handle */
  lines: { variantId?: string; handle?: string; quantity?: number }[];
  attributes?: Record<string, string>;
  /** one discount code and any number of gift card codes */
  codes?: string[];
  useStoreCredit?: boolean;
  /** earlier than now, as for orders imported late */
  processedAt?: string;
};
export type BatchChange =
  | { action: 'cancel' | 'paid'; orderId: string }
  | { action: 'refund'; orderId: string; amount?: string; lines?: { lineId: string; quantity: number }[] }
  | { action: 'edit'; orderId: string; lineId: string; quantity: number };
export type BatchAnswer = { ok: true; order: Order } | { ok: false; message: string };

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
  payments: { gateway: 'bogus' | 'gift_card' | 'shopify_store_credit'; amount: string }[];
  disputeIds: string[];
  lines: { id: string; title: string; quantity: number; refundedQuantity: number; unit: string }[];
};

export type Discount = {
  id: string;
  code: string;
  title: string;
  status: 'active' | 'expired' | 'scheduled' | 'deactivated';
  value: { kind: 'percentage'; percentage: number } | { kind: 'fixed'; amount: Money } | { kind: 'free_shipping' };
  /** null: the whole order */
  productIds: string[] | null;
  variantIds: string[] | null;
  codesCount: number;
  usageLimit: number | null;
  usedCount: number;
  appliesOncePerCustomer: boolean;
  customerIds: string[] | null;
  minimumSubtotal: string | null;
  startsAt: string;
  endsAt: string | null;
  createdAt: string;
};

export type GiftCard = {
  id: string;
  /** masked but for the last four, as the merchant sees it */
  maskedCode: string;
  initial: Money;
  balance: Money;
  customerId: string | null;
  expiresOn: string | null;
  note: string | null;
  status: 'enabled' | 'expired' | 'disabled';
  createdAt: string;
  transactions: { at: string; amount: string; orderId: string }[];
};

export type StoreCreditAccount = {
  id: string;
  customerId: string;
  balance: Money;
  transactions: {
    id: string;
    kind: 'credit' | 'debit' | 'expiration';
    /** signed, as the balance moves */
    amount: string;
    balanceAfter: string;
    createdAt: string;
    expiresAt: string | null;
    event: string;
  }[];
};

/** `provider` left out: Shopify itself */
export type RiskAssessment = {
  level: 'none' | 'low' | 'medium' | 'high' | 'pending';
  provider?: { id: string; title: string } | null;
};

export type Dispute = {
  id: string;
  orderId: string;
  kind: 'chargeback' | 'inquiry';
  amount: Money;
  reason: string;
  status: 'needs_response' | 'won' | 'lost';
  initiatedAt: string;
  finalizedOn: string | null;
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

/** How many webhooks there have been since the start; `waiting` includes those to be tried again. */
export type DeliveryCounts = Record<WebhookDelivery['state'] | 'attempts', number>;

/** Faults to switch on; all default to off (0). Shares are 0..1. */
export type Faults = {
  duplicateShare: number;
  /** the webhooks of one action leave last first */
  reorder: boolean;
  /** of the webhooks, kept back while later ones overtake them */
  reorderShare: number;
  delayMs: number;
  loseShare: number;
  adminApi429Share: number;
  adminApi5xxShare: number;
  /** of the mutations: carried out, then answered with a 503 */
  adminApi5xxAfterCommitShare: number;
  /** of the mutations: carried out, then no answer for `adminApiTimeoutMs` and the connection cut */
  adminApiTimeoutAfterCommitShare: number;
  adminApiTimeoutMs: number;
  /** how far Shopify's search (`query:`) lags behind: what was made or changed since isn't found by it yet */
  searchLagMs: number;
  /** of the bulk operations: fail half-way and leave what they have as partial data */
  bulkFailShare: number;
  mailServerDown: boolean;
};

/**
 * Stops the nth next Admin API call or webhook delivery, before or after it is carried out, until it is released: the
 * place where a harness kills a process.
 */
export type HoldRequest = {
  on: 'admin-api' | 'webhook';
  when: 'before' | 'after';
  /** 1, the default: the next one */
  nth?: number;
  /** part of the operation's name or root field, or of the topic */
  match?: string;
};
export type Hold = Required<HoldRequest> & {
  id: string;
  state: 'armed' | 'holding' | 'released';
  /** what is held */
  label: string | null;
};

/** The app's blocks that stand in the theme, and the embed's settings. */
export type ThemeBlocks = Record<'advocate' | 'friend' | 'space' | 'wallet' | 'terms' | 'embed' | 'nudge', boolean> & {
  style: 'banner' | 'popup';
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
  /** a product with its variant, a collection or a segment, by its gid, deleted by the merchant */
  deleteResource(gid: string): void;
  customers(): Customer[];
  customer(id: string): Customer | undefined;
  createCustomer(input: {
    email: string;
    firstName: string;
    lastName: string;
    hasAccount: boolean;
    phone?: string;
    locale?: string;
    /** opened with a password, by whoever typed the address */
    isUnverified?: true;
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

  /** a code typed at the checkout: a gift card's is added, any other becomes the discount code */
  applyCode(token: string, code: string): Cart;

  orders(): Order[];
  order(id: string): Order | undefined;
  cancelOrder(id: string): Order;
  /** an order made with `paid: false` is paid; sends orders/paid and orders/updated */
  markOrderPaid(id: string): Order;
  /** refund an amount of the subtotal (default: all that is left) or pieces of lines; sends refunds/create and orders/updated */
  refundOrder(id: string, amount?: string, lines?: { lineId: string; quantity: number }[]): Order;
  /** the merchant changes a line's quantity after the sale; sends orders/edited and orders/updated */
  editOrder(id: string, change: { lineId: string; quantity: number }): Order;
  /** many orders, or many changes, in one go; one that fails doesn't stop the others */
  placeOrders(orders: BatchOrder[]): BatchAnswer[];
  changeOrders(changes: BatchChange[]): BatchAnswer[];
  /** the buyer's bank takes the money back: sends disputes/create (default: the whole total) */
  openDispute(orderId: string, input?: { amount?: string; kind?: Dispute['kind']; reason?: string }): Dispute;
  /** sends disputes/update */
  decideDispute(id: string, outcome: 'won' | 'lost'): Dispute;
  disputes(): Dispute[];
  /** an order's risk is looked at anew: sends orders/risk_assessment_changed */
  assessRisk(orderId: string, assessment: RiskAssessment): Order;
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
  /** what the app's configuration asks for at once, what it may ask for later, and what it has */
  appScopes(): { required: string[]; optional: string[]; granted: string[] };

  discounts(): Discount[];
  discountByCode(code: string): Discount | undefined;
  giftCards(): GiftCard[];
  storeCreditAccounts(customerId?: string): StoreCreditAccount[];

  /** a session token (JWT HS256 by the api secret: iss, dest, aud, sub, exp 60 s, nbf, iat, jti, sid) for the admin iframe */
  sessionToken(userId?: string): string;
  /** the token of an extension for buyers; null = nobody is logged in */
  customerToken(customerId: string | null): string;
  /** the signed query string Shopify adds to an app-proxy request */
  proxyQuery(path: string, search: URLSearchParams, customerId: string | null): URLSearchParams;
  /** app-owned metafields, as Liquid reads them (app.metafields.NAMESPACE.KEY) */
  appMetafields(): Record<string, Record<string, { value: unknown; type: string }>>;
  /** which theme blocks the merchant has switched on */
  themeBlocks(): ThemeBlocks;
  setThemeBlocks(blocks: Partial<ThemeBlocks>): void;

  /** the latest ones */
  deliveries(): WebhookDelivery[];
  deliveryCounts(): DeliveryCounts;
  /** how many webhooks are under way at once */
  setWebhookConcurrency(concurrency: number): void;
  mails(): Mail[];
  clearMails(): void;
  faults(): Faults;
  setFaults(faults: Partial<Faults>): void;
  /** so many orders of the past, spread over so many days; nobody is told of them */
  addPastOrders(past: { count: number; days: number }): void;
  /** from now on the faults fall as this seed says; null: by chance */
  setSeed(seed: number | null): void;
  holds(): Hold[];
  addHold(request: HoldRequest): Hold;
  /** resolves when something is held; rejects after `timeoutMs` */
  holdReached(id: string, timeoutMs: number): Promise<Hold>;
  /** `drop`: what was held before isn't carried out, what was held after isn't answered */
  releaseHold(id: string, how?: { drop?: boolean }): void;
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
