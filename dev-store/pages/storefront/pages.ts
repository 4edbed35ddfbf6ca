import { extname, join } from 'node:path';
import express, { type Router } from 'express';
import type { DevStore } from '../../contract.ts';
import { localeOf, speaker } from '../web/locale.ts';
import { pageRouter } from '../web/page-router.ts';
import { liquidProduct } from './context.ts';
import { sendThemePage } from './render.ts';
import { EXTENSION_ASSET_BASE, EXTENSION_DIR } from './theme-extension.ts';
import { THEMES } from './themes.ts';

const PAGES = {
  parrainage: { blocks: ['advocate', 'terms'], fr: 'Parrainage', en: 'Refer a friend' },
  bienvenue: { blocks: ['friend'], fr: 'Vous êtes invité', en: 'You’re invited' },
  espace: { blocks: ['space', 'wallet'], fr: 'Vos amis et vos points', en: 'Your friends and your points' },
} as const;

export function storefrontPages(store: DevStore): Router {
  const router = pageRouter();

  router.get('/', async (req, res) => {
    await sendThemePage(req, res, store, { template: { name: 'index' }, title: store.config.shopName });
  });

  router.get('/products/:handle', async (req, res, next) => {
    const product = store.products().find(({ handle }) => handle === req.params.handle);
    if (!product) return next();
    await sendThemePage(req, res, store, {
      template: { name: 'product' },
      title: product.title,
      locals: { product: liquidProduct(product) },
    });
  });

  router.get(['/collections', '/collections/all'], (_req, res) => res.redirect('/#collection'));

  router.get('/cart', async (req, res) => {
    await sendThemePage(req, res, store, {
      template: { name: 'cart' },
      title: speaker(localeOf(res))('Panier', 'Cart'),
    });
  });

  router.get('/pages/:handle', async (req, res, next) => {
    const handle = req.params.handle;
    if (!Object.hasOwn(PAGES, handle)) return next();
    const { blocks, fr, en } = PAGES[handle as keyof typeof PAGES];
    const title = speaker(localeOf(res))(fr, en);
    await sendThemePage(req, res, store, {
      template: { name: 'page', suffix: handle },
      title,
      blocks,
      locals: { page: { title, handle, url: `/pages/${handle}`, content: '' } },
    });
  });

  return router;
}

/** Files: the theme's, the extension's, and what every dev-store page shares. */
export function assets(): Router {
  const router = pageRouter();
  for (const folder of THEMES.minuit.folders)
    router.use('/__theme', express.static(join(folder, 'assets'), { index: false }));
  router.use('/__pages', express.static(join(import.meta.dirname, '../public'), { index: false }));
  router.use(
    EXTENSION_ASSET_BASE,
    express.static(join(EXTENSION_DIR, 'assets'), {
      index: false,
      setHeaders: (res, path) => {
        // Shopify's CDN compresses and never runs Liquid in these; only known kinds are served.
        if (!['.js', '.css', '.svg', '.png', '.woff2'].includes(extname(path)))
          res.setHeader('Content-Type', 'application/octet-stream');
      },
    }),
  );
  return router;
}

export function notFound(store: DevStore): Router {
  const router = pageRouter();
  router.use(async (req, res, next) => {
    if (req.method !== 'GET' || !req.accepts('html')) return next();
    await sendThemePage(req, res, store, {
      template: { name: '404' },
      title: speaker(localeOf(res))('Page introuvable', 'Page not found'),
      status: 404,
    });
  });
  return router;
}
