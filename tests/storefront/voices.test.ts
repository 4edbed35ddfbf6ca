import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import enDonation from '../../app/i18n/en/donation.json' with { type: 'json' };
import frDonation from '../../app/i18n/fr/donation.json' with { type: 'json' };
import frInformal from '../../app/i18n/fr/tu.json' with { type: 'json' };
import { promiseSentence, termsLines } from '../../app/i18n/offer-words.ts';
import { themeOffer } from '../../app/i18n/theme-offer.ts';
import { resources, translatorFor, type Voice, voiceIn, voiceLike } from '../../app/i18n/translator.ts';
import { renderMessage } from '../../app/messaging/render-message.ts';
import { accountSpace, invitationOf } from '../../app/ui/extensions/space-answer.ts';
import { localeOfUrl } from '../../app/ui/storefront/request.ts';
import { termsPage } from '../../app/ui/storefront/terms-page.ts';
import { aSpace, publicTerms, someTerms } from './builders.ts';

type Tree = { [key: string]: string | Tree };

function sentences(tree: Tree, path = ''): [path: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : sentences(value, `${path}${key}.`),
  );
}
const placesIn = (text: string) => [...text.matchAll(/{{\w+}}/g)].map(([place]) => place).sort();

/** What a shop sells, in what shoppers read. */
const PURCHASES = {
  fr: /\bcommand(e|er|es|é)\b|\bachats?\b|achet|\bclients?\b|\bcliente?s?\b|\bboutique\b|\bpanier\b/i,
  en: /\borders?\b|\bpurchas|\bbought\b|\bbuy(s|ing)?\b|\bcustomers?\b|\bshop\b/i,
};
/** To the merchant, about a till or to whoever sells. */
const OTHERWISE =
  /^messages:(footer\.team|unusual-week\.)|^common:(conditions\.channels\.pos|reward\.(shipping|gift)\.cost)$/;
const BOTH = [
  ['fr', frDonation],
  ['en', enDonation],
] as const;
const SHOPPERS = ['common', 'storefront', 'messages'] as const;

describe.each(BOTH)('of donations in %s (P16)', (locale, overlay) => {
  const own = new Map(
    SHOPPERS.flatMap((space) => sentences(overlay[space] as Tree).map(([path, text]) => [`${space}:${path}`, text])),
  );
  const language = new Map(
    SHOPPERS.flatMap((space) =>
      sentences(resources[locale][space] as Tree).map(([path, text]) => [`${space}:${path}`, text]),
    ),
  );

  test('every sentence stands for one of the language, with the same places to fill', () => {
    for (const [path, text] of own) {
      expect(language.has(path), path).toBe(true);
      expect(placesIn(text), path).toEqual(placesIn(language.get(path)!));
    }
  });

  test('no sentence speaks of what is bought', () => {
    const wrong = [...language]
      .map(([path, text]) => [path, own.get(path) ?? text] as const)
      .filter(([path, text]) => !OTHERWISE.test(path) && PURCHASES[locale].test(text.replace(/{{\w+}}/g, '')));
    expect(wrong).toEqual([]);
  });
});

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('a voice', () => {
  const terms = someTerms({ words: 'donation' });

  test('says what is said otherwise, and the rest as its language does', () => {
    const t = translatorFor('fr-donation');
    expect(t('storefront:space.friendStates.order-waiting')).toBe('don en attente');
    expect(t('storefront:space.friends.title')).toBe(translatorFor('fr')('storefront:space.friends.title'));
    expect(() => t('storefront:no.such')).toThrow('fr-donation');
  });

  test('counts and writes numbers as its language does', () => {
    expect(plain(termsLines(terms, 'fr-donation').join(' '))).toMatch(
      /premier don d’au moins 40 €, fait dans les 30 jours/,
    );
    expect(termsLines(terms, 'en-donation').join(' ')).toMatch(/first donation of at least €40, made within 30 days/);
    expect(promiseSentence(terms, 'fr-donation')).not.toBe('');
  });

  test('is kept when a page asks for the other language', () => {
    const asked = (url: string, fallback: Voice) => localeOfUrl(new Request(`https://x.example${url}`), fallback);
    expect(asked('/?locale=en', 'fr-donation')).toBe('en-donation');
    expect(asked('/?locale=fr-donation', 'en')).toBe('fr');
    expect(asked('/', 'fr-donation')).toBe('fr-donation');
    expect([voiceIn('en', { words: 'purchase', isInformal: false }), voiceLike('en', 'fr')]).toEqual(['en', 'fr']);
  });

  test('of a page names its language alone', () => {
    const found = {
      shopName: 'Les Phares',
      storefrontUrl: 'https://phares.example',
      timeZone: 'Europe/Paris',
      terms,
      versionNumber: 1,
    };
    const page = String(
      termsPage(
        { ...found, publishedAt: '2026-03-05T12:00:00.000Z', period: null, until: null, isInForce: true },
        'fr-donation',
      ),
    );
    expect(page).toContain('lang="fr"');
    expect(page).not.toContain('fr-donation');
    expect(page).toContain('premier don');
  });

  test('of a mail is its reader’s', async () => {
    const shop = {
      ...{ name: 'Les Phares', domain: 'phares.example', storefrontUrl: 'https://phares.example' },
      ...{ timeZone: 'Europe/Paris', currency: 'EUR' },
    };
    const spec = { type: 'points', points: 500, validMonths: null } as const;
    const { subject, text, html } = await renderMessage(
      'reward-earned',
      {
        ...{ side: 'advocate', firstName: 'Ana', friendFirstName: 'Ben', spec, amount: 500, level: 'first-purchase' },
        ...{ spaceUrl: 'https://phares.example/s', code: null, expiresAt: null, waited: false, redeemed: false },
      } as never,
      { locale: 'fr-donation', shop: shop as never },
    );
    expect(html).not.toContain('fr-donation');
    expect(plain(subject)).toBe('Ben vient de faire un don : 500 points pour vous');
    expect(plain(text)).toContain('Ben a fait son premier don à Les Phares grâce à vous');
  });

  test('of the theme’s blocks is the programme’s', () => {
    const { fr, en } = themeOffer({ terms, until: null, friendUntil: null }, 'live', {
      decoys: [],
      timeZone: 'UTC',
      isInformal: false,
    });
    expect([fr.conditions, en.conditions].join()).toMatch(/premier don.*first donation/s);
  });
});

