import i18next, { type i18n, type TFunction } from 'i18next';
import enAdmin from './en/admin.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enMessages from './en/messages.json' with { type: 'json' };
import enStorefront from './en/storefront.json' with { type: 'json' };
import frAdmin from './fr/admin.json' with { type: 'json' };
import frCommon from './fr/common.json' with { type: 'json' };
import frMessages from './fr/messages.json' with { type: 'json' };
import frStorefront from './fr/storefront.json' with { type: 'json' };

export type Locale = 'fr' | 'en';
export type Translate = TFunction;

/** A further language is a further folder and a line here (S7). */
export const resources = {
  fr: { admin: frAdmin, common: frCommon, messages: frMessages, storefront: frStorefront },
  en: { admin: enAdmin, common: enCommon, messages: enMessages, storefront: enStorefront },
} as const;

const translators = new Map<Locale, i18n>();

/** Words in one language. Keys are written `namespace:path.to.key`; a missing key throws rather than being shown. */
export function translatorFor(locale: Locale): Translate {
  let instance = translators.get(locale);
  if (!instance) {
    instance = i18next.createInstance();
    instance.init({
      lng: locale,
      fallbackLng: false,
      resources,
      ns: ['common', 'admin', 'messages', 'storefront'],
      defaultNS: 'common',
      initImmediate: false,
      interpolation: { escapeValue: false },
      returnNull: false,
      saveMissing: true,
      missingKeyHandler: (_languages, namespace, key) => {
        throw new Error(`no words for ${namespace}:${key} in ${locale}`);
      },
    });
    translators.set(locale, instance);
  }
  return instance.t;
}

/** The nearest language we speak: "fr-CA" → fr; anything else → en. */
export function nearestLocale(wanted: string | null | undefined): Locale {
  return wanted?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
