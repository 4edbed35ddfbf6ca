import type { Request, Response, Router } from 'express';
import type { DevStore } from '../../contract.ts';
import { extensionFrame } from '../extensions/extensions.ts';
import { sendPage } from '../web/document.ts';
import { formatDateTime, formatMoney } from '../web/format.ts';
import { type HtmlValue, html } from '../web/html.ts';
import { localeOf, speaker } from '../web/locale.ts';
import { pageRouter } from '../web/page-router.ts';
import { loggedInCustomer } from '../web/visitor.ts';

/** Shopify's account pages, where extensions live: profile, orders, and a page of the app's own. */
export function accountSurfaces(store: DevStore): Router {
  const router = pageRouter();

  router.get('/account/pages/profile', (req, res) =>
    sendAccount(req, res, store, (customer) => {
      const say = speaker(localeOf(res));
      return html`<h1>${say('Profil', 'Profile')}</h1>
<p>${customer.firstName} ${customer.lastName}<br>${customer.email}</p>
${extensionFrame('customer-account.profile.block.render', say('Inviter des amis', 'Invite friends'))}`;
    }),
  );

  router.get('/account/pages/invite', (req, res) =>
    sendAccount(req, res, store, () =>
      extensionFrame('customer-account.page.render', speaker(localeOf(res))('Inviter des amis', 'Invite friends')),
    ),
  );

  router.get('/account/orders/:id', (req, res, next) => {
    const order = store.order(req.params.id);
    const customer = loggedInCustomer(req, store);
    if (!order || (customer && order.customerId !== customer.id)) return next();
    sendAccount(req, res, store, () => {
      const locale = localeOf(res);
      const say = speaker(locale);
      return html`<h1>${say('Commande', 'Order')} ${order.name}</h1>
<p class="hint">${formatDateTime(order.createdAt, locale, store.config.ianaTimezone)}</p>
<ul class="lines">${order.lines.map((line) => html`<li><span>${line.quantity} × ${line.title}</span><span>${formatMoney(line.unit, order.currencyCode, locale)}</span></li>`)}</ul>
${extensionFrame('customer-account.order-status.block.render', say('Inviter des amis', 'Invite friends'), { order: order.id })}`;
    });
  });

  return router;
}

type Shown = NonNullable<ReturnType<typeof loggedInCustomer>>;

function sendAccount(req: Request, res: Response, store: DevStore, content: (customer: Shown) => HtmlValue): void {
  const customer = loggedInCustomer(req, store);
  if (!customer) {
    res.redirect(`/account/login?return_to=${encodeURIComponent(req.originalUrl)}`);
    return;
  }
  const link = (href: string, fr: string, en: string) => html`<a href="${href}">${speaker(localeOf(res))(fr, en)}</a>`;
  sendPage(req, res, {
    title: speaker(localeOf(res))('Compte', 'Account'),
    door: 'shop',
    styles: ['checkout.css', 'account.css'],
    scripts: ['extensions.js'],
    body: (say) => html`<main id="main" class="thanks account-pages">
<nav aria-label="${say('Compte', 'Account')}">${link('/account', 'Commandes', 'Orders')} ${link('/account/pages/profile', 'Profil', 'Profile')} ${link('/account/pages/invite', 'Inviter des amis', 'Invite friends')}</nav>
${content(customer)}
</main>`,
  });
}
