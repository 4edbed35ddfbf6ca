import express, { type Request, type Response, type Router } from 'express';
import type { DevStore, Dispute, Order } from '../../contract.ts';
import { gatewayName } from '../checkout/checkout-view.ts';
import { extensionFrame } from '../extensions/extensions.ts';
import { field } from '../web/fields.ts';
import { formatDateTime, formatMoney } from '../web/format.ts';
import { html, type SafeHtml } from '../web/html.ts';
import type { Say } from '../web/locale.ts';
import { pageRouter } from '../web/page-router.ts';
import { redirectDone } from './notices.ts';
import { actionButton, badge, card, sendAdmin, table, words } from './shell.ts';

export function orderPages(store: DevStore): Router {
  const router = pageRouter();
  const form = express.urlencoded({ extended: false });

  router.get('/admin/orders', (req, res) => {
    const { locale, say } = words(res);
    const content = card(
      say('Toutes les commandes', 'All orders'),
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
          { head: say('Client', 'Customer'), cell: (order) => customerLink(store, order, say) },
          { head: say('Code', 'Code'), cell: (order) => order.discountCodes.map((code) => html`<code>${code}</code>`) },
          { head: say('État', 'Status'), cell: (order) => orderBadge(order, say) },
          { head: 'Total', end: true, cell: (order) => formatMoney(order.total, order.currencyCode, locale) },
        ],
        store.orders(),
        say(
          'Aucune commande. Passez-en une depuis la boutique ou la caisse.',
          'No orders. Place one from the shop or the till.',
        ),
      ),
    );
    sendAdmin(req, res, store, { section: 'orders', title: say('Commandes', 'Orders'), content });
  });

  router.get('/admin/orders/:id', (req, res, next) => {
    const order = store.order(req.params.id);
    if (!order) return next();
    const { say } = words(res);
    const here = `/admin/orders/${order.id}`;
    const isOpen = order.cancelledAt === null;
    sendAdmin(req, res, store, {
      section: 'orders',
      title: order.name,
      scripts: ['extensions.js'],
      back: { href: '/admin/orders', label: say('Commandes', 'Orders') },
      actions: html`${actionButton(`${here}/resend`, say('Renvoyer les webhooks', 'Send webhooks again'), 'resend')}
${order.disputeIds.length === 0 && order.financialStatus === 'paid' && isOpen && actionButton(`${here}/dispute`, say('Ouvrir un litige bancaire', 'Open a chargeback'), 'dispute', 'danger')}
${isOpen && actionButton(`${here}/risk`, say('Risque élevé', 'High risk'), 'risk', 'danger')}
${order.financialStatus === 'pending' && isOpen && actionButton(`${here}/paid`, say('Marquer payée', 'Mark as paid'), 'paid')}
${isOpen && order.financialStatus !== 'refunded' && actionButton(`${here}/refund`, say('Tout rembourser', 'Refund all'), 'refund-all')}
${isOpen && actionButton(`${here}/cancel`, say('Annuler la commande', 'Cancel order'), 'cancel', 'danger')}`,
      content: orderDetail(res, store, order),
    });
  });

  const act = (path: string, run: (req: Request, res: Response, id: string) => void) =>
    router.post(`/admin/orders/:id/${path}`, form, (req, res, next) =>
      store.order(req.params['id'] as string) ? run(req, res, req.params['id'] as string) : next(),
    );

  act('cancel', (_req, res, id) => {
    store.cancelOrder(id);
    redirectDone(res, `/admin/orders/${id}`, 'cancelled');
  });
  act('refund', (req, res, id) => {
    const amount = field(req, 'amount').replace(',', '.');
    if (amount !== '' && !/^\d+(\.\d+)?$/.test(amount))
      return void res.status(422).type('text/plain').send(`"${amount}" is not an amount`);
    store.refundOrder(id, amount || undefined);
    redirectDone(res, `/admin/orders/${id}`, 'refunded');
  });
  act('paid', (_req, res, id) => {
    store.markOrderPaid(id);
    redirectDone(res, `/admin/orders/${id}`, 'paid');
  });
  act('dispute', (_req, res, id) => {
    store.openDispute(id);
    redirectDone(res, `/admin/orders/${id}`, 'disputed');
  });
  for (const outcome of ['won', 'lost'] as const)
    act(`dispute-${outcome}`, (_req, res, id) => {
      const open = store.disputes().find(({ orderId, finalizedOn }) => orderId === id && !finalizedOn);
      if (open) store.decideDispute(open.id, outcome);
      redirectDone(res, `/admin/orders/${id}`, 'decided');
    });
  act('risk', (_req, res, id) => {
    store.assessRisk(id, { level: 'high' });
    redirectDone(res, `/admin/orders/${id}`, 'assessed');
  });
  act('resend', (_req, res, id) => {
    store.resendWebhooks(id);
    redirectDone(res, `/admin/orders/${id}`, 'resent');
  });
  act('edit', (req, res, id) => {
    store.editOrder(id, { lineId: field(req, 'lineId'), quantity: Number(field(req, 'quantity')) });
    redirectDone(res, `/admin/orders/${id}`, 'edited');
  });

  return router;
}

