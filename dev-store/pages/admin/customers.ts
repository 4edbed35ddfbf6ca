import express, { type Router } from 'express';
import type { Customer, DevStore } from '../../contract.ts';
import { extensionFrame } from '../extensions/extensions.ts';
import { field } from '../web/fields.ts';
import { formatDateTime, formatMoney } from '../web/format.ts';
import { html } from '../web/html.ts';
import { pageRouter } from '../web/page-router.ts';
import { customerByEmail } from '../web/visitor.ts';
import { redirectDone } from './notices.ts';
import { orderBadge } from './orders.ts';
import { actionButton, badge, card, sendAdmin, table, words } from './shell.ts';

export function customerPages(store: DevStore): Router {
  const router = pageRouter();
  const form = express.urlencoded({ extended: false });
  const nameOf = (customer: Customer) =>
    `${customer.firstName} ${customer.lastName}`.trim() || customer.email || customer.id;

  router.get('/admin/customers', (req, res) => {
    const { locale, say } = words(res);
    const content = card(
      say('Tous les clients', 'All customers'),
      table(
        say('Clients', 'Customers'),
        [
          {
            head: say('Nom', 'Name'),
            cell: (customer) =>
              html`<a href="/admin/customers/${customer.id}"><strong>${nameOf(customer)}</strong></a>`,
          },
          { head: 'E-mail', cell: (customer) => customer.email ?? '—' },
          {
            head: say('Compte', 'Account'),
            cell: (customer) =>
              customer.hasAccount ? badge('good', say('Compte', 'Account')) : badge('plain', say('Invité', 'Guest')),
          },
          { head: say('Commandes', 'Orders'), end: true, cell: (customer) => customer.numberOfOrders },
          {
            head: say('Dépensé', 'Spent'),
            end: true,
            cell: (customer) => formatMoney(customer.amountSpent.amount, customer.amountSpent.currencyCode, locale),
          },
        ],
        store.customers(),
        say('Aucun client.', 'No customers.'),
      ),
    );
    sendAdmin(req, res, store, { section: 'customers', title: say('Clients', 'Customers'), content });
  });

  router.get('/admin/customers/:id', (req, res, next) => {
    const customer = store.customer(req.params.id);
    if (!customer) return next();
    const { locale, say } = words(res);
    const here = `/admin/customers/${customer.id}`;
    const orders = store.orders().filter((order) => order.customerId === customer.id);
    sendAdmin(req, res, store, {
      section: 'customers',
      title: nameOf(customer),
      scripts: ['extensions.js'],
      back: { href: '/admin/customers', label: say('Clients', 'Customers') },
      actions: html`${actionButton(`${here}/data-request`, say('Demander ses données', 'Request data'), 'data-request')}${actionButton(`${here}/redact`, say('Effacer ses données', 'Erase data'), 'redact', 'danger')}`,
      content: html`<div class="columns"><div>
${card(
  say('Commandes', 'Orders'),
  table(
    say('Commandes', 'Orders'),
    [
      {
        head: say('Commande', 'Order'),
        cell: (order) => html`<a href="/admin/orders/${order.id}"><strong>${order.name}</strong></a>`,
      },
      {
        head: say('Date', 'Date'),
        cell: (order) => formatDateTime(order.createdAt, locale, store.config.ianaTimezone),
      },
      { head: say('État', 'Status'), cell: (order) => orderBadge(order, say) },
      { head: 'Total', end: true, cell: (order) => formatMoney(order.total, order.currencyCode, locale) },
    ],
    orders,
    say('Aucune commande.', 'No orders.'),
  ),
)}
${extensionFrame('admin.customer-details.block.render', 'Ricochet', { customer: customer.id })}
</div><div>
${card(say('Fiche', 'Record'), html`<dl class="facts stacked"><dt>E-mail</dt><dd>${customer.email ?? '—'}</dd><dt>${say('Téléphone', 'Phone')}</dt><dd>${customer.phone ?? '—'}</dd><dt>${say('Langue', 'Language')}</dt><dd>${customer.locale}</dd><dt>${say('Étiquettes', 'Tags')}</dt><dd>${customer.tags.join(', ') || '—'}</dd></dl><p class="quiet">gid://shopify/Customer/${customer.id}</p>`)}
${store
  .storeCreditAccounts(customer.id)
  .map((account) =>
    card(
      html`${say('Avoir en boutique', 'Store credit')} <span data-test="store-credit">${formatMoney(account.balance.amount, account.balance.currencyCode, locale)}</span>`,
      html`<ul class="plain">${account.transactions.map((one) => html`<li>${formatMoney(one.amount, account.balance.currencyCode, locale)} <span class="quiet">${one.event.toLowerCase()} · ${formatDateTime(one.createdAt, locale, store.config.ianaTimezone)}</span></li>`)}</ul>`,
    ),
  )}
${card(
  say('Fusionner avec une autre fiche', 'Merge with another record'),
  html`<form method="post" action="${here}/merge" class="inline-form"><label for="gone">${say('E-mail de la fiche qui disparaît', 'E-mail of the record that goes')}</label><input id="gone" name="goneEmail" type="email" list="others" required><datalist id="others">${store
    .customers()
    .filter(({ id, email }) => id !== customer.id && email)
    .map(
      ({ email }) => html`<option value="${email}">`,
    )}</datalist><button class="button" type="submit" name="merge" value="1">${say('Fusionner', 'Merge')}</button></form>`,
)}
</div></div>`,
    });
  });

  router.post('/admin/customers/:id/data-request', (req, res, next) => {
    if (!store.customer(req.params.id)) return next();
    store.requestCustomerData(req.params.id);
    redirectDone(res, `/admin/customers/${req.params.id}`, 'requested');
  });
  router.post('/admin/customers/:id/redact', (req, res, next) => {
    if (!store.customer(req.params.id)) return next();
    store.redactCustomer(req.params.id);
    redirectDone(res, '/admin/customers', 'redacted');
  });
  router.post('/admin/customers/:id/merge', form, (req, res, next) => {
    const id = req.params['id'] as string;
    const gone = customerByEmail(store, field(req, 'goneEmail'));
    if (!store.customer(id)) return next();
    if (!gone || gone.id === id)
      return void res.status(422).type('text/plain').send('No other customer has this e-mail.');
    store.mergeCustomers(id, gone.id);
    redirectDone(res, `/admin/customers/${id}`, 'merged');
  });

  return router;
}
