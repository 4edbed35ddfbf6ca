import express, { type Request, type Response, type Router } from 'express';
import type { Cart, CartLine, DevStore } from '../../contract.ts';
import { pageRouter } from '../web/page-router.ts';
import { localPath } from '../web/safe-path.ts';
import { cartToken } from '../web/visitor.ts';
import { liquidCart } from './context.ts';

type Body = Record<string, unknown>;

/** The storefront's Ajax cart, as theme extensions use it: JSON or form, `attributes` merged, '' or null removes one. */
export function cartApi(store: DevStore): Router {
  const router = pageRouter();
  const parse = [express.json({ type: ['json', 'text/plain'] }), express.urlencoded({ extended: true })];

  router.get('/cart.js', (req, res) => sendCart(req, res, store));
  router.get('/cart.json', (req, res) => sendCart(req, res, store));

  router.post(['/cart/add.js', '/cart/add'], parse, (req: Request, res: Response) => {
    const body = (req.body ?? {}) as Body;
    const added = Array.isArray(body['items']) ? (body['items'] as Body[]) : [body];
    const known = new Set(store.products().map((product) => product.variantId));
    const unknown = added.find((item) => !known.has(String(item['id'])));
    if (unknown)
      return void res
        .status(404)
        .json({ status: 404, message: 'Cart Error', description: 'This product is not available.' });
    const token = cartToken(req, res);
    const lines = added.reduce<CartLine[]>(
      (all, item) => addLine(all, String(item['id']), quantity(item['quantity'], 1)),
      store.cart(token).lines,
    );
    store.setCart(token, { lines });
    if (req.path === '/cart/add') return res.redirect(303, localPath(body['return_to'], '/cart'));
    const items = liquidCart(token, store)['items'] as Body[];
    const ofAdded = items.filter((item) => added.some((one) => String(one['id']) === item['variant_id']));
    res.json(Array.isArray(body['items']) ? { items: ofAdded } : ofAdded[0]);
  });

  router.post(['/cart/update.js', '/cart/update', '/cart'], parse, (req: Request, res: Response) => {
    const body = (req.body ?? {}) as Body;
    const token = cartToken(req, res);
    store.setCart(token, changeOf(store.cart(token), body));
    if (req.path === '/cart/update.js') return sendCart(req, res, store);
    res.redirect(303, 'checkout' in body ? '/checkout' : '/cart');
  });

  router.post('/cart/change.js', parse, (req: Request, res: Response) => {
    const body = (req.body ?? {}) as Body;
    const token = cartToken(req, res);
    const { lines } = store.cart(token);
    const variantId = body['line']
      ? lines[Number(body['line']) - 1]?.variantId
      : String(body['id'] ?? '').split(':')[0];
    store.setCart(token, { lines: withQuantity(lines, variantId ?? '', quantity(body['quantity'], 0)) });
    sendCart(req, res, store);
  });

  router.post('/cart/clear.js', (req, res) => {
    store.setCart(cartToken(req, res), { lines: [] });
    sendCart(req, res, store);
  });

  /** As Shopify: the code waits in the cart, whatever it is worth, and the checkout says whether it applies. */
  router.get('/discount/:code', (req, res) => {
    store.setCart(cartToken(req, res), { discountCode: req.params.code });
    res.redirect(302, localPath(req.query['redirect'], '/'));
  });

  return router;
}

function sendCart(req: Request, res: Response, store: DevStore): void {
  const token = cartToken(req, res);
  res.setHeader('Cache-Control', 'no-store');
  res.json(liquidCart(token, store));
}

function changeOf(cart: Cart, body: Body): Partial<Omit<Cart, 'token'>> {
  const change: Partial<Omit<Cart, 'token'>> = {};
  const { attributes, updates, discount } = body;
  if (isRecord(attributes)) change.attributes = mergeAttributes(cart.attributes, attributes);
  if (Array.isArray(updates))
    change.lines = cart.lines
      .map((line, index) => ({ ...line, quantity: quantity(updates[index], line.quantity) }))
      .filter((line) => line.quantity > 0);
  else if (isRecord(updates))
    change.lines = Object.entries(updates).reduce(
      (lines, [id, wanted]) => withQuantity(lines, id, quantity(wanted, 0)),
      cart.lines,
    );
  if (typeof discount === 'string') change.discountCode = discount.split(',')[0]?.trim() || null;
  return change;
}

function mergeAttributes(current: Record<string, string>, given: Body): Record<string, string> {
  const merged = new Map(Object.entries(current));
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === '') merged.delete(name);
    else merged.set(name, String(value));
  }
  merged.delete('__proto__');
  return Object.fromEntries(merged);
}

function addLine(lines: CartLine[], variantId: string, added: number): CartLine[] {
  const current = lines.find((line) => line.variantId === variantId)?.quantity ?? 0;
  return withQuantity(lines, variantId, current + added);
}

function withQuantity(lines: CartLine[], variantId: string, wanted: number): CartLine[] {
  const isThere = lines.some((line) => line.variantId === variantId);
  const changed = isThere
    ? lines.map((line) => (line.variantId === variantId ? { ...line, quantity: wanted } : line))
    : [...lines, { variantId, quantity: wanted }];
  return changed.filter((line) => line.quantity > 0);
}

function quantity(value: unknown, fallback: number): number {
  const number = Math.trunc(Number(value ?? fallback));
  return Number.isFinite(number) ? Math.min(Math.max(number, 0), 99) : fallback;
}

function isRecord(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