function orderDetail(res: Response, store: DevStore, order: Order): SafeHtml {
  const { locale, say } = words(res);
  const money = (amount: string) => formatMoney(amount, order.currencyCode, locale);
  const refundable = order.cancelledAt === null && order.financialStatus !== 'refunded';
  return html`<div class="columns"><div>
${card(
  html`${say('Articles', 'Items')} ${orderBadge(order, say)}`,
  html`${table(
    say('Articles', 'Items'),
    [
      { head: say('Article', 'Item'), cell: (line) => line.title },
      {
        head: say('Quantité', 'Quantity'),
        cell: (line) =>
          html`${line.quantity}${line.refundedQuantity > 0 && html` <span class="quiet">(${line.refundedQuantity} ${say('remboursé', 'refunded')})</span>`}`,
      },
      { head: say('Prix', 'Price'), end: true, cell: (line) => money(line.unit) },
    ],
    order.lines,
    '',
  )}
<dl class="facts"><dt>${say('Sous-total payé', 'Subtotal paid')}</dt><dd>${money(order.subtotal)}</dd><dt>${say('Sous-total après remboursements', 'Subtotal after refunds')}</dt><dd data-test="current-subtotal">${money(order.currentSubtotal)}</dd><dt>Total</dt><dd><strong>${money(order.total)}</strong></dd></dl>`,
)}
${extensionFrame('admin.order-details.block.render', 'Ricochet', { order: order.id })}
${refundable && card(say('Rembourser un montant', 'Refund an amount'), html`<form method="post" action="/admin/orders/${order.id}/refund" class="inline-form"><label for="amount">${say('Montant', 'Amount')} (${order.currencyCode})</label><input id="amount" name="amount" inputmode="decimal" pattern="[0-9]+([.,][0-9]+)?" required><button class="button" type="submit" name="refund-amount" value="1">${say('Rembourser', 'Refund')}</button></form>`)}
${refundable && card(say('Modifier après la vente', 'Edit after the sale'), html`<form method="post" action="/admin/orders/${order.id}/edit" class="inline-form"><label for="line">${say('Article', 'Item')}</label><select id="line" name="lineId">${order.lines.map((line) => html`<option value="${line.id}">${line.title}</option>`)}</select><label for="quantity">${say('Quantité', 'Quantity')}</label><input id="quantity" name="quantity" type="number" min="0" max="99" value="1" required><button class="button" type="submit" name="edit" value="1">${say('Modifier', 'Edit')}</button></form>`)}
</div><div>
${card(say('Client', 'Customer'), html`<p>${customerLink(store, order, say)}</p>${order.email && html`<p class="quiet">${order.email}</p>`}`)}
${card(say('Paiement', 'Payment'), order.payments.length === 0 ? html`<p class="quiet">${say('Rien reçu', 'Nothing received')}</p>` : html`<dl class="facts stacked">${order.payments.map(({ gateway, amount }) => html`<dt>${gatewayName(gateway, locale)}</dt><dd>${money(amount)}</dd>`)}</dl>`)}
${disputeCards(res, store, order)}
${card(say('Code de réduction', 'Discount code'), order.discountCodes.length === 0 ? html`<p class="quiet">${say('Aucun', 'None')}</p>` : html`<p>${order.discountCodes.map((code) => html`<code>${code}</code> `)}</p>`)}
${card(say('Attributs du panier', 'Cart attributes'), Object.keys(order.attributes).length === 0 ? html`<p class="quiet">${say('Aucun', 'None')}</p>` : html`<dl class="facts stacked">${Object.entries(order.attributes).map(([name, value]) => html`<dt>${name}</dt><dd><code>${value}</code></dd>`)}</dl>`)}
${card(say('Dates', 'Dates'), html`<dl class="facts stacked"><dt>${say('Créée', 'Created')}</dt><dd>${formatDateTime(order.createdAt, locale, store.config.ianaTimezone)}</dd><dt>${say('Mise à jour', 'Updated')}</dt><dd>${formatDateTime(order.updatedAt, locale, store.config.ianaTimezone)}</dd></dl><p class="quiet">gid://shopify/Order/${order.id}</p>`)}
</div></div>`;
}

function disputeCards(res: Response, store: DevStore, order: Order): SafeHtml[] {
  const { locale, say } = words(res);
  return store
    .disputes()
    .filter(({ orderId }) => orderId === order.id)
    .map((dispute) =>
      card(
        html`${say('Litige bancaire', 'Chargeback')} ${disputeBadge(dispute, say)}`,
        html`<p>${formatMoney(dispute.amount.amount, dispute.amount.currencyCode, locale)} · ${dispute.reason}</p>
${!dispute.finalizedOn && html`<div class="page-actions">${actionButton(`/admin/orders/${order.id}/dispute-won`, say('La boutique gagne', 'The shop wins'), 'dispute-won')} ${actionButton(`/admin/orders/${order.id}/dispute-lost`, say('La boutique perd', 'The shop loses'), 'dispute-lost', 'danger')}</div>`}`,
      ),
    );
}

function disputeBadge({ status }: Dispute, say: Say): SafeHtml {
  switch (status) {
    case 'needs_response':
      return badge('warn', say('En cours', 'Open'));
    case 'won':
      return badge('good', say('Gagné', 'Won'));
    case 'lost':
      return badge('bad', say('Perdu', 'Lost'));
    default:
      return status satisfies never;
  }
}

export function orderBadge(order: Order, say: Say): SafeHtml {
  if (order.cancelledAt) return badge('bad', say('Annulée', 'Cancelled'));
  switch (order.financialStatus) {
    case 'paid':
      return badge('good', say('Payée', 'Paid'));
    case 'pending':
      return badge('warn', say('En attente', 'Pending'));
    case 'partially_refunded':
      return badge('warn', say('Remboursée en partie', 'Partially refunded'));
    case 'refunded':
      return badge('plain', say('Remboursée', 'Refunded'));
    case 'voided':
      return badge('plain', say('Sans suite', 'Voided'));
    default:
      return order.financialStatus satisfies never;
  }
}

function customerLink(store: DevStore, order: Order, say: Say): SafeHtml {
  const customer = order.customerId ? store.customer(order.customerId) : undefined;
  if (!customer) return html`<span class="quiet">${order.email ?? say('Anonyme', 'Anonymous')}</span>`;
  return html`<a href="/admin/customers/${customer.id}">${`${customer.firstName} ${customer.lastName}`.trim() || customer.email || customer.id}</a>`;
}
