import i18next, { type i18n, type TFunction } from 'i18next';
import enAdmin from './en/admin.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enDonation from './en/donation.json' with { type: 'json' };
import enMessages from './en/messages.json' with { type: 'json' };
import enStorefront from './en/storefront.json' with { type: 'json' };
import frAdmin from './fr/admin.json' with { type: 'json' };
import frCommon from './fr/common.json' with { type: 'json' };
import frDonation from './fr/donation.json' with { type: 'json' };
import frMessages from './fr/messages.json' with { type: 'json' };
import frStorefront from './fr/storefront.json' with { type: 'json' };
import frInformal from './fr/tu.json' with { type: 'json' };

export type Locale = 'fr' | 'en';
export type Translate = TFunction;

/** A further language is a further folder and a line here (S7). */
export const resources = {
  fr: { admin: frAdmin, common: frCommon, messages: frMessages, storefront: frStorefront },
  en: { admin: enAdmin, common: enCommon, messages: enMessages, storefront: enStorefront },
} as const;

/**
 * How shoppers are spoken to: in a language, of donations rather than purchases where that is what they make (P16), and by
 * their first name, so to say, where the shop does so (S8).
 * It is a language tag ("fr-donation-informal" is French), so all that formats numbers and days takes it as it is.
 */
export type Voice =
  | Locale
  | `${Locale}-${typeof DONATION | typeof INFORMAL}`
  | `${Locale}-${typeof DONATION}-${typeof INFORMAL}`;
const DONATION = 'donation';
const INFORMAL = 'informal';

/** What decides beside the language: of what is spoken, and whether people are addressed informally. */
export type Manner = { readonly words: 'purchase' | 'donation'; readonly isInformal: boolean };

export const voiceIn = (locale: Locale, { words, isInformal }: Manner): Voice => {
  const voice = words === DONATION ? (`${locale}-${DONATION}` as const) : locale;
  return isInformal ? `${voice}-${INFORMAL}` : voice;
};

const mannerOf = (voice: Voice): Manner => ({
  words: voice.includes(DONATION) ? DONATION : 'purchase',
  isInformal: voice.endsWith(INFORMAL),
});

/** The same voice in another language. */
export const voiceLike = (voice: Voice, locale: Locale): Voice => voiceIn(locale, mannerOf(voice));

type Tree = { [key: string]: string | Tree };

const {
  donation: frInformalDonation,
  theme: frInformalTheme,
  account: frInformalAccount,
  ...frInformalWords
} = frInformal;

/** Only what is said otherwise than of purchases and formally; all else is the language's own. */
const otherwise: Record<Locale, { donation: Tree; informal: Tree; informalDonation: Tree }> = {
  fr: { donation: frDonation, informal: frInformalWords, informalDonation: frInformalDonation },
  // English has one form
  en: { donation: enDonation, informal: {}, informalDonation: {} },
};

/** What the theme's blocks say otherwise than their own locale files, by their keys: "advocate.link". */
export const themeWordsIn = (voice: Voice): Readonly<Record<string, string>> => informally(frInformalTheme, voice);

/** The same of the customer account's pages and blocks: "friends". */
export const accountWordsIn = (voice: Voice): Readonly<Record<string, string>> => informally(frInformalAccount, voice);

const informally = (words: Tree, voice: Voice): Readonly<Record<string, string>> =>
  mannerOf(voice).isInformal && nearestLocale(voice) === 'fr' ? flat(words) : {};

const flat = (tree: Tree, path = ''): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value]] : Object.entries(flat(value, `${path}${key}.`)),
    ),
  );

const isTree = (value: string | Tree | undefined): value is Tree => typeof value === 'object';

/** Each layer says what it says over those before it. */
function layered(layers: readonly Tree[]): Tree {
  const whole: Tree = {};
  for (const layer of layers)
    for (const [key, value] of Object.entries(layer)) {
      const below = whole[key];
      whole[key] = isTree(value) ? layered(isTree(below) ? [below, value] : [value]) : value;
    }
  return whole;
}

function wordsOf(voice: Voice): Tree {
  const { donation, informal, informalDonation } = otherwise[nearestLocale(voice)];
  const { words, isInformal } = mannerOf(voice);
  const ofDonations = words === DONATION;
  return layered([
    ...(isInformal ? [informal] : []),
    ...(ofDonations ? [donation] : []),
    ...(ofDonations && isInformal ? [informalDonation] : []),
  ]);
}

const translators = new Map<Voice, i18n>();

/** Words in one language. Keys are written `namespace:path.to.key`; a missing key throws rather than being shown. */
export function translatorFor(voice: Voice): Translate {
  let instance = translators.get(voice);
  if (!instance) {
    instance = i18next.createInstance();
    instance.init({
      lng: voice,
      // "fr-donation" goes on to "fr" by itself, and nothing goes on to another language
      fallbackLng: false,
      resources: { ...resources, ...(voice.includes('-') && { [voice]: wordsOf(voice) }) },
      ns: ['common', 'admin', 'messages', 'storefront'],
      defaultNS: 'common',
      initImmediate: false,
      interpolation: { escapeValue: false },
      returnNull: false,
      saveMissing: true,
      missingKeyHandler: (_languages, namespace, key) => {
        throw new Error(`no words for ${namespace}:${key} in ${voice}`);
      },
    });
    translators.set(voice, instance);
  }
  return instance.t;
}

/** The nearest language we speak: "fr-CA" → fr; anything else → en. */
export function nearestLocale(wanted: string | null | undefined): Locale {
  return wanted?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
