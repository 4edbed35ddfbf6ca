import type { Router } from 'express';
import type { DevStore, GiftCard } from '../../contract.ts';
import { formatDateTime, formatMoney } from '../web/format.ts';
import { html, type SafeHtml } from '../web/html.ts';
import type { Say } from '../web/locale.ts';
import { pageRouter } from '../web/page-router.ts';
import { badge, card, sendAdmin, table, words } from './shell.ts';

export function giftCardPages(store: DevStore): Router {
  const router = pageRouter();

  router.get('/admin/gift_cards', (req, res) => {
    const { locale, say } = words(res);
    const money = ({ amount, currencyCode }: GiftCard['balance']) => formatMoney(amount, currencyCode, locale);
    const content = card(
      say('Toutes les cartes cadeaux', 'All gift cards'),
      table(
        say('Cartes cadeaux', 'Gift cards'),
        [
          {
            head: 'Code',
            cell: (one) => html`<code>${one.maskedCode}</code><br><span class="quiet">${one.note}</span>`,
          },
          { head: say('État', 'Status'), cell: (one) => giftCardBadge(one, say) },
          { head: say('Pour', 'For'), cell: (one) => ownerLink(store, one) },
          {
            head: say('Utilisée', 'Used on'),
            cell: (one) => one.transactions.map(({ orderId }) => orderLink(store, orderId)),
          },
          { head: say('Valeur', 'Value'), end: true, cell: (one) => money(one.initial) },
          {
            head: say('Reste', 'Left'),
            end: true,
            cell: (one) => html`<strong data-test="balance">${money(one.balance)}</strong>`,
          },
          { head: say('Fin', 'Ends'), cell: (one) => one.expiresOn ?? '—' },
          {
            head: say('Créée', 'Created'),
            cell: (one) => formatDateTime(one.createdAt, locale, store.config.ianaTimezone),
          },
        ],
        store.giftCards(),
        say('Aucune carte cadeau.', 'No gift cards.'),
      ),
    );
    sendAdmin(req, res, store, { section: 'gift-cards', title: say('Cartes cadeaux', 'Gift cards'), content });
  });

  return router;
}

function giftCardBadge({ status }: GiftCard, say: Say): SafeHtml {
  switch (status) {
    case 'enabled':
      return badge('good', say('Active', 'Active'));
    case 'expired':
      return badge('plain', say('Expirée', 'Expired'));
    case 'disabled':
      return badge('bad', say('Désactivée', 'Deactivated'));
    default:
      return status satisfies never;
  }
}

function ownerLink(store: DevStore, { customerId }: GiftCard): SafeHtml {
  const customer = customerId ? store.customer(customerId) : undefined;
  return customer ? html`<a href="/admin/customers/${customer.id}">${customer.email ?? customer.id}</a>` : html`—`;
}

function orderLink(store: DevStore, orderId: string): SafeHtml {
  return html`<a href="/admin/orders/${orderId}">${store.order(orderId)?.name ?? orderId}</a> `;
}
