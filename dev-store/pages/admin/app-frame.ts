import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type Response, type Router } from 'express';
import type { DevStore } from '../../contract.ts';
import { collections } from '../../seed/collections.ts';
import { html, raw, scriptJson } from '../web/html.ts';
import { pageRouter } from '../web/page-router.ts';
import { sendAdmin, words } from './shell.ts';

const APP_PREFIX = '/admin/apps/ricochet';
/** "admin.shopify.com/store/maison-rivage", base64: what App Bridge calls the host. */
export const hostParameter = (shop: string) =>
  Buffer.from(`admin.shopify.com/store/${shop.replace('.myshopify.com', '')}`).toString('base64');

const APP_BRIDGE_PARTS = ['channel.js', 'links.js', 'fetch.js', 'elements.js', 'modal.js', 'shopify.js'];

/** App Bridge is one classic script; its parts are written as modules and put into one scope here. */
function appBridgeScript(settings: Record<string, string>): string {
  const parts = APP_BRIDGE_PARTS.map((file) => readFileSync(join(import.meta.dirname, '../app-bridge', file), 'utf8'));
  const code = parts
    .join('\n')
    .replace(/^import [^;]*;$/gm, '')
    .replace(/^export /gm, '');
  return `(() => {\n'use strict';\nif (window.shopify?.idToken) return;\nconst settings = ${scriptJson(settings)};\n${code}\n})();\n`;
}

/** The embedded app: an iframe, and around it what the app asks App Bridge to show. */
export function appFrame(store: DevStore): Router {
  const router = pageRouter();
  const { config } = store;

  router.get([APP_PREFIX, `${APP_PREFIX}/*`], (req: Request, res: Response) => {
    // The frame only trusts messages from the address the store is known under.
    const home = new URL(config.storefrontUrl);
    if (req.headers.host !== home.host) return res.redirect(new URL(req.originalUrl, home).href);
    const { locale, say } = words(res);
    const asked = new URL(req.originalUrl, 'http://local');
    const inner = new URL(`/app${asked.pathname.slice(APP_PREFIX.length).replace(/\/+$/, '')}`, config.tunnelUrl);
    for (const [name, value] of asked.searchParams) inner.searchParams.append(name, value);
    const parameters = {
      embedded: '1',
      shop: config.shop,
      host: hostParameter(config.shop),
      id_token: store.sessionToken(),
      locale,
    };
    for (const [name, value] of Object.entries(parameters)) inner.searchParams.set(name, value);
    const settings = {
      appOrigin: new URL(config.tunnelUrl).origin,
      appPrefix: '/app',
      adminPrefix: APP_PREFIX,
      words: {
        save: say('Enregistrer', 'Save'),
        discard: say('Abandonner', 'Discard'),
        unsaved: say('Modifications non enregistrées', 'Unsaved changes'),
        leave: say('Abandonner les modifications ?', 'Discard the changes?'),
        close: say('Fermer', 'Close'),
        pick: say('Choisir', 'Pick'),
        cancel: say('Annuler', 'Cancel'),
        products: say('Choisir des produits', 'Pick products'),
        collections: say('Choisir des collections', 'Pick collections'),
        scopes: say('Ricochet demande des droits de plus :', 'Ricochet asks for more rights:'),
        more: say('Autres actions', 'More actions'),
      },
    };
    sendAdmin(req, res, store, {
      section: 'app',
      title: 'Ricochet',
      bare: true,
      bodyClass: 'with-app',
      scripts: ['app-frame.js'],
      content: html`<div class="save-bar" data-save-bar hidden role="region" aria-label="${say('Modifications non enregistrées', 'Unsaved changes')}"></div>
<header class="title-bar" data-title-bar><h1>Ricochet</h1><div class="title-actions"></div></header>
<div class="loading-bar" data-loading hidden></div>
<iframe id="app-iframe" name="app-iframe" title="Ricochet" data-src="${inner.href}" allow="clipboard-write"></iframe>
<div class="toasts" data-toasts role="status" aria-live="polite"></div>
<dialog class="picker" data-picker aria-labelledby="picker-title"></dialog>
<script type="application/json" id="frame-settings">${raw(scriptJson(settings))}</script>`,
    });
  });

  /** Links in the app's mails name it by its key and a page by its own address, as Shopify takes them. */
  const byKey = `/admin/apps/${config.apiKey}`;
  router.get([byKey, `${byKey}/*`], (req: Request, res: Response) =>
    res.redirect(APP_PREFIX + req.path.slice(byKey.length).replace(/^\/app(?=\/|$)/, '')),
  );

  /** For the frame's page only: a new session token, as App Bridge gets them from the admin. */
  router.get('/admin/session-token', (req, res) => {
    const site = req.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin') return void res.status(403).json({ error: 'same origin only' });
    res.setHeader('Cache-Control', 'no-store');
    res.json({ token: store.sessionToken() });
  });

  router.get('/admin/app-scopes', (_req, res) => {
    res.setHeader('Cache-Control', 'no-store');
    res.json(store.appScopes());
  });

  /** The merchant says yes to scopes the app may ask for, or takes such back. Anything else is none of theirs to give. */
  router.post('/admin/app-scopes', express.json(), (req: Request, res: Response) => {
    const { grant, revoke } = (req.body ?? {}) as { grant?: unknown; revoke?: unknown };
    const { optional, granted } = store.appScopes();
    const [given, taken] = [scopeList(grant), scopeList(revoke)];
    const stranger = [...given, ...taken].find((scope) => !optional.includes(scope));
    if (stranger !== undefined)
      return void res.status(422).json({ error: `The app's configuration doesn't list "${stranger}" as optional.` });
    store.setGrantedScopes([...granted.filter((scope) => !taken.includes(scope)), ...given]);
    res.json(store.appScopes());
  });

  router.get('/admin/collections.json', (_req, res) => {
    res.json(
      collections.map(({ id, title, handles }) => ({
        id: `gid://shopify/Collection/${id}`,
        title,
        handle: title.toLowerCase(),
        image: store.products().find(({ handle }) => handle === handles[0])?.image ?? '',
      })),
    );
  });
  router.get('/admin/products.json', (_req, res) => {
    res.json(
      store.products().map((product) => ({
        id: `gid://shopify/Product/${product.id}`,
        variantId: `gid://shopify/ProductVariant/${product.variantId}`,
        title: product.title,
        handle: product.handle,
        price: product.priceAmount,
        image: product.image,
      })),
    );
  });

  /** What the app loads instead of https://cdn.shopify.com/shopifycloud/app-bridge.js */
  router.get('/app-bridge.js', (_req, res) => {
    const settings = {
      adminOrigin: new URL(config.storefrontUrl).origin,
      apiKey: config.apiKey,
      shop: config.shop,
      host: hostParameter(config.shop),
      adminPrefix: APP_PREFIX,
      appPrefix: '/app',
    };
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    res.setHeader('Cache-Control', 'no-store');
    res.type('text/javascript').send(appBridgeScript(settings));
  });

  return router;
}

function scopeList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
