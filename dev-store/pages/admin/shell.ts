import type { Request, Response } from 'express';
import type { DevStore } from '../../contract.ts';
import { sendPage } from '../web/document.ts';
import { type HtmlValue, html, raw, type SafeHtml } from '../web/html.ts';
import { type Locale, localeOf, type Say, speaker } from '../web/locale.ts';
import { notice } from './notices.ts';

export type Section = 'home' | 'orders' | 'customers' | 'discounts' | 'gift-cards' | 'themes' | 'app' | 'settings';

export type AdminPage = {
  section: Section;
  title: string;
  back?: { href: string; label: string };
  actions?: HtmlValue;
  content: HtmlValue;
  scripts?: string[];
  bodyClass?: string;
  /** without the page heading (the app has its own title bar) */
  bare?: boolean;
  status?: number;
};

/** A quiet admin around one page: navigation, heading, actions, what was just done. */
export function sendAdmin(req: Request, res: Response, store: DevStore, page: AdminPage): void {
  const locale = localeOf(res);
  const done = notice(req, speaker(locale));
  sendPage(req, res, {
    title: `${page.title} · ${store.config.shopName} · Admin`,
    door: 'admin',
    styles: ['admin.css'],
    scripts: page.scripts,
    bodyClass: `admin ${page.bodyClass ?? ''}`,
    status: page.status,
    body: (say) => html`<div class="admin-frame">
${sideNav(store, page.section, say)}
<main id="main" tabindex="-1" aria-label="${page.title}">
${done && html`<p class="notice" role="status">${done}</p>`}
${!page.bare && html`<div class="page-head"><div>${page.back && html`<a class="back" href="${page.back.href}"><span aria-hidden="true">←</span> ${page.back.label}</a>`}<h1>${page.title}</h1></div><div class="page-actions">${page.actions}</div></div>`}
${page.content}
</main></div>`,
  });
}

function sideNav(store: DevStore, current: Section, say: Say): SafeHtml {
  const item = (section: Section, href: string, icon: string, label: string, count?: number) =>
    html`<li><a href="${href}" ${section === current && raw('aria-current="page"')}><svg aria-hidden="true" viewBox="0 0 20 20"><path d="${raw(icon)}"/></svg><span>${label}</span>${count !== undefined && html`<span class="count">${count}</span>`}</a></li>`;
  return html`<nav class="side" aria-label="${say('Admin de la boutique', 'Store admin')}">
<div class="side-menu"><p class="side-shop">${store.config.shopName}</p>
<ul>
${item('home', '/admin', ICONS.home, say('Accueil', 'Home'))}
${item('orders', '/admin/orders', ICONS.orders, say('Commandes', 'Orders'), store.orders().length)}
${item('customers', '/admin/customers', ICONS.customers, say('Clients', 'Customers'))}
${item('discounts', '/admin/discounts', ICONS.discounts, say('Réductions', 'Discounts'), store.discounts().length)}
${item('gift-cards', '/admin/gift_cards', ICONS['gift-cards'], say('Cartes cadeaux', 'Gift cards'))}
</ul>
<p class="side-label">${say('Boutique en ligne', 'Online store')}</p>
<ul>${item('themes', '/admin/themes', ICONS.themes, say('Thèmes', 'Themes'))}</ul>
<p class="side-label">${say('Applications', 'Apps')}</p>
<ul>${item('app', '/admin/apps/ricochet', ICONS.app, 'Ricochet')}</ul>
<ul class="app-nav" data-app-nav hidden></ul>
<ul class="side-end">${item('settings', '/admin/settings', ICONS.settings, say('Paramètres', 'Settings'))}</ul>
</div></nav>`;
}

const ICONS = {
  home: 'M3 9l7-6 7 6v8h-5v-5H8v5H3z',
  orders: 'M4 3h12v14l-3-2-3 2-3-2-3 2zM7 7h6M7 10h6',
  customers: 'M10 10a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8zM3.5 17c.6-3.400 3.200-5 6.500-5s5.900 1.600 6.500 5z',
  discounts: 'M3 10l7-7h7v7l-7 7zM13.200 6.800h.01M8 10l3 3',
  'gift-cards': 'M3 6h14v9H3zM10 6v9M10 6c-2-4-6-2-4 0M10 6c2-4 6-2 4 0',
  themes: 'M3 4h14v9H3zM7 17h6M10 13v4',
  app: 'M2 13c3-4 5-4 8 0s5 4 8 0M10 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  settings:
    'M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM10 2v3M10 15v3M2 10h3M15 10h3M4.500 4.500l2 2M13.500 13.500l2 2M15.500 4.500l-2 2M6.500 13.500l-2 2',
};

export function card(title: HtmlValue, content: HtmlValue): SafeHtml {
  return html`<section class="card"><h2>${title}</h2>${content}</section>`;
}

/** A button that does one thing: a form with nothing else in it. */
export function actionButton(action: string, label: string, name: string, kind = ''): SafeHtml {
  return html`<form method="post" action="${action}"><button class="button ${kind}" type="submit" name="${name}" value="1">${label}</button></form>`;
}

export function badge(tone: 'good' | 'warn' | 'bad' | 'plain', text: string): SafeHtml {
  return html`<span class="badge ${tone}">${text}</span>`;
}

export type Column<T> = { head: string; cell: (row: T) => HtmlValue; end?: boolean };

/** An index table; it scrolls inside its card when the screen is narrow. */
export function table<T>(label: string, columns: Column<T>[], rows: T[], empty: string): SafeHtml {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  return html`<div class="table-scroll" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr>${columns.map(({ head, end }) => html`<th scope="col" class="${end && 'end'}">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${columns.map(({ cell, end }) => html`<td class="${end && 'end'}">${cell(row)}</td>`)}</tr>`)}</tbody>
</table></div>`;
}

export function words(res: Response): { locale: Locale; say: Say } {
  const locale = localeOf(res);
  return { locale, say: speaker(locale) };
}
