import express, { type Request, type Response, type Router } from 'express';
import type { DevStore } from '../../contract.ts';
import { CART_COOKIE, renewToken } from '../web/cookies.ts';
import { sendPage } from '../web/document.ts';
import { field } from '../web/fields.ts';
import { localeOf, speaker } from '../web/locale.ts';
import { pageRouter } from '../web/page-router.ts';
import { cartToken, loggedInCustomer } from '../web/visitor.ts';
import {
  CONTACT_FIELDS,
  type Contact,
  checkoutView,
  homeCountry,
  type Problem,
  thankYouView,
} from './checkout-view.ts';

export function checkoutPages(store: DevStore): Router {
  const router = pageRouter();
  const form = express.urlencoded({ extended: false });

  router.get('/checkout', (req, res) => sendCheckout(req, res, store, knownContact(req, store), null));

  router.post('/checkout/discount', form, (req: Request, res: Response) => {
    const token = cartToken(req, res);
    const code = field(req, 'discount_code');
    if ('remove' in (req.body as object)) store.setCart(token, { discountCode: null });
    else if (field(req, 'remove_card') !== '') removeGiftCard(store, token, field(req, 'remove_card'));
    else if (field(req, 'store_credit') !== '')
      store.setCart(token, { useStoreCredit: field(req, 'store_credit') === 'use' });
    else if (code === '') store.setCart(token, { discountCode: null });
    else store.applyCode(token, code);
    sendCheckout(req, res, store, postedContact(req, store), null);
  });

  router.post('/checkout', form, (req: Request, res: Response) => {
    const contact = postedContact(req, store);
    const missing = CONTACT_FIELDS.find((name) => name !== 'phone' && contact[name] === '');
    if (missing) {
      const message = speaker(localeOf(res))(
        'Il manque une information : complétez le champ indiqué.',
        'Something is missing: fill in the marked field.',
      );
      return sendCheckout(req, res, store, contact, { field: missing, message });
    }
    const customerId = loggedInCustomer(req, store)?.id;
    // Nobody pays another price than the one they saw: with the e-mail known, a code may turn out to be someone else's,
    // and a gift card may have been spent elsewhere meanwhile.
    const { total, amountDue } = store.quote(cartToken(req, res), { customerId, email: contact.email });
    const [seenTotal, seenDue] = [field(req, 'seen_total') || total, field(req, 'seen_due') || amountDue];
    if (seenTotal !== total || seenDue !== amountDue) {
      const message = speaker(localeOf(res))(
        'Le total a changé : vérifiez-le avant de payer.',
        'The total has changed: check it before you pay.',
      );
      return sendCheckout(req, res, store, contact, { field: 'discount', message });
    }
    const result = store.checkout(cartToken(req, res), {
      ...contact,
      phone: contact.phone || undefined,
      customerId,
      channel: 'web',
    });
    if (!result.ok) return sendCheckout(req, res, store, contact, { field: result.field, message: result.message });
    renewToken(res, CART_COOKIE);
    res.redirect(303, `/orders/${result.order.id}/thank-you`);
  });

  router.get('/orders/:id/thank-you', (req, res, next) => {
    const order = store.order(req.params.id);
    if (!order) return next();
    const locale = localeOf(res);
    sendPage(req, res, {
      title: speaker(locale)('Merci', 'Thank you'),
      door: 'shop',
      styles: ['checkout.css', 'account.css'],
      scripts: ['extensions.js'],
      body: () => thankYouView(order, locale),
    });
  });

  return router;
}

function removeGiftCard(store: DevStore, token: string, code: string): void {
  const { giftCardCodes = [] } = store.cart(token);
  store.setCart(token, { giftCardCodes: giftCardCodes.filter((one) => one !== code) });
}

function sendCheckout(req: Request, res: Response, store: DevStore, contact: Contact, problem: Problem): void {
  const customer = loggedInCustomer(req, store);
  const locale = localeOf(res);
  const quote = store.quote(cartToken(req, res), { customerId: customer?.id, email: contact.email || undefined });
  sendPage(req, res, {
    title: `${speaker(locale)('Commander', 'Checkout')} – ${store.config.shopName}`,
    door: 'shop',
    styles: ['checkout.css'],
    scripts: ['checkout.js'],
    status: problem ? 422 : 200,
    body: () =>
      checkoutView({ quote, contact, problem, isLoggedIn: customer !== null, shopName: store.config.shopName, locale }),
  });
}

function knownContact(req: Request, store: DevStore): Contact {
  const customer = loggedInCustomer(req, store);
  return {
    email: customer?.email ?? '',
    firstName: customer?.firstName ?? '',
    lastName: customer?.lastName ?? '',
    phone: customer?.phone ?? '',
    address1: '',
    zip: '',
    city: '',
    countryCode: homeCountry(store.config.currencyCode),
  };
}

function postedContact(req: Request, store: DevStore): Contact {
  const contact = Object.fromEntries(CONTACT_FIELDS.map((name) => [name, field(req, name)])) as Contact;
  return { ...contact, countryCode: contact.countryCode || homeCountry(store.config.currencyCode) };
}
