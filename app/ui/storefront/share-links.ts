import { amountOff, onFirstOrder } from '../../i18n/offer-words.ts';
import { formOf } from '../../i18n/reward-words/index.ts';
import { type Locale, translatorFor } from '../../i18n/translator.ts';
import { capitalised } from './format.ts';
import type { SpaceInput } from './space-input.ts';

export type ShareLinks = { subject: string; text: string; email: string; whatsapp: string; sms: string };

/** What an advocate sends: written for them, changed by them before it leaves. */
export function shareLinks(space: Pick<SpaceInput, 'shop' | 'terms' | 'link'>, locale: Locale): ShareLinks {
  const t = translatorFor(locale);
  const subject = t('storefront:space.share.subject', { shop: space.shop.name });
  const text = shareText(space, locale);
  const body = encodeURIComponent(text);
  return {
    subject,
    text,
    email: `mailto:?subject=${encodeURIComponent(subject)}&body=${body}`,
    whatsapp: `https://wa.me/?text=${body}`,
    sms: `sms:?&body=${body}`,
  };
}

function shareText({ shop, terms, link }: Pick<SpaceInput, 'shop' | 'terms' | 'link'>, locale: Locale): string {
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