/** Nor is who writes a program a shopper. */
const TO_DEVELOPERS = /^storefront:api\./;

/** The reader addressed formally: the pronouns, and verbs without one. "chez" and "assez" are none. */
const FORMAL = /(?<![\p{L}])(vous|votre|vos|vôtres?|dites|faites|êtes|(?!(?:chez|assez)(?!\p{L}))\p{L}+ez)(?!\p{L})/iu;
const INFORMAL = /(?<![\p{L}])(tu|toi|te|ton|ta|tes|tiens?|tiennes?|t’\p{L}+)(?!\p{L})/iu;

/** Sentences for shoppers, by their whole key. */
const saidIn = (words: { readonly [space: string]: unknown }) =>
  new Map<string, string>(
    SHOPPERS.flatMap((space) =>
      sentences((words[space] ?? {}) as Tree).map(([path, text]) => [`${space}:${path}`, text] as const),
    ),
  );

describe('a shop that says "tu" (S8)', () => {
  const themeFile = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../extensions/ricochet-theme/locales/fr.json'), 'utf8'),
  ) as Tree;
  // seen in the theme editor alone, by the merchant
  const theme = new Map(sentences(themeFile).filter(([path]) => !path.startsWith('editor.')));
  const layers = [
    ['the language', saidIn(resources.fr), saidIn(frInformal)],
    ['donations', saidIn(frDonation), saidIn(frInformal.donation)],
    ['the theme’s blocks', theme, new Map(sentences(frInformal.theme as Tree))],
  ] as const;

  test.each(layers)(
    'has another form of each sentence of %s that addresses the reader, and of no other',
    (_, formal, own) => {
      const addressed = [...formal].filter(
        ([path, text]) => !OTHERWISE.test(path) && !TO_DEVELOPERS.test(path) && FORMAL.test(text),
      );
      expect(addressed.map(([path]) => path).filter((path) => !own.has(path))).toEqual([]);
      expect([...own.keys()].filter((path) => !addressed.some(([one]) => one === path))).toEqual([]);
      expect(addressed.length).toBeGreaterThan(10);
    },
  );

  test.each(layers)('mixes no forms and fills the same places, in %s', (_, formal, own) => {
    for (const [path, text] of own) {
      expect(text, path).not.toMatch(FORMAL);
      expect(placesIn(text), path).toEqual(placesIn(formal.get(path) ?? ''));
      expect(text, path).not.toMatch(/ [:;!?]/);
    }
  });

  const own = new Map(sentences(frInformal.account as Tree));
  const account = new Map(
    ['blocks', 'page'].flatMap((kind) =>
      sentences(
        JSON.parse(
          readFileSync(join(import.meta.dirname, `../../extensions/ricochet-account-${kind}/locales/fr.json`), 'utf8'),
        ) as Tree,
      ),
    ),
  );

  test('has another form of each sentence of the customer account that addresses the reader, and of no other', () => {
    const addressed = [...account].filter(([, text]) => FORMAL.test(text)).map(([path]) => path);
    expect(addressed.sort()).toEqual([...own.keys()].sort());
    for (const [path, text] of own) expect(text, path).not.toMatch(FORMAL);
    // said before the app has answered, so to whichever shop's customer
    for (const [path, text] of account)
      if (/^(heading|loading|failed\.)/.test(path))
        expect(text, path).not.toMatch(/(?<!\p{L})(tu|te|ton|tes)(?!\p{L})/iu);
  });

  test('says so in the customer account, in French alone', () => {
    const found = { ...publicTerms(), isInForce: true };
    const said = (voice: Voice) => {
      const answer = invitationOf(found, voice);
      return answer.state === 'anonymous' ? answer.say : null;
    };
    expect(said('fr-informal')).toMatchObject({ bought: 'Fais-en profiter un ami' });
    expect([said('fr'), said('en-informal')]).toEqual([{}, {}]);
    const space = accountSpace(aSpace(), 'fr-donation-informal', {});
    expect(space).toMatchObject({ say: { friends: 'Tes amis' } });
  });

  test('mixes no forms where one says "vous"', () => {
    for (const [, formal] of layers)
      for (const [path, text] of formal) expect(text.replace(/{{\w+}}/g, ''), path).not.toMatch(INFORMAL);
  });

  test('says it on top of whichever words, and leaves all else as it is', () => {
    const t = (voice: Voice) => translatorFor(voice);
    expect(t('fr-informal')('storefront:space.friends.title')).toBe('Tes amis');
    expect(t('fr-donation-informal')('storefront:space.friends.title')).toBe('Tes amis');
    expect(t('fr-donation-informal')('storefront:name.order')).toBe('Numéro de ton don, s’il est fait');
    expect(t('fr-donation-informal')('storefront:space.friendStates.order-waiting')).toBe('don en attente');
    expect(t('fr-informal')('storefront:space.friendStates.order-waiting')).toBe(
      t('fr')('storefront:space.friendStates.order-waiting'),
    );
    expect(t('en-donation-informal')('storefront:space.friends.title')).toBe('Your friends');
    expect(t('fr')('storefront:space.friends.title')).toBe('Vos amis');
  });

  test('keeps to it when a page asks for the other language and back', () => {
    const informal = { words: 'donation', isInformal: true } as const;
    expect(voiceIn('fr', informal)).toBe('fr-donation-informal');
    expect(voiceLike(voiceLike('fr-informal', 'en'), 'fr')).toBe('fr-informal');
    expect(voiceLike(voiceIn('en', informal), 'fr')).toBe('fr-donation-informal');
  });

  test('writes numbers and days as French does', () => {
    expect(plain(termsLines(someTerms(), 'fr-donation-informal').join(' '))).toMatch(/d’au moins 40 €/);
  });

  test('tells the theme’s blocks what they say otherwise, in French alone', () => {
    const asked = { terms: someTerms(), until: null, friendUntil: null };
    const told = (isInformal: boolean) => themeOffer(asked, 'live', { decoys: [], timeZone: 'UTC', isInformal });
    expect(told(true).fr).toMatchObject({
      promise: expect.stringMatching(/^Offre .*reçois/),
      say: { 'advocate.link': 'Ton lien', 'friend.text': 'Saisis-le pour voir ce qui t’attend.' },
    });
    expect([told(true).en.say, told(false).fr.say]).toEqual([{}, {}]);
  });
});
