import type { ReadyPage } from '../../domain/landing/ready-page.ts';
import type { OfferTerms } from '../../domain/program/offer.ts';
import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import { behindLink } from './landing-page.ts';

/**
 * What friends get behind a link, as a document of its own for a frame in which no script runs. The renderer is the
 * storefront's; only Liquid's brackets and the script, which the frame would refuse, are taken off.
 */
export function previewDocument(
  { page, terms, shop }: { page: ReadyPage | null; terms: OfferTerms; shop: { name: string; timeZone: string } },
  voice: Voice,
): string {
  const t = translatorFor(voice);
  const names = { advocateFirstName: t('storefront:landing.example'), friendFirstName: null };
  const drawn = behindLink({ state: 'open', ...names, terms, shop, visitToken: '' }, voice, page).text;
  const content = drawn.slice(drawn.indexOf('%}') + 2, drawn.lastIndexOf('<script>'));
  return `<!doctype html><html lang="${nearestLocale(voice)}"><head><meta charset="utf-8"><title>${t('storefront:landing.title')}</title></head><body style="font-family:system-ui,sans-serif">${content}</body></html>`;
}
