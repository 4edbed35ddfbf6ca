import { disclosureSentence } from '../../i18n/disclosure-words.ts';
import { friendConditionsLine, friendSentence, termsLines } from '../../i18n/offer-words.ts';
import { nearestLocale, type Voice } from '../../i18n/translator.ts';
import type { Landing } from './landing-parts.ts';
import { html } from './liquid-html.ts';

const OPEN_GRAPH_LOCALES = { fr: 'fr_FR', en: 'en_GB' };

/**
 * The landing page's own words with a head of their own, for programs that show a preview: behind the app proxy the theme
 * writes the head, and every link would be shown as the shop's name. Nothing is said that the page itself doesn't say.
 */
export function previewAnswer(
  landing: Pick<Landing, 'advocateFirstName' | 'terms' | 'disclosure'> & { shop: { name: string } },
  link: string,
  locale: Voice,
): Response {
  const title = friendSentence(landing.terms, landing.advocateFirstName, locale);
  const { disclosure } = landing;
  const paid = disclosure ? [disclosureSentence(disclosure, landing.shop.name, locale)] : [];
  const text = [...paid, friendConditionsLine(landing.terms, locale)].join(' ');
  const language = nearestLocale(locale);
  const { picture } = landing.terms.share;
  const page = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="description" content="${text}"><meta name="robots" content="noindex, nofollow">
<meta property="og:type" content="website"><meta property="og:site_name" content="${landing.shop.name}">
<meta property="og:title" content="${title}"><meta property="og:description" content="${text}">
<meta property="og:url" content="${link}"><meta property="og:locale" content="${OPEN_GRAPH_LOCALES[language]}">
${picture !== '' && html`<meta property="og:image" content="${picture}"><meta name="twitter:image" content="${picture}">`}
<meta name="twitter:card" content="${picture ? 'summary_large_image' : 'summary'}"><meta name="twitter:title" content="${title}"><meta name="twitter:description" content="${text}">
</head><body><h1>${title}</h1><p>${text}</p><ul>${termsLines(landing.terms, locale).map((line) => html`<li>${line}</li>`)}</ul><p><a href="${link}">${landing.shop.name}</a></p></body></html>`;
  return new Response(page.text, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex, nofollow',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
