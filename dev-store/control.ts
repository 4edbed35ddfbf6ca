import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { CheckoutInput, DevStore, Faults } from './contract.ts';
import type { Engine } from './engine/engine.ts';
import { ensureInstalled, redactShop } from './engine/installation.ts';

/** The JSON API under /__dev: what the tour and the tests do in the merchant's or Shopify's place. */
export function controlRoutes(engine: Engine, store: DevStore): Router {
  const router = express.Router();
  router.use(express.json());
  const on = (method: 'get' | 'post' | 'put' | 'delete', path: string, handle: (request: Request) => unknown) => {
    router[method](path, (request: Request, response: Response) => {
      response.json(handle(request) ?? { ok: true });
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

  on('get', '/products', () => store.products());
  on('get', '/customers', () => store.customers());
  on('get', '/customers/:id', (request) => required(store.customer(id(request))));
  on('post', '/customers', (request) => store.createCustomer(body(request)));
  on('post', '/customers/:id/merge', (request) =>
    store.mergeCustomers(id(request), body<{ goneId: string }>(request).goneId),
  );
  on('post', '/customers/:id/data-request', (request) => store.requestCustomerData(id(request)));
  on('post', '/customers/:id/redact', (request) => store.redactCustomer(id(request)));

  on('put', '/carts/:id', (request) => store.setCart(id(request), body(request)));
  on('post', '/carts/:id/checkout', (request) => store.checkout(id(request), body<CheckoutInput>(request)));
  on('get', '/orders', () => store.orders());
  on('get', '/orders/:id', (request) => required(store.order(id(request))));
  on('post', '/orders/:id/refund', (request) =>
    store.refundOrder(id(request), body<{ amount?: string }>(request).amount),
  );
  on('post', '/orders/:id/cancel', (request) => store.cancelOrder(id(request)));
  on('post', '/orders/:id/edit', (request) => store.editOrder(id(request), body(request)));
  on('post', '/orders/:id/resend', (request) => ({ sent: store.resendWebhooks(id(request)) }));

  on('get', '/discounts', () => store.discounts());
  on('get', '/deliveries', (request) =>
    store.deliveries().filter(({ topic }) => !request.query.topic || topic === request.query.topic),
  );
  on('get', '/mails', (request) =>
    store.mails().filter(({ to }) => !request.query.to || to.includes(String(request.query.to))),
  );
  on('delete', '/mails', () => store.clearMails());

  on('get', '/session-token', (request) => ({
    token: store.sessionToken(request.query.user ? String(request.query.user) : undefined),
  }));
  on('get', '/theme-blocks', () => store.themeBlocks());
  on('put', '/theme-blocks', (request) => {
    store.setThemeBlocks(body(request));
    return store.themeBlocks();
  });
  on('post', '/install', () => ensureInstalled(engine));
  on('post', '/uninstall', () => store.uninstallApp());
  on('post', '/shop-redact', () => redactShop(engine));
  on('put', '/scopes', (request) => store.setGrantedScopes(body<{ scopes: string[] }>(request).scopes));
  on('put', '/shop', (request) => store.updateShop(body(request)));

  router.use((error: Error, _request: Request, response: Response, _next: NextFunction) => {
    response.status(422).json({ error: error.message });
  });
  return router;
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not found');
  return value;
}
