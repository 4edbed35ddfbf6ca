import express, { type Request, type Response, type Router } from 'express';
import type { DevStore } from '../../contract.ts';
import { themeExtension } from '../storefront/theme-extension.ts';
import { queryText } from '../web/fields.ts';
import { html, raw } from '../web/html.ts';
import { pageRouter } from '../web/page-router.ts';
import { redirectDone } from './notices.ts';
import { card, sendAdmin, words } from './shell.ts';

type Switch = {
  key: 'advocate' | 'friend' | 'embed';
  block: 'advocate' | 'friend' | 'capture';
  page: string | null;
  fr: string;
  en: string;
};

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
    key: 'embed',
    block: 'capture',
    page: null,
    fr: 'Intégration sur toutes les pages : retient le lien du parrain',
    en: 'Embed on every page: remembers the advocate’s link',
  },
];

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
      title: say('Thème Rivage', 'Rivage theme'),
      content: card(
        say('Blocs de Ricochet', 'Ricochet’s blocks'),
        html`<form method="post" action="/admin/themes/blocks">
<ul class="switches">${SWITCHES.map(({ key, block, page, fr, en }) => html`<li class="${asked === block && 'asked'}"><label><input type="checkbox" role="switch" name="${key}" value="1" ${on[key] && raw('checked')}><span><strong>${extension.titleOf(block) ?? block}</strong><br><span class="quiet">${say(fr, en)}</span></span></label>${page && html`<a href="${page}">${say('Voir la page', 'See the page')}</a>`}</li>`)}</ul>
<p><button class="button primary" type="submit" name="save">${say('Enregistrer', 'Save')}</button></p></form>`,
      ),
    });
  });

  router.post('/admin/themes/blocks', express.urlencoded({ extended: false }), (req, res) => {
    const body = (req.body ?? {}) as Record<string, unknown>;
    store.setThemeBlocks({ advocate: 'advocate' in body, friend: 'friend' in body, embed: 'embed' in body });
    redirectDone(res, '/admin/themes', 'themes');
  });

  return router;
}
