import express, { type Request, type Response, type Router } from 'express';
import type { DevStore, ThemeBlocks } from '../../contract.ts';
import { type BlockName, themeExtension } from '../storefront/theme-extension.ts';
import { THEMES } from '../storefront/themes.ts';
import { queryText } from '../web/fields.ts';
import { html, raw } from '../web/html.ts';
import { pageRouter } from '../web/page-router.ts';
import { redirectDone } from './notices.ts';
import { card, sendAdmin, words } from './shell.ts';

type Switch = { key: keyof ThemeBlocks; block: BlockName; page: string | null; fr: string; en: string };

const SWITCHES: Switch[] = [
  {
    key: 'advocate',
    block: 'advocate',
    page: '/pages/parrainage',
    fr: 'Bloc sur la page Parrainage',
    en: 'Block on the Refer a friend page',
  },
  {
    key: 'friend',
    block: 'friend',
    page: '/pages/bienvenue',
    fr: 'Bloc sur la page de bienvenue',
    en: 'Block on the welcome page',
  },
  {
    key: 'space',
    block: 'space',
    page: '/pages/espace',
    fr: 'Bloc sur la page du client',
    en: 'Block on the customer’s page',
  },
  {
    key: 'wallet',
    block: 'wallet',
    page: '/pages/espace',
    fr: 'Bloc sur la page du client',
    en: 'Block on the customer’s page',
  },
  {
    key: 'terms',
    block: 'terms',
    page: '/pages/parrainage',
    fr: 'Bloc au bas de la page Parrainage',
    en: 'Block at the end of the Refer a friend page',
  },
  {
    key: 'embed',
    block: 'capture',
    page: null,
    fr: 'Intégration sur toutes les pages : retient le lien du parrain',
    en: 'Embed on every page: remembers the advocate’s link',
  },
];

const STYLES = ['banner', 'popup'] as const;

/** Online store → Themes, and the editor's deep links (?context=apps, addAppBlockId, activateAppId): switches per block. */
export function themePages(store: DevStore): Router {
  const router = pageRouter();

  router.get(['/admin/themes', '/admin/themes/:id/editor'], (req: Request, res: Response) => {
    const { locale, say } = words(res);
    const on = store.themeBlocks();
    const extension = themeExtension(locale, store.config.currencyCode);
    const asked = (queryText(req, 'addAppBlockId') || queryText(req, 'activateAppId')).split('/').at(-1);
    sendAdmin(req, res, store, {
      section: 'themes',
      title: say('Thèmes', 'Themes'),
      content: html`${card(
        say('Blocs de Ricochet', 'Ricochet’s blocks'),
        html`<form method="post" action="/admin/themes/blocks">
<ul class="switches">${SWITCHES.map(({ key, block, page, fr, en }) => html`<li class="${asked === block && 'asked'}"><label><input type="checkbox" role="switch" name="${key}" value="1" ${on[key] && raw('checked')}><span><strong>${extension.titleOf(block) ?? block}</strong><br><span class="quiet">${say(fr, en)}</span></span></label>${page && html`<a href="${page}">${say('Voir la page', 'See the page')}</a>`}</li>`)}</ul>
<p><label>${say('L’invitation se montre', 'The invitation is shown')} <select name="style">${STYLES.map((style) => html`<option value="${style}" ${on.style === style && raw('selected')}>${say(style === 'banner' ? 'en bandeau' : 'en fenêtre', style === 'banner' ? 'as a banner' : 'as a popup')}</option>`)}</select></label></p>
<p><label><input type="checkbox" name="nudge" value="1" ${on.nudge && raw('checked')}> ${say('Rappeler l’offre aux clients connectés', 'Remind logged-in customers of the offer')}</label></p>
<p><button class="button primary" type="submit" name="save">${say('Enregistrer', 'Save')}</button></p></form>`,
      )}${card(
        say('Aperçu', 'Preview'),
        html`<iframe class="theme-preview" title="${say('La boutique, telle que l’éditeur la montre', 'The shop as the editor shows it')}" src="${SWITCHES.find(({ block }) => block === asked)?.page ?? '/'}?oseid=editor&locale=${locale}"></iframe>`,
      )}${card(
        say('Deux thèmes', 'Two themes'),
        html`<p>${say('Les mêmes blocs dans une boutique claire et dans une boutique sombre.', 'The same blocks in a light shop and in a dark one.')}</p>
<ul>${Object.entries(THEMES).map(([key, { name }]) => html`<li><a href="/pages/parrainage?theme=${key}">${say('Voir la boutique dans', 'See the shop in')} ${name}</a></li>`)}</ul>`,
      )}`,
    });
  });

  router.post('/admin/themes/blocks', express.urlencoded({ extended: false }), (req, res) => {
    const body = (req.body ?? {}) as Record<string, unknown>;
    const switched = [...SWITCHES.map(({ key }) => key), 'nudge'].map((key) => [key, key in body]);
    store.setThemeBlocks({ ...Object.fromEntries(switched), style: STYLES.find((style) => style === body['style']) });
    redirectDone(res, '/admin/themes', 'themes');
  });

  return router;
}
