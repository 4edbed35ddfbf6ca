import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Response, type Router } from 'express';
import qrcode from 'qrcode';
import type { DevStore } from '../../contract.ts';
import { saleOf } from '../till/sale.ts';
import { queryText } from '../web/fields.ts';
import { html, raw, type SafeHtml, scriptJson } from '../web/html.ts';
import { localeOf } from '../web/locale.ts';
import { pageRouter } from '../web/page-router.ts';
import { loggedInCustomer } from '../web/visitor.ts';
import { bundleFor, wordsOf } from './bundles.ts';

/**
 * Our UI extensions, run from what `shopify app build` made of them, each in a frame of its own. Shopify runs them in a
 * worker and draws their `s-*` elements itself; here the frame draws them (frame/elements). An element, attribute or API it
 * doesn't know is an error in the place of the extension, never silence.
 */
const FRAME = join(import.meta.dirname, 'frame');
/** Where the extensions believe the app to be (extensions/shared/app-url.ts). */
const CONFIGURED_URL = /APP_URL = '([^']+)'/.exec(
  readFileSync(join(import.meta.dirname, '../../../extensions/shared/app-url.ts'), 'utf8'),
)?.[1];

/** A frame with the extension of a target, for one thing of the shop: a customer, an order, the cart at the till. */
export function extensionFrame(target: string, title: string, about: Record<string, string> = {}): SafeHtml {
  if (!bundleFor(target)) return html``;
  const query = new URLSearchParams({ target, ...about });
  return html`<iframe class="extension" data-extension="${target}" title="${title}" src="/__extensions/frame?${query.toString()}"></iframe>`;
}

export function extensionPages(store: DevStore): Router {
  const router = pageRouter();
  const { config } = store;

  router.use('/__extensions/files', express.static(FRAME, { fallthrough: false, cacheControl: false }));

  router.get('/__extensions/qr.svg', async (req, res) => {
    res.type('image/svg+xml').send(await qrcode.toString(queryText(req, 'content'), { type: 'svg' }));
  });

  router.get('/__extensions/bundle/:target.js', (req, res, next) => {
    const bundle = bundleFor(req.params.target);
    if (!bundle) return next();
    res.setHeader('Cache-Control', 'no-store');
    res.type('text/javascript').send(readFileSync(bundle.file, 'utf8'));
  });

  /** A session token as the surface gets it from Shopify: a merchant's in the admin and at the till, else the customer's. */
  router.get('/__extensions/token', (req, res) => {
    const site = req.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin') return void res.status(403).json({ error: 'same origin only' });
    const isStaff = /^(admin|pos)\./.test(queryText(req, 'target'));
    res.setHeader('Cache-Control', 'no-store');
    res.json({
      token: isStaff ? store.sessionToken() : store.customerToken(loggedInCustomer(req, store)?.id ?? null),
    });
  });

  router.get('/__extensions/frame', (req, res, next) => {
    const bundle = bundleFor(queryText(req, 'target'));
    if (!bundle) return next();
    const locale = localeOf(res);
    const about = Object.fromEntries(new URL(req.originalUrl, 'http://local').searchParams);
    sendFrame(res, {
      ...about,
      ...(bundle.target.startsWith('pos.') && { cart: saleOf(req, res, store), order: orderOf(about['order']) }),
      target: bundle.target,
      locale,
      words: wordsOf(bundle, locale),
      shop: config.shop,
      currency: config.currencyCode,
      configuredUrl: CONFIGURED_URL,
      appUrl: config.tunnelUrl,
      customer: customerOf(about['customer'] ?? loggedInCustomer(req, store)?.id),
    });
  });

  const orderOf = (id: string | undefined) => {
    const order = id ? store.order(id) : undefined;
    return order ? { id: order.id, name: order.name, customerId: order.customerId ?? undefined } : null;
  };
  const customerOf = (id: string | undefined) => {
    const customer = id ? store.customer(id) : undefined;
    return customer ? { id: customer.id, email: customer.email, firstName: customer.firstName } : null;
  };

  return router;
}

function sendFrame(res: Response, settings: { target: string; locale: string } & Record<string, unknown>): void {
  const page = html`<!doctype html>
<html lang="${settings.locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${settings.target}</title>
<link rel="stylesheet" href="/__extensions/files/frame.css">
<script type="application/json" id="settings">${raw(scriptJson(settings))}</script>
<script type="module" src="/__extensions/files/host.js"></script></head>
<body></body>
</html>`;
  res.setHeader('Cache-Control', 'no-store').type('html').send(page.text);
}
