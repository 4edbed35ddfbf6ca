import { Router } from 'express';
import type { DevStore } from '../../contract.ts';
import { html } from '../web/html.ts';
import { appFrame } from './app-frame.ts';
import { customerPages } from './customers.ts';
import { discountPages } from './discounts.ts';
import { giftCardPages } from './gift-cards.ts';
import { homePage } from './home.ts';
import { orderPages } from './orders.ts';
import { settingsPages } from './settings.ts';
import { sendAdmin, words } from './shell.ts';
import { themePages } from './themes.ts';

export function adminPages(store: DevStore): Router {
  const router = Router();
  router.use(
    homePage(store),
    orderPages(store),
    customerPages(store),
    discountPages(store),
    giftCardPages(store),
    themePages(store),
    settingsPages(store),
    appFrame(store),
  );
  router.get('/admin/*', (req, res) => {
    const { say } = words(res);
    sendAdmin(req, res, store, {
      section: 'home',
      title: say('Cette page n’existe pas ici', 'This page doesn’t exist here'),
      status: 404,
      content: html`<p>${say('Le vrai admin Shopify en a une à cette adresse ; la boutique de démonstration n’a que celles du menu.', 'The real Shopify admin has one at this address; the demo store only has those in the menu.')}</p>`,
    });
  });
  return router;
}
