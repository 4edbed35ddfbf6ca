import type {
  Customer,
  DevStore,
  Discount,
  DiscountRefusal,
  Dispute,
  Order,
  Product,
  ThemeBlocks,
} from '../../dev-store/contract.ts';

type Listener = Parameters<DevStore['onEvent']>[0];

const TITLES = [
  'Bougie Marée basse',
  'Vase Galet',
  'Plaid en laine d’Arrée',
  'Tasse Écume',
  'Lampe Phare',
  'Panier Osier',
  'Coussin de lin',
  'Assiette Rivage',
];
const PRICES = ['24.00', '48.00', '89.00', '18.00', '129.00', '39.00', '45.00', '22.00'];

/** A small in-memory DevStore: no webhooks, no signatures worth the name, the same shapes. */
export function fakeStore(config: Partial<DevStore['config']> = {}): DevStore {
  const products: Product[] = TITLES.map((title, index) => ({
    id: `9007199254740${993 + index}`,
    handle: slug(title),
    title,
    description: 'Fait à la main, en petite série.',
    priceAmount: PRICES[index] as string,
    variantId: `9107199254740${993 + index}`,
    image: "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E",
  }));
  const customers: Customer[] = [
    aCustomer({ id: '9207199254740993', email: 'camille@example.com', firstName: 'Camille', lastName: 'Roux' }),
    aCustomer({
      id: '9207199254740994',
      email: 'noe@example.com',
      firstName: 'Noé',
      lastName: 'Le Gall',
      numberOfOrders: 0,
    }),
  ];
  const discounts: Discount[] = [aDiscount('BIENVENUE10'), { ...aDiscount('VIEUX'), status: 'expired' }];
  const orders: Order[] = [];
  const carts = new Map<string, ReturnType<DevStore['cart']>>();
  const listeners = new Set<Listener>();
  const scopesOfApp = ['read_orders'];
  const blocks: ThemeBlocks = {
    advocate: true,
    friend: true,
    space: false,
    wallet: false,
    terms: false,
    embed: true,
    nudge: false,
    style: 'banner',
  };
  let faults = {
    duplicateShare: 0,
    reorder: false,
    reorderShare: 0,
    adminApi5xxAfterCommitShare: 0,
    adminApiTimeoutMs: 1_000,
    searchLagMs: 0,
    bulkFailShare: 0,
    delayMs: 0,
    loseShare: 0,
    adminApi429Share: 0,
    adminApi5xxShare: 0,
    adminApiTimeoutAfterCommitShare: 0,
    mailServerDown: false,
  };
  const mails: ReturnType<DevStore['mails']> = [
    {
      id: 'm1',
      receivedAt: '2026-03-02T09:00:00Z',
      to: 'camille@example.com',
      from: 'Maison Rivage <bonjour@maison-rivage.example>',
      subject: 'Noé vient d’acheter : vos 10 € sont là',
      text: 'Merci Camille.',
      html: '<h1>Merci Camille</h1><p><a href="http://127.0.0.1:3000/">Voir</a></p><script>parent.broken=true</script>',
      headers: { 'List-Unsubscribe': '<http://127.0.0.1:3000/stop>' },
    },
  ];
  const emit = (kind: Parameters<Listener>[0]['kind'], label: string) => {
    for (const listener of listeners) listener({ at: '2026-03-02T09:00:00.000Z', kind, label, detail: {} });
  };
  const mustOrder = (id: string) => {
    const order = orders.find((one) => one.id === id);
    if (!order) throw new Error(`no order ${id}`);
    return order;
  };

  const store: DevStore = {
    config: {
      shop: 'maison-rivage.myshopify.com',
      storefrontUrl: 'http://127.0.0.1:3000',
      appUrl: 'http://127.0.0.1:3100',
      tunnelUrl: 'http://127.0.0.1:3200',
      apiKey: 'ricochet-dev-key',
      apiSecret: 'secret',
      currencyCode: 'EUR',
      ianaTimezone: 'Europe/Paris',
      shopName: 'Maison Rivage',
      locale: 'fr',
      ...config,
    },
    products: () => products,
    deleteResource: () => undefined,
    customers: () => customers,
    customer: (id) => customers.find((customer) => customer.id === id),
    createCustomer(input) {
      const customer = aCustomer({ ...input, id: `92071992547409${95 + customers.length}`, numberOfOrders: 0 });
      customers.push(customer);
      return customer;
    },
    mergeCustomers(_keepId, goneId) {
      customers.splice(
        customers.findIndex(({ id }) => id === goneId),
        1,
      );
    },
    cart: (token) => carts.get(token) ?? { token, lines: [], attributes: {}, discountCode: null },
    setCart(token, change) {
      const cart = { ...store.cart(token), ...change };
      carts.set(token, cart);
      return cart;
    },
    applyCode: (token, code) => store.setCart(token, { discountCode: code }),
    quote(token) {
      const cart = store.cart(token);
      const lines = cart.lines.map((line) => {
        const product = products.find(({ variantId }) => variantId === line.variantId) as Product;
        return {
          ...line,
          title: product.title,
          unit: product.priceAmount,
          total: (Number(product.priceAmount) * line.quantity).toFixed(2),
          discount: '0.00',
        };
      });
      const before = lines.reduce((sum, line) => sum + Number(line.total), 0);
      const found = cart.discountCode === null ? null : discounts.find(({ code }) => code === cart.discountCode);
      const isApplied = found?.status === 'active';
      const cut = isApplied ? before / 10 : 0;
      const reason: DiscountRefusal = found ? 'expired' : 'unknown';
      return {
        lines,
        subtotalBeforeDiscount: before.toFixed(2),
        discountTotal: cut.toFixed(2),
        subtotal: (before - cut).toFixed(2),
        shipping: '0.00',
        total: (before - cut).toFixed(2),
        currencyCode: 'EUR',
        giftCards: [],
        storeCredit: null,
        amountDue: (before - cut).toFixed(2),
        discount:
          cart.discountCode === null
            ? null
            : isApplied
              ? { code: cart.discountCode, applied: true, title: '10 %' }
              : { code: cart.discountCode, applied: false, reason },
      };
    },
    checkout(token, input) {
      const quote = store.quote(token, input);
      if (quote.lines.length === 0) return { ok: false, field: 'cart', message: 'Votre panier est vide' };
      const at = '2026-03-02T09:00:00.000Z';
      const order: Order = {
        id: `93071992547409${93 + orders.length}`,
        name: `#${1001 + orders.length}`,
        customerId: input.customerId ?? null,
        email: input.email || null,
        createdAt: at,
        processedAt: at,
        updatedAt: at,
        cancelledAt: null,
        financialStatus: 'paid',
        subtotal: quote.subtotal,
        currentSubtotal: quote.subtotal,
        total: quote.total,
        currencyCode: 'EUR',
        discountCodes: quote.discount?.applied ? [quote.discount.code] : [],
        attributes: store.cart(token).attributes,
        payments: [{ gateway: 'bogus', amount: quote.total }],
        disputeIds: [],
        lines: quote.lines.map((line, index) => ({
          id: String(index),
          title: line.title,
          quantity: line.quantity,
          refundedQuantity: 0,
          unit: line.unit,
        })),
      };
      orders.unshift(order);
      emit('order', order.name);
      return { ok: true, order };
    },
    orders: () => orders,
    order: (id) => orders.find((order) => order.id === id),
    cancelOrder: (id) => Object.assign(mustOrder(id), { cancelledAt: '2026-03-03T09:00:00.000Z' }),
    refundOrder: (id, amount) =>
      Object.assign(mustOrder(id), { financialStatus: amount ? 'partially_refunded' : 'refunded' } as const),
    editOrder: (id) => mustOrder(id),
    markOrderPaid: (id) => mustOrder(id),
    placeOrders: () => [],
    changeOrders: () => [],
    openDispute: (orderId) => aDispute(orderId),
    decideDispute: (id) => aDispute(id),
    disputes: () => [],
    assessRisk: (orderId) => store.order(orderId) as Order,
    giftCards: () => [],
    storeCreditAccounts: () => [],
    deliveryCounts: () => ({ waiting: 0, delivered: 0, given_up: 0, dropped: 0, attempts: 0 }),
    setWebhookConcurrency: () => {},
    setSeed: () => {},
    addPastOrders: () => {},
    holds: () => [],
    addHold: () => nothingHeld(),
    holdReached: () => nothingHeld(),
    releaseHold: () => {},
    resendWebhooks: () => 2,
    requestCustomerData: () => {},
    redactCustomer: () => {},
    uninstallApp: () => {},
    isInstalled: () => true,
    updateShop: () => {},
    setGrantedScopes: (scopes) => void scopesOfApp.splice(0, scopesOfApp.length, ...scopes),
    appScopes: () => ({ required: ['read_orders'], optional: ['write_gift_cards'], granted: [...scopesOfApp] }),
    discounts: () => discounts,
    discountByCode: (code) => discounts.find((discount) => discount.code === code),
    sessionToken: () => 'session.token.signature',
    customerToken: () => 'a.customer.token',
    proxyQuery(_path, search, customerId) {
      const query = new URLSearchParams(search);
      query.set('logged_in_customer_id', customerId ?? '');
      query.set('signature', 'signed-by-the-store');
      return query;
    },
    appMetafields: () => ({ ricochet: { live: { value: true, type: 'boolean' } } }),
    themeBlocks: () => ({ ...blocks }),
    setThemeBlocks: (change) => void Object.assign(blocks, change),
    deliveries: () => [],
    mails: () => mails,
    clearMails: () => void mails.splice(0),
    faults: () => faults,
    setFaults: (change) => {
      faults = { ...faults, ...change };
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return store;
}

function aDispute(orderId: string): Dispute {
  return {
    id: '1',
    orderId,
    kind: 'chargeback',
    amount: { amount: '24.00', currencyCode: 'EUR' },
    reason: 'fraudulent',
    status: 'needs_response',
    initiatedAt: '2026-03-03T09:00:00.000Z',
    finalizedOn: null,
  };
}

function nothingHeld(): never {
  throw new Error('nothing can be held here');
}

export function aCustomer(over: Partial<Customer>): Customer {
  return {
    id: '1',
    email: null,
    phone: null,
    firstName: '',
    lastName: '',
    locale: 'fr',
    tags: [],
    createdAt: '2026-01-05T09:00:00Z',
    hasAccount: true,
    numberOfOrders: 2,
    amountSpent: { amount: '120.00', currencyCode: 'EUR' },
    ...over,
  };
}

export function aDiscount(code: string): Discount {
  return {
    id: `94-${code}`,
    code,
    title: code,
    status: 'active',
    value: { kind: 'percentage', percentage: 0.1 },
    usageLimit: 1,
    usedCount: 0,
    appliesOncePerCustomer: true,
    customerIds: null,
    productIds: null,
    variantIds: null,
    codesCount: 1,
    minimumSubtotal: null,
    startsAt: '2026-01-01T00:00:00Z',
    endsAt: null,
    createdAt: '2026-01-01T00:00:00Z',
  };
}

function slug(title: string): string {
  return title
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}
