import express, { type Router } from 'express';
import type { DevStore, Faults, WebhookDelivery } from '../../contract.ts';
import { field } from '../web/fields.ts';
import { formatDateTime } from '../web/format.ts';
import { html, raw, type SafeHtml } from '../web/html.ts';
import type { Say } from '../web/locale.ts';
import { pageRouter } from '../web/page-router.ts';
import { redirectDone } from './notices.ts';
import { actionButton, badge, card, sendAdmin, table, words } from './shell.ts';

const LISTED_DELIVERIES = 100;

const SHARES: { name: keyof Faults & `${string}Share`; fr: string; en: string }[] = [
  { name: 'duplicateShare', fr: 'Webhooks envoyés en double', en: 'Webhooks sent twice' },
  { name: 'reorderShare', fr: 'Webhooks doublés par d’autres', en: 'Webhooks overtaken by others' },
  { name: 'loseShare', fr: 'Webhooks perdus', en: 'Webhooks lost' },
  { name: 'adminApi429Share', fr: 'API Admin : trop de demandes (429)', en: 'Admin API: too many requests (429)' },
  { name: 'adminApi5xxShare', fr: 'API Admin : erreur du serveur (5xx)', en: 'Admin API: server error (5xx)' },
  {
    name: 'adminApi5xxAfterCommitShare',
    fr: 'API Admin : fait, puis erreur du serveur (5xx)',
    en: 'Admin API: done, then server error (5xx)',
  },
  {
    name: 'adminApiTimeoutAfterCommitShare',
    fr: 'API Admin : fait, mais sans réponse',
    en: 'Admin API: done, but no answer',
  },
];

export function settingsPages(store: DevStore): Router {
  const router = pageRouter();
  const form = express.urlencoded({ extended: false });

  router.get('/admin/settings', (req, res) => {
    const { locale, say } = words(res);
    const deliveries = store.deliveries();
    sendAdmin(req, res, store, {
      section: 'settings',
      title: say('Paramètres', 'Settings'),
      content: html`${card(say('Pannes simulées', 'Simulated faults'), faultsForm(store.faults(), say))}
${card(
  html`${say('Webhooks envoyés', 'Webhooks sent')} <span class="quiet">${deliveries.length}</span>`,
  table(
    'Webhooks',
    [
      {
        head: say('Quand', 'When'),
        cell: (delivery) => formatDateTime(delivery.triggeredAt, locale, store.config.ianaTimezone),
      },
      { head: say('Sujet', 'Topic'), cell: (delivery) => html`<code>${delivery.topic}</code>` },
      { head: say('État', 'State'), cell: (delivery) => deliveryBadge(delivery, say) },
      {
        head: say('Essais', 'Attempts'),
        cell: (delivery) => delivery.attempts.map(({ status, error }) => status ?? error ?? '…').join(', ') || '—',
      },
      { head: say('Événement', 'Event'), cell: (delivery) => html`<code class="small">${delivery.eventId}</code>` },
    ],
    deliveries.slice(0, LISTED_DELIVERIES),
    say('Aucun webhook pour l’instant.', 'No webhooks yet.'),
  ),
)}
${card('Application', html`<p>${store.isInstalled() ? say('Ricochet est installé.', 'Ricochet is installed.') : say('Ricochet n’est pas installé.', 'Ricochet isn’t installed.')}</p>${store.isInstalled() && actionButton('/admin/settings/uninstall', say('Désinstaller Ricochet', 'Uninstall Ricochet'), 'uninstall', 'danger')}`)}`,
    });
  });

  router.post('/admin/settings/faults', form, (req, res) => {
    const share = (name: string) => Math.min(Math.max(Number(field(req, name).replace(',', '.')) / 100 || 0, 0), 1);
    const shares = Object.fromEntries(SHARES.map(({ name }) => [name, share(name)])) as Pick<
      Faults,
      (typeof SHARES)[number]['name']
    >;
    store.setFaults({
      ...shares,
      reorder: field(req, 'reorder') !== '',
      mailServerDown: field(req, 'mailServerDown') !== '',
      delayMs: Math.max(Math.trunc(Number(field(req, 'delayMs'))) || 0, 0),
    });
    redirectDone(res, '/admin/settings', 'faults');
  });
  router.post('/admin/settings/uninstall', (_req, res) => {
    store.uninstallApp();
    redirectDone(res, '/admin/settings', 'uninstalled');
  });

  return router;
}

function faultsForm(faults: Faults, say: Say): SafeHtml {
  const toggle = (name: 'reorder' | 'mailServerDown', label: string) =>
    html`<label class="check"><input type="checkbox" name="${name}" value="1" ${faults[name] && raw('checked')}> ${label}</label>`;
  return html`<form method="post" action="/admin/settings/faults">
<p class="quiet">${say('Une vraie boutique se trompe aussi. Choisissez comment celle-ci se trompe.', 'A real store fails too. Choose how this one does.')}</p>
<div class="fault-grid">${SHARES.map(({ name, fr, en }) => html`<div><label for="${name}">${say(fr, en)}</label><span class="with-unit"><input id="${name}" name="${name}" type="number" min="0" max="100" step="1" value="${Math.round(faults[name] * 100)}"><span>%</span></span></div>`)}
<div><label for="delayMs">${say('Retard des webhooks', 'Webhook delay')}</label><span class="with-unit"><input id="delayMs" name="delayMs" type="number" min="0" step="100" value="${faults.delayMs}"><span>ms</span></span></div></div>
<p>${toggle('reorder', say('Webhooks dans le désordre', 'Webhooks out of order'))} ${toggle('mailServerDown', say('Serveur d’e-mail en panne', 'Mail server down'))}</p>
<p><button class="button primary" type="submit" name="save">${say('Enregistrer', 'Save')}</button></p></form>`;
}

function deliveryBadge(delivery: WebhookDelivery, say: Say): SafeHtml {
  switch (delivery.state) {
    case 'waiting':
      return badge('warn', say('En attente', 'Waiting'));
    case 'delivered':
      return badge('good', say('Reçu', 'Delivered'));
    case 'given_up':
      return badge('bad', say('Abandonné', 'Given up'));
    case 'dropped':
      return badge('bad', say('Perdu', 'Lost'));
    default:
      return delivery.state satisfies never;
  }
}
