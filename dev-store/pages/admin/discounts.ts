import type { Router } from 'express';
import type { DevStore, Discount } from '../../contract.ts';
import { formatDateTime, formatMoney } from '../web/format.ts';
import { html, type SafeHtml } from '../web/html.ts';
import type { Locale, Say } from '../web/locale.ts';
import { pageRouter } from '../web/page-router.ts';
import { badge, card, sendAdmin, table, words } from './shell.ts';

export function discountPages(store: DevStore): Router {
  const router = pageRouter();

  router.get('/admin/discounts', (req, res) => {
    const { locale, say } = words(res);
    const content = card(
      say('Codes créés par les applications', 'Codes created by apps'),
      table(
        say('Réductions', 'Discounts'),
        [
          {
            head: 'Code',
            cell: (discount) =>
              html`<a href="/admin/discounts/${discount.id}"><code>${discount.code}</code></a><br><span class="quiet">${discount.title}</span>`,
          },
          { head: say('État', 'Status'), cell: (discount) => discountBadge(discount, say) },
          { head: say('Valeur', 'Value'), cell: (discount) => valueText(store, discount, locale, say) },
          { head: say('Pour', 'For'), cell: (discount) => whoText(store, discount, say) },
          {
            head: say('Utilisé', 'Used'),
            end: true,
            cell: (discount) => `${discount.usedCount} / ${discount.usageLimit ?? '∞'}`,
          },
          {
            head: say('Fin', 'Ends'),
            cell: (discount) =>
              discount.endsAt ? formatDateTime(discount.endsAt, locale, store.config.ianaTimezone) : '—',
          },
        ],
        store.discounts(),
        say(
          'Aucun code. Ricochet en crée quand un filleul s’inscrit ou achète.',
          'No codes. Ricochet makes them when a friend joins or buys.',
        ),
      ),
    );
    sendAdmin(req, res, store, { section: 'discounts', title: say('Réductions', 'Discounts'), content });
  });

  router.get('/admin/discounts/:id', (req, res, next) => {
    const discount = store.discounts().find(({ id }) => id === req.params.id);
    if (!discount) return next();
    const { locale, say } = words(res);
    const money = (amount: string) => formatMoney(amount, store.config.currencyCode, locale);
    const at = (instant: string | null) => (instant ? formatDateTime(instant, locale, store.config.ianaTimezone) : '—');
    const orders = store.orders().filter((order) => order.discountCodes.includes(discount.code));
    sendAdmin(req, res, store, {
      section: 'discounts',
      title: discount.code,
      back: { href: '/admin/discounts', label: say('Réductions', 'Discounts') },
      content: card(
        html`${discount.title} ${discountBadge(discount, say)}`,
        html`<dl class="facts">
<dt>${say('Valeur', 'Value')}</dt><dd>${valueText(store, discount, locale, say)}</dd>
<dt>${say('Pour', 'For')}</dt><dd>${whoText(store, discount, say)}</dd>
<dt>${say('Minimum d’achat', 'Minimum purchase')}</dt><dd>${discount.minimumSubtotal ? money(discount.minimumSubtotal) : '—'}</dd>
<dt>${say('Utilisations', 'Uses')}</dt><dd>${`${discount.usedCount} / ${discount.usageLimit ?? '∞'}`}${discount.appliesOncePerCustomer && ` · ${say('une fois par client', 'once per customer')}`}</dd>
<dt>${say('Début', 'Starts')}</dt><dd>${at(discount.startsAt)}</dd><dt>${say('Fin', 'Ends')}</dt><dd>${at(discount.endsAt)}</dd>
<dt>${say('Commandes', 'Orders')}</dt><dd>${orders.length === 0 ? '—' : orders.map((order) => html`<a href="/admin/orders/${order.id}">${order.name}</a> `)}</dd>
</dl><p class="quiet">gid://shopify/DiscountCodeNode/${discount.id}</p>`,
      ),
    });
  });

  return router;
}

function discountBadge(discount: Discount, say: Say): SafeHtml {
  switch (discount.status) {
    case 'active':
      return badge('good', say('Actif', 'Active'));
    case 'scheduled':
      return badge('warn', say('Programmé', 'Scheduled'));
    case 'expired':
      return badge('plain', say('Expiré', 'Expired'));
    case 'deactivated':
      return badge('bad', say('Désactivé', 'Deactivated'));
    default:
      return discount.status satisfies never;
  }
}

function valueText(store: DevStore, { value, productIds, variantIds }: Discount, locale: Locale, say: Say): string {
  if (value.kind === 'free_shipping') return say('Livraison offerte', 'Free delivery');
  const worth =
    value.kind === 'fixed'
      ? formatMoney(value.amount.amount, value.amount.currencyCode, locale)
      : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(value.percentage);
  if (!productIds || !variantIds) return worth;
  const products = store
    .products()
    .filter(({ id, variantId }) => productIds.includes(id) || variantIds.includes(variantId));
  return `${worth} · ${products.map(({ title }) => title).join(', ')}`;
}

function whoText(store: DevStore, discount: Discount, say: Say): SafeHtml {
  if (!discount.customerIds) return html`${say('Tout le monde', 'Everybody')}`;
  return html`${discount.customerIds.map((id) => html`<a href="/admin/customers/${id}">${store.customer(id)?.email ?? id}</a> `)}`;
}
