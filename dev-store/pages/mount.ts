import type { NextFunction, Request, Response } from 'express';
import type { MountPages } from '../contract.ts';
import { accountSurfaces } from './account/account.ts';
import { adminPages } from './admin/admin.ts';
import { checkoutPages } from './checkout/checkout.ts';
import { extensionPages } from './extensions/extensions.ts';
import { headlessPages } from './headless/headless.ts';
import { mailPages } from './mail/mail.ts';
import { accountPages } from './storefront/account.ts';
import { appProxy } from './storefront/app-proxy.ts';
import { cartApi } from './storefront/cart-api.ts';
import { assets, notFound, storefrontPages } from './storefront/pages.ts';
import { rememberTheme } from './storefront/themes.ts';
import { salePages } from './till/sale.ts';
import { tillPages } from './till/till.ts';
import { tourPages } from './tour/tour.ts';
import { startWalk } from './tour/walk.ts';
import { protectiveHeaders, refuseForeignPosts } from './web/guard.ts';
import { rememberLocale } from './web/locale.ts';

/**
 * Everything of the dev store that a person looks at. Mount it before any body parser: the app proxy passes bodies on
 * as they came. Routes of the Admin API and the outside world's other doors must be mounted before (the last page is a 404).
 */
export const mountPages: MountPages = (app, store) => {
  const walk = startWalk(store);
  app.use(assets());
  app.use(rememberLocale, rememberTheme, protectiveHeaders);
  app.use(appProxy(store, walk.observeProxy));
  app.use(refuseForeignPosts);
  app.use(
    storefrontPages(store),
    accountPages(store),
    accountSurfaces(store),
    cartApi(store),
    checkoutPages(store),
    tillPages(store),
    salePages(store),
    adminPages(store),
    extensionPages(store),
    headlessPages(store),
    mailPages(store),
    tourPages(store, walk),
  );
  app.use(notFound(store));
  app.use(showError);
};

function showError(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (res.headersSent) {
    next(error);
    return;
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(`dev store page failed: ${message}`);
  res.status(500).type('text/plain').send(`This dev-store page failed.\n\n${message}`);
}
