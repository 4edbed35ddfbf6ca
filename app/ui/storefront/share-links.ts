import type { ShareTarget } from '../../domain/attribution/share-channel.ts';
import { type Disclosed, disclosureSentence } from '../../i18n/disclosure-words.ts';
import { amountOff, onFirstOrder, untilSentence } from '../../i18n/offer-words.ts';
import { formOf } from '../../i18n/reward-words/index.ts';
import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import { capitalised } from './format.ts';
import { markedLink } from './paths.ts';
import { SHARE_TARGETS, shareTargets } from './share-channels.ts';
import type { SpaceInput } from './space-input.ts';

export type ShareLinks = { subject: string; text: string } & Record<ShareTarget, string>;

type Shared = Pick<SpaceInput, 'shop' | 'terms' | 'friendUntil' | 'link' | 'firstName'>;

/** What an advocate sends: written for them, changed by them before it leaves. */
export function shareLinks(space: Shared & { disclosure?: Disclosed | null }, locale: Voice): ShareLinks {
  const subject = translatorFor(locale)('storefront:space.share.subject', { shop: space.shop.name });
  const { disclosure, friendUntil, shop } = space;
  // what friends are promised, until when, and that who promises it is paid for it: a line each
  const text = [
    ownMessage(space, locale) ?? shareText(space, locale),
    friendUntil && untilSentence('anybody', new Date(friendUntil), locale, shop.timeZone),
    disclosure && disclosureSentence(disclosure, shop.name, locale),
  ]
    .filter(Boolean)
    .join('\n');
  const addressOf = (target: ShareTarget) => {
    const { carries, before } = SHARE_TARGETS[target];
    const marked = markedLink(space.link, target);
    return `${before(subject)}${encodeURIComponent(carries === 'text' ? text.replaceAll(space.link, () => marked) : marked)}`;
  };
  const links = Object.fromEntries(shareTargets.map((target) => [target, addressOf(target)]));
  return { subject, text, ...(links as Record<ShareTarget, string>) };
}

/** The merchant's own message with its places filled in, the link in it or after it; null = they have none in this language. */
function ownMessage({ shop, terms, link, firstName }: Shared, locale: Voice): string | null {
  const written = terms.share.messages[nearestLocale(locale)];
  if (written === '') return null;
  const t = translatorFor(locale);
  const spec = terms.welcome ?? terms.firstPurchase.friend;
  const words: Record<string, string> = {
    advocate: firstName ?? t('common:offer.friend.someone'),
    shop: shop.name,
    reward: spec ? amountOff(spec, terms.currency, locale) : t('storefront:landing.noReward'),
    link,
  };
  return (written.includes('{link}') ? written : `${written} {link}`).replace(
    /\{(advocate|shop|reward|link)\}/g,
    (_, place: string) => words[place]!,
  );
}

function shareText({ shop, terms, link }: Shared, locale: Voice): string {
  const t = translatorFor(locale);
  const spec = terms.welcome ?? terms.firstPurchase.friend;
  if (!spec) return t('storefront:space.share.textNoReward', { shop: shop.name, link });
  const reward = capitalised(amountOff(spec, terms.currency, locale));
  if (!terms.welcome) return t('storefront:space.share.textLater', { reward, shop: shop.name, link });
  return formOf(spec) === 'code'
    ? t('storefront:space.share.text', {
        reward: capitalised(onFirstOrder(spec, terms.currency, locale, 'anyone’s')),
        shop: shop.name,
        link,
      })
    : t('storefront:space.share.textPoints', { reward, shop: shop.name, link });
}
