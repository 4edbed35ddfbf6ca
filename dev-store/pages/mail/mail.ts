import type { Request, Response, Router } from 'express';
import type { DevStore, Mail } from '../../contract.ts';
import { sendPage } from '../web/document.ts';
import { formatDateTime } from '../web/format.ts';
import { html, raw, type SafeHtml } from '../web/html.ts';
import { type Locale, localeOf, speaker } from '../web/locale.ts';
import { pageRouter } from '../web/page-router.ts';

/** What the app sent by e-mail or SMS. A message's HTML runs in a sandbox: no scripts, links open at the top. */
export function mailPages(store: DevStore): Router {
  const router = pageRouter();

  router.get('/mail', (req, res) => sendMail(req, res, store, null));

  router.post('/mail/clear', (_req, res) => {
    store.clearMails();
    res.redirect(303, '/mail');
  });

  router.get('/mail/:id', (req, res, next) => {
    const mail = store.mails().find(({ id }) => id === req.params.id);
    if (!mail) return next();
    sendMail(req, res, store, mail);
  });

  router.get('/mail/:id/html', (req, res, next) => {
    const mail = store.mails().find(({ id }) => id === req.params.id);
    if (!mail) return next();
    res.setHeader(
      'Content-Security-Policy',
      "sandbox allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src * data:; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );
    res.setHeader('Referrer-Policy', 'no-referrer');
    res.type('html').send(`<base target="_top">${mail.html}`);
  });

  return router;
}

function sendMail(req: Request, res: Response, store: DevStore, open: Mail | null): void {
  const locale = localeOf(res);
  const say = speaker(locale);
  const mails = [...store.mails()].sort((a, b) => b.receivedAt.localeCompare(a.receivedAt));
  const at = (mail: Mail) => formatDateTime(mail.receivedAt, locale, store.config.ianaTimezone);
  sendPage(req, res, {
    title: open ? open.subject : say('Courrier', 'Mail'),
    door: 'mail',
    styles: ['mail.css'],
    scripts: ['mail.js'],
    bodyClass: open ? 'mail-page has-open' : 'mail-page',
    body: () => html`<main id="main" class="mail">
<section class="mail-list" aria-labelledby="mail-title">
<div class="mail-head">${open ? html`<h2 id="mail-title">${say('Courrier', 'Mail')}</h2>` : html`<h1 id="mail-title">${say('Courrier', 'Mail')}</h1>`}${mails.length > 0 && html`<form method="post" action="/mail/clear"><button type="submit" name="clear">${say('Vider', 'Empty')}</button></form>`}</div>
${mails.length === 0 && html`<p class="quiet">${say('Aucun message pour l’instant. Les e-mails et SMS de Ricochet arrivent ici.', 'No messages yet. Ricochet’s e-mails and texts arrive here.')}</p>`}
<ol>${mails.map((mail) => html`<li><a href="/mail/${mail.id}" ${mail.id === open?.id && raw('aria-current="true"')}><strong>${mail.to}</strong><time datetime="${mail.receivedAt}">${at(mail)}</time><span>${mail.subject}</span></a></li>`)}</ol>
</section>
${open ? message(open, at(open), locale) : html`<section class="mail-open empty"><p class="quiet">${say('Choisissez un message.', 'Pick a message.')}</p></section>`}
</main>`,
  });
}

function message(mail: Mail, at: string, locale: Locale): SafeHtml {
  const say = speaker(locale);
  const hasHtml = mail.html.trim() !== '';
  const tabs = [
    ...(hasHtml
      ? [
          {
            id: 'html',
            label: say('Message', 'Message'),
            panel: html`<iframe title="${mail.subject}" src="/mail/${mail.id}/html" sandbox="allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox" data-test="mail-html"></iframe>`,
          },
        ]
      : []),
    {
      id: 'text',
      label: say('Texte seul', 'Plain text'),
      panel: html`<pre data-test="mail-text" tabindex="0">${mail.text}</pre>`,
    },
    {
      id: 'headers',
      label: say('En-têtes', 'Headers'),
      panel: html`<dl>${Object.entries(mail.headers).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`,
    },
  ];
  return html`<article class="mail-open"><p class="mail-back"><a href="/mail">← ${say('Courrier', 'Mail')}</a></p>
<h1>${mail.subject}</h1><p class="quiet">${say('De', 'From')} ${mail.from}<br>${say('À', 'To')} <strong>${mail.to}</strong> · <time datetime="${mail.receivedAt}">${at}</time></p>
<div class="tabs" data-tabs><div role="tablist" aria-label="${say('Vue du message', 'Message view')}">${tabs.map(({ id, label }, index) => html`<button type="button" role="tab" id="tab-${id}" aria-controls="panel-${id}" aria-selected="${index === 0 ? 'true' : 'false'}" tabindex="${index === 0 ? '0' : '-1'}">${label}</button>`)}</div>
${tabs.map(({ id, panel }, index) => html`<div role="tabpanel" id="panel-${id}" aria-labelledby="tab-${id}" ${index > 0 && raw('hidden')}>${panel}</div>`)}</div></article>`;
}
