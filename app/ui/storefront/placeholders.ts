import type { CleanHtml } from '../../domain/landing/clean-html.ts';
import { amountOff } from '../../i18n/offer-words.ts';
import { translatorFor, type Voice } from '../../i18n/translator.ts';
import type { Landing } from './landing-parts.ts';
import { cleaned, type Markup } from './liquid-html.ts';

export type Filling = {
  /** a merchant's text with {advocate}, {friend}, {shop} and {reward} said */
  text(written: string): string;
  /** their HTML, likewise */
  markup(written: CleanHtml): Markup;
};

/** What a merchant's text says of this invitation. A name we don't know leaves no gap. */
export function filling({ advocateFirstName, friendFirstName, shop, terms }: Landing, locale: Voice): Filling {
  const t = translatorFor(locale);
  const reward = terms.welcome ?? terms.firstPurchase.friend;
  const friend = friendFirstName ?? '';
  const words = {
    advocate: advocateFirstName ?? t('common:offer.friend.someone'),
    friend,
    shop: shop.name,
    reward: reward ? amountOff(reward, terms.currency, locale) : t('storefront:landing.noReward'),
  };
  return {
    markup: (written) => cleaned(friend ? written : withoutFriendIn(written), words),
    text: (written) =>
      (friend ? written : withoutFriend(written)).replace(
        /\{(advocate|friend|shop|reward)\}/g,
        (_, name: keyof typeof words) => words[name],
      ),
  };
}

/** With the gap before it; tried once a gap, at its beginning, however long that is. */
const FRIEND_AND_GAP = /(?<![ \u00a0\u202f])[ \u00a0\u202f]*\{friend\}/g;

/** "Hello {friend}, welcome" → "Hello, welcome"; "{friend}, you are invited" → "You are invited". */
function withoutFriend(written: string): string {
  if (!written.includes('{friend}')) return written;
  const rest = written.replace(/^\s*\{friend\}[\s,;:!–-]*/, '');
  const whole = rest === written ? rest : rest.charAt(0).toUpperCase() + rest.slice(1);
  return whole.replace(FRIEND_AND_GAP, '');
}

/** The same of each text and attribute. An element around the name alone goes with it. */
const withoutFriendIn = (written: CleanHtml): CleanHtml =>
  written
    .replace(/<(\w+)(?: [^>]*)?>\s*\{friend\}\s*<\/\1>/g, '{friend}')
    .replace(
      /(^|<\w[^>]*>|=")\s*\{friend\}[\s,;:!–-]*(\p{L}?)/gu,
      (_, before: string, first: string) => before + first.toUpperCase(),
    )
    .replace(FRIEND_AND_GAP, '') as CleanHtml;
