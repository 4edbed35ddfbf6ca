import type { Request, Response } from 'express';
import { type HtmlValue, html, raw, type SafeHtml } from './html.ts';
import { localeOf, type Say, speaker, switchLocaleUrl } from './locale.ts';

export type Door = 'shop' | 'till' | 'admin' | 'mail' | 'tour';

const DOORS: { door: Door; href: string; fr: string; en: string }[] = [
  { door: 'shop', href: '/', fr: 'Boutique', en: 'Shop' },
  { door: 'till', href: '/pos', fr: 'Caisse', en: 'Till' },
  { door: 'admin', href: '/admin', fr: 'Admin', en: 'Admin' },
  { door: 'mail', href: '/mail', fr: 'Courrier', en: 'Mail' },
  { door: 'tour', href: '/tour', fr: 'Visite guidée', en: 'Tour' },
];

/** The slim bar on every page: where am I, where else can I go, in which language. */
export function devBar(req: Request, res: Response, current: Door): SafeHtml {
  const locale = localeOf(res);
  const say = speaker(locale);
  const other = locale === 'fr' ? 'en' : 'fr';
  return html`<nav class="dev-bar" aria-label="${say('Boutique de démonstration', 'Demo store')}">
  <ul>${DOORS.map(({ door, href, fr, en }) => html`<li><a href="${href}" ${door === current && raw('aria-current="true"')}>${say(fr, en)}</a></li>`)}</ul>
  <a class="dev-bar-locale" href="${switchLocaleUrl(req, other)}" lang="${other}" hreflang="${other}">${other === 'en' ? 'English' : 'Français'}</a>
</nav>`;
}

export type PageOptions = {
  title: string;
  door: Door;
  styles: string[];
  scripts?: string[];
  body: (say: Say) => HtmlValue;
  bodyClass?: string;
  status?: number;
};

/** Sends a page of the dev store that isn't part of the theme (checkout, till, admin, mail, tour). */
export function sendPage(req: Request, res: Response, options: PageOptions): void {
  const locale = localeOf(res);
  const say = speaker(locale);
  const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${options.title}</title>
<link rel="icon" href="/__pages/favicon.svg" type="image/svg+xml">
${['bar.css', ...options.styles].map((file) => html`<link rel="stylesheet" href="/__pages/${file}">`)}
${(options.scripts ?? []).map((file) => html`<script src="/__pages/${file}" defer></script>`)}
</head>
<body class="${options.bodyClass ?? ''}">
<a class="skip" href="#main">${say('Aller au contenu', 'Skip to content')}</a>
${devBar(req, res, options.door)}
${options.body(say)}
</body>
</html>`;
  res
    .status(options.status ?? 200)
    .setHeader('Cache-Control', 'no-store')
    .type('html')
    .send(page.text);
}
