import type { PromotionPlace } from '../../domain/attribution/promotion-place.ts';
import type { OfferTerms } from '../../domain/program/offer.ts';
import { conditionsLine, promiseSentence, untilSentence } from '../../i18n/offer-words.ts';
import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import { paths } from '../storefront/paths.ts';
import { PROMOTION_PLACES } from '../storefront/promotion-places.ts';
import type { Snippet } from './snippet.ts';

/** Places that take HTML; the poster is printed. */
export type PastedPlace = Exclude<PromotionPlace, 'poster'>;
export const PASTED_PLACES = PROMOTION_PLACES.filter((place): place is PastedPlace => place !== 'poster');

type Promoted = {
  shop: { name: string; timeZone: string };
  /** where the shop is, without a slash at the end */
  storefrontUrl: string;
  terms: OfferTerms;
  /** when they end with their campaign, an instant in ISO */
  until: string | null;
  /** of the button and the link, as #rrggbb */
  colour: string;
};

const FONT = 'Arial,Helvetica,sans-serif';
/** Of the words, and of the button until another colour is chosen. */
export const INK = '#1f2328';

/** Where a place leads: what is promised, in this language, with the place's mark and nobody's name. */
export const promotedUrl = (storefrontUrl: string, place: PromotionPlace, voice: Voice): string =>
  `${storefrontUrl}${paths.join(voice, place)}`;

/** What a merchant pastes at a place, in one language. */
export function snippetFor(place: PastedPlace, promoted: Promoted, voice: Voice): Snippet {
  const t = translatorFor(voice);
  const { shop, storefrontUrl, terms, until, colour } = promoted;
  const href = promotedUrl(storefrontUrl, place, voice);
  const lang = nearestLocale(voice);
  const promise = promiseSentence(terms, voice);
  const lastDay = until ? [untilSentence('anybody', new Date(until), voice, shop.timeZone)] : [];
  const name = t('storefront:promotion.from', { shop: shop.name });
  const button: Snippet = {
    tag: 'a',
    href,
    style: {
      display: 'inline-block',
      padding: '12px 20px',
      borderRadius: '4px',
      backgroundColor: colour,
      color: readableOn(colour),
      fontFamily: FONT,
      fontSize: '16px',
      fontWeight: 'bold',
      textDecoration: 'none',
    },
    children: [t('storefront:promotion.action')],
  };
  const line = (text: string, fontSize: string, margin: string): Snippet => ({
    tag: 'p',
    style: { margin, fontFamily: FONT, fontSize, lineHeight: '1.4', color: INK },
    children: [text],
  });
  switch (place) {
    case 'signature':
      return {
        tag: 'p',
        lang,
        style: { margin: '8px 0', fontFamily: FONT, fontSize: '13px', lineHeight: '1.4', color: INK },
        children: [
          { tag: 'strong', style: {}, children: [name] },
          ' ',
          { tag: 'a', href, style: { color: readableInk(colour) }, children: [promise] },
          ...lastDay.flatMap((day) => [' · ', day]),
        ],
      };
    case 'newsletter':
      return {
        tag: 'div',
        lang,
        style: {
          maxWidth: '560px',
          margin: '0 auto',
          padding: '24px 16px',
          textAlign: 'center',
          backgroundColor: '#ffffff',
        },
        children: [
          line(name, '14px', '0 0 8px'),
          line(promise, '22px', '0 0 8px'),
          ...lastDay.map((day) => line(day, '16px', '0 0 8px')),
          line(conditionsLine(terms, voice), '14px', '0 0 16px'),
          button,
        ],
      };
    case 'banner':
      return {
        tag: 'div',
        lang,
        style: {
          display: 'flex',
          flexWrap: 'wrap',
          gap: '12px 20px',
          alignItems: 'center',
          justifyContent: 'center',
          padding: '14px 16px',
          backgroundColor: '#f6f6f7',
        },
        children: [line(promise, '16px', '0'), ...lastDay.map((day) => line(day, '14px', '0')), button],
      };
    default:
      return place satisfies never;
  }
}

/** 0 to 1, by WCAG's formula. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const onWhite = (colour: string): number => 1.05 / (luminance(colour) + 0.05);

/** Black or white, whichever is read better on a button of this colour. */
const readableOn = (colour: string): string =>
  onWhite(colour) >= (luminance(colour) + 0.05) / 0.05 ? '#ffffff' : '#000000';

/** The colour itself where words in it can be read on white (WCAG 2.2, 1.4.3), else ink. */
const readableInk = (colour: string): string => (onWhite(colour) >= 4.5 ? colour : INK);
