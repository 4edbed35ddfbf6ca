import i18next, { type i18n, type TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import en from './en/admin.json' with { type: 'json' };
import fr from './fr/admin.json' with { type: 'json' };
import type { Locale } from './translator.ts';

/** The admin's words in one language. */
export type Words = {
  locale: Locale;
  t: TFunction;
  /** codes come from elsewhere (rules, problems, messages): ask before wording one, and have something to say when it is new */
  has(key: string): boolean;
};

const instances = new Map<Locale, i18n>();

/** Only the admin's namespace goes to the merchant's browser. */
function instanceFor(locale: Locale): i18n {
  let instance = instances.get(locale);
  if (!instance) {
    instance = i18next.createInstance();
    instance.init({
      lng: locale,
      fallbackLng: false,
      resources: { fr: { admin: fr }, en: { admin: en } },
      ns: ['admin'],
      defaultNS: 'admin',
      initImmediate: false,
      interpolation: { escapeValue: false },
      missingInterpolationHandler: () => '…',
      returnNull: false,
    });
    instances.set(locale, instance);
  }
  return instance;
}

const known = new WeakMap<i18n, Words>();

/** The same object each time, so that what depends on it stays as it is. */
function wordsOf(instance: i18n): Words {
  const words = known.get(instance) ?? {
    locale: instance.language as Locale,
    t: instance.t,
    // not `exists`, which finds "constructor" and the like on any object
    has: (key) => typeof instance.getResource(instance.language, 'admin', key) === 'string',
  };
  known.set(instance, words);
  return words;
}

/** Words outside React, or in another language than the reader's (the storefront preview). */
export const wordsFor = (locale: Locale): Words => wordsOf(instanceFor(locale));

export function WordsProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <I18nextProvider i18n={instanceFor(locale)}>{children}</I18nextProvider>;
}

export function useWords(): Words {
  return wordsOf(useTranslation('admin').i18n);
}
