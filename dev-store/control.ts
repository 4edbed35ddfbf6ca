import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type {
  BatchChange,
  BatchOrder,
  CheckoutInput,
  DevStore,
  Faults,
  HoldRequest,
  RiskAssessment,
} from './contract.ts';
import type { Engine } from './engine/engine.ts';
import { ensureInstalled, redactShop } from './engine/installation.ts';

const HOLD_TIMEOUT_MS = 30_000;

/** The JSON API under /__dev: what the tour and the tests do in the merchant's or Shopify's place. */
export function controlRoutes(engine: Engine, store: DevStore): Router {
  const router = express.Router();
  router.use(express.json({ limit: '50mb' }));
  const on = (method: 'get' | 'post' | 'put' | 'delete', path: string, handle: (request: Request) => unknown) => {
    router[method](path, (request: Request, response: Response, next: NextFunction) => {
      Promise.resolve()
        .then(() => handle(request))
        .then((answer) => response.json(answer ?? { ok: true }), next);
    });
  };
  const body = <T>(request: Request) => request.body as T;
  const id = (request: Request) => request.params.id!;

  on('get', '/health', () => ({ ok: true, installed: store.isInstalled(), shop: store.config.shop }));
  on('get', '/faults', () => store.faults());
  on('put', '/faults', (request) => {
    store.setFaults(body<Partial<Faults>>(request));
    return store.faults();
  });
  on('put', '/fault-seed', (request) => store.setSeed(body<{ seed: number | null }>(request).seed));
  on('get', '/holds', () => store.holds());
  on('post', '/holds', (request) => store.addHold(body<HoldRequest>(request)));
  on('get', '/holds/:id/reached', (request) =>
    store.holdReached(id(request), Number(request.query.timeoutMs ?? HOLD_TIMEOUT_MS)),
  );
  on('post', '/holds/:id/release', (request) => store.releaseHold(id(request), body<{ drop?: boolean }>(request)));

  on('get', '/products', () => store.products());
  on('post', '/delete-resource', (request) => store.deleteResource(body<{ gid: string }>(request).gid));
  on('get', '/customers', () => store.customers());
  on('get', '/customers/:id', (request) => required(store.customer(id(request))));
  on('post', '/customers', (request) => store.createCustomer(body(request)));
  on('post', '/customers/:id/merge', (request) =>
    store.mergeCustomers(id(request), body<{ goneId: string }>(request).goneId),
  );
  on('post', '/customers/:id/data-request', (request) => store.requestCustomerData(id(request)));
  on('post', '/customers/:id/redact', (request) => store.redactCustomer(id(request)));

  on('get', '/customers/:id/store-credit', (request) => store.storeCreditAccounts(id(request)));

  on('get', '/carts/:id/quote', (request) => store.quote(id(request), queryBuyer(request)));
  on('put', '/carts/:id', (request) => store.setCart(id(request), body(request)));
  on('post', '/carts/:id/checkout', (request) => store.checkout(id(request), body<CheckoutInput>(request)));
  on('get', '/orders', () => store.orders());
  on('get', '/orders/:id', (request) => required(store.order(id(request))));
  on('post', '/orders/:id/refund', (request) => {
    const { amount, lines } = body<{ amount?: string; lines?: { lineId: string; quantity: number }[] }>(request);
    return store.refundOrder(id(request), amount, lines);
  });
  on('post', '/orders/:id/paid', (request) => store.markOrderPaid(id(request)));
  on('post', '/orders/:id/cancel', (request) => store.cancelOrder(id(request)));
  on('post', '/orders/:id/edit', (request) => store.editOrder(id(request), body(request)));
  on('post', '/orders/:id/resend', (request) => ({ sent: store.resendWebhooks(id(request)) }));
  on('post', '/orders/:id/dispute', (request) => store.openDispute(id(request), body(request)));
  on('post', '/orders/:id/risk', (request) => store.assessRisk(id(request), body<RiskAssessment>(request)));
  on('get', '/disputes', () => store.disputes());
  on('post', '/disputes/:id/decide', (request) =>
    store.decideDispute(id(request), body<{ outcome: 'won' | 'lost' }>(request).outcome),
  );
  on('post', '/batch/orders', (request) => store.placeOrders(body<{ orders: BatchOrder[] }>(request).orders));
  on('post', '/batch/changes', (request) => store.changeOrders(body<{ changes: BatchChange[] }>(request).changes));

  on('post', '/past-orders', (request) => store.addPastOrders(body<{ count: number; days: number }>(request)));

  on('get', '/discounts', () => store.discounts());
  on('get', '/gift-cards', () => store.giftCards());
  on('get', '/store-credit', () => store.storeCreditAccounts());
  on('get', '/delivery-counts', () => store.deliveryCounts());
  on('put', '/webhook-concurrency', (request) =>
    store.setWebhookConcurrency(body<{ concurrency: number }>(request).concurrency),
  );
  on('get', '/deliveries', (request) =>
    store.deliveries().filter(({ topic }) => !request.query.topic || topic === request.query.topic),
  );
  on('get', '/mails', (request) =>
    store.mails().filter(({ to }) => !request.query.to || to.includes(String(request.query.to))),
  );
  on('delete', '/mails', () => store.clearMails());

  on('get', '/session-token', (request) => ({
    token: request.query.customer
      ? store.customerToken(String(request.query.customer))
      : store.sessionToken(request.query.user ? String(request.query.user) : undefined),
  }));
  on('get', '/theme-blocks', () => store.themeBlocks());
  on('put', '/theme-blocks', (request) => {
    store.setThemeBlocks(body(request));
    return store.themeBlocks();
  });
  on('post', '/install', () => ensureInstalled(engine));
  on('post', '/uninstall', () => store.uninstallApp());
  on('post', '/shop-redact', () => redactShop(engine));
  on('get', '/scopes', () => store.appScopes());
  on('put', '/scopes', (request) => store.setGrantedScopes(body<{ scopes: string[] }>(request).scopes));
  on('put', '/shop', (request) => store.updateShop(body(request)));

  router.use((error: Error, _request: Request, response: Response, _next: NextFunction) => {
    response.status(422).json({ error: error.message });
  });
  return router;
}

function queryBuyer({ query }: Request): { customerId?: string; email?: string } {
  return {
    ...(query.customerId ? { customerId: String(query.customerId) } : {}),
    ...(query.email ? { email: String(query.email) } : {}),
  };
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not found');
  return value;
}
