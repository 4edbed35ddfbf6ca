import type { Router } from 'express';
import type { DevStore } from '../../contract.ts';
import { formatMoney } from '../web/format.ts';
import { html } from '../web/html.ts';
import { pageRouter } from '../web/page-router.ts';
import { orderBadge } from './orders.ts';
import { card, sendAdmin, table, words } from './shell.ts';

export function homePage(store: DevStore): Router {
  const router = pageRouter();
  router.get('/admin', (req, res) => {
    const { locale, say } = words(res);
    const orders = store.orders();
    const tile = (label: string, value: number, href: string) =>
      html`<li><a href="${href}"><strong>${value}</strong> ${label}</a></li>`;
    sendAdmin(req, res, store, {
      section: 'home',
      title: say('Bonjour !', 'Hello!'),
      content: html`<ul class="tiles">
${tile(say('commandes', 'orders'), orders.length, '/admin/orders')}
${tile(say('clients', 'customers'), store.customers().length, '/admin/customers')}
${tile(say('codes créés', 'codes created'), store.discounts().length, '/admin/discounts')}
</ul>
${card('Ricochet', html`<p>${store.isInstalled() ? say('L’application est installée.', 'The app is installed.') : say('L’application n’est pas encore installée. L’ouvrir l’installe.', 'The app isn’t installed yet. Opening it installs it.')}</p><p><a class="button primary" href="/admin/apps/ricochet">${say('Ouvrir Ricochet', 'Open Ricochet')}</a></p><p><a href="/headless">${say('Une vitrine sans thème, par l’API', 'A storefront without a theme, by the API')}</a></p>`)}
${card(
  say('Dernières commandes', 'Latest orders'),
  table(
    say('Dernières commandes', 'Latest orders'),
    [
      {
        head: say('Commande', 'Order'),
        cell: (order) => html`<a href="/admin/orders/${order.id}"><strong>${order.name}</strong></a>`,
      },
      { head: say('État', 'Status'), cell: (order) => orderBadge(order, say) },
      { head: 'Total', end: true, cell: (order) => formatMoney(order.total, order.currencyCode, locale) },
    ],
    orders.slice(0, 5),
    say('Aucune commande.', 'No orders.'),
  ),
)}`,
    });
  });
  return router;
}
