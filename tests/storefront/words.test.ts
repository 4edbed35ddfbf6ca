import { describe, expect, test } from 'vitest';
import type { OfferTerms } from '../../app/domain/program/offer.ts';
import type { RewardSpec } from '../../app/domain/rewards/reward-spec.ts';
import frDonation from '../../app/i18n/fr/donation.json' with { type: 'json' };
import frInformal from '../../app/i18n/fr/tu.json' with { type: 'json' };
import {
  conditionsLine,
  friendConditionsLine,
  friendSentence,
  grantedWords,
  promiseSentence,
  rewardDetail,
  rewardWords,
  termsLines,
} from '../../app/i18n/offer-words.ts';
import { themeOffer } from '../../app/i18n/theme-offer.ts';
import { resources } from '../../app/i18n/translator.ts';
import { everyReward, points, someTerms, tenEuros, tenPercent } from './builders.ts';

/** Expected texts are written with ordinary spaces; the real ones keep numbers and units together. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('rewardWords', () => {
  test.each<[RewardSpec, string, string, string]>([
    [tenPercent, 'EUR', '10 % de réduction', '10% off'],
    [{ ...tenPercent, basisPoints: 1250 } as RewardSpec, 'EUR', '12,5 % de réduction', '12.5% off'],
    [tenEuros, 'EUR', '10 €', '€10'],
    [{ ...tenEuros, amountMinor: 1050 } as RewardSpec, 'EUR', '10,50 €', '€10.50'],
    [{ ...tenEuros, amountMinor: 1000 } as RewardSpec, 'JPY', '1 000 JPY', '¥1,000'],
    [{ ...tenEuros, amountMinor: 12_345 } as RewardSpec, 'KWD', '12,345 KWD', 'KWD 12.345'],
    [points, 'EUR', '500 points', '500 points'],
    [{ ...points, points: 1 } as RewardSpec, 'EUR', '1 point', '1 point'],
    [{ ...points, points: 12_500 } as RewardSpec, 'EUR', '12 500 points', '12,500 points'],
    [{ ...points, points: 1_000_000 } as RewardSpec, 'EUR', '1 000 000 de points', '1,000,000 points'],
  ])('%o in %s', (spec, currency, fr, en) => {
    expect(plain(rewardWords(spec, currency, 'fr'))).toBe(fr);
    expect(plain(rewardWords(spec, currency, 'en'))).toBe(en);
  });

  test('details say the limits', () => {
    expect(plain(rewardDetail(tenPercent, 'EUR', 'fr'))).toBe(
      '10 % de réduction, code à usage unique, dès 40 € d’achat, valable 30 jours',
    );
    expect(plain(rewardDetail(tenEuros, 'EUR', 'en'))).toBe('€10, single-use code');
    expect(plain(rewardDetail(points, 'EUR', 'fr'))).toBe('500 points, valables 12 mois');
  });
});

type Mix = { welcome: OfferTerms['welcome']; friend: RewardSpec | null; advocate: RewardSpec | null };
const termsOf = ({ welcome, friend, advocate }: Mix): OfferTerms =>
  someTerms({ welcome, firstPurchase: { advocate, friend } });

const sides: [string, typeof tenPercent | typeof tenEuros | typeof points, { fr: string; en: string }][] = [
  ['percentage', tenPercent, { fr: '10 % de réduction', en: '10% off' }],
  ['fixed', tenEuros, { fr: '10 €', en: '€10' }],
  ['points', points, { fr: '500 points', en: '500 points' }],
];

describe('promiseSentence', () => {
  const pairs = sides.flatMap(([friendName, friend, given]) =>
    sides.map(([advocateName, advocate, got]) => ({ friendName, friend, given, advocateName, advocate, got })),
  );

  test.each(pairs)('$friendName for the friend, $advocateName for the advocate', ({ friend, given, advocate, got }) => {
    for (const mix of [
      { welcome: friend, friend: null, advocate },
      { welcome: null, friend, advocate },
    ]) {
      expect(plain(promiseSentence(termsOf(mix), 'fr'))).toBe(`Offrez ${given.fr} à un ami, recevez ${got.fr}`);
      expect(plain(promiseSentence(termsOf(mix), 'en'))).toBe(`Give ${given.en}, get ${got.en}`);
    }
  });

  test.each<[string, Mix, string, string]>([
    ['friend only', { welcome: tenEuros, friend: null, advocate: null }, 'Offrez 10 € à un ami', 'Give a friend €10'],
    [
      'advocate only',
      { welcome: null, friend: null, advocate: tenEuros },
      'Recommandez-nous à un ami, recevez 10 €',
      'Recommend us to a friend, get €10',
    ],
    [
      'two for the friend',
      { welcome: tenPercent, friend: points, advocate: tenEuros },
      'Offrez 10 % de réduction et 500 points à un ami, recevez 10 €',
      'Give 10% off and 500 points, get €10',
    ],
    [
      'two for the friend only',
      { welcome: tenPercent, friend: tenEuros, advocate: null },
      'Offrez 10 % de réduction et 10 € à un ami',
      'Give a friend 10% off and €10',
    ],
    [
      'nothing',
      { welcome: null, friend: null, advocate: null },
      'Faites découvrir la boutique à vos amis',
      'Introduce your friends to the shop',
    ],
  ])('%s', (_, mix, fr, en) => {
    expect(plain(promiseSentence(termsOf(mix), 'fr'))).toBe(fr);
    expect(plain(promiseSentence(termsOf(mix), 'en'))).toBe(en);
  });
});

describe('friendSentence', () => {
  test.each<[string, Mix, string, string]>([
    [
      'percentage',
      { welcome: tenPercent, friend: null, advocate: null },
      'Léa vous offre 10 % de réduction sur votre première commande',
      'Léa is giving you 10% off your first order',
    ],
    [
      'fixed',
      { welcome: tenEuros, friend: null, advocate: null },
      'Léa vous offre 10 € sur votre première commande',
      'Léa is giving you €10 off your first order',
    ],
    [
      'points',
      { welcome: points, friend: null, advocate: null },
      'Léa vous offre 500 points de bienvenue',
      'Léa is giving you 500 points to welcome you',
    ],
    [
      'code, then points',
      { welcome: tenEuros, friend: points, advocate: null },
      'Léa vous offre 10 € sur votre première commande, puis 500 points pour la suite',
      'Léa is giving you €10 off your first order, then 500 points for next time',
    ],
    [
      'points, then code',
      { welcome: points, friend: tenEuros, advocate: null },
      'Léa vous offre 500 points de bienvenue, puis 10 € après votre première commande',
      'Léa is giving you 500 points to welcome you, then €10 off after your first order',
    ],
    [
      'afterwards only',
      { welcome: null, friend: points, advocate: null },
      'Léa vous offre 500 points après votre première commande',
      'Léa is giving you 500 points after your first order',
    ],
    [
      'nothing',
      { welcome: null, friend: null, advocate: points },
      'Léa vous recommande notre boutique',
      'Léa recommends our shop to you',
    ],
  ])('%s', (_, mix, fr, en) => {
    expect(plain(friendSentence(termsOf(mix), 'Léa', 'fr'))).toBe(fr);
    expect(plain(friendSentence(termsOf(mix), 'Léa', 'en'))).toBe(en);
  });

  test('without a first name it is someone close', () => {
    expect(plain(friendSentence(someTerms(), null, 'fr'))).toBe(
      'Un proche vous offre 10 % de réduction sur votre première commande',
    );
    expect(plain(friendSentence(someTerms(), '  ', 'en'))).toBe('A friend is giving you 10% off your first order');
  });

  test('a name is never a message, a direction change or an expression', () => {
    expect(friendSentence(someTerms(), 'x'.repeat(200), 'en')).toMatch(/^x{40} is giving/);
    expect(friendSentence(someTerms(), 'L\u202eé\u0000a', 'en')).toMatch(/^Léa is/);
    expect(friendSentence(someTerms(), '$t(common:offer.and) {{reward}}', 'en')).toMatch(
      /^\$t\(common:offer\.and\) reward is giving you 10% off your/,
    );
  });
});

describe('conditions', () => {
  test('one line for the person who invites', () => {
    expect(plain(conditionsLine(someTerms(), 'fr'))).toBe(
      'Pour une première commande d’au moins 40 €, passée dans les 30 jours suivant l’invitation. Récompense confirmée 14 jours après le paiement. Récompense pour la première commande de 5 amis par mois au plus.',
    );
    expect(plain(conditionsLine(someTerms(), 'en'))).toBe(
      'For a first order of at least €40, placed within 30 days of the invitation. Reward confirmed 14 days after payment. Rewards for the first orders of up to 5 friends a month.',
    );
  });

  test('what the friend alone gets later, and what joining brings, waits too', () => {
    const lineOf = (change: Partial<OfferTerms>) =>
      conditionsLine(someTerms({ firstPurchase: { advocate: null, friend: null }, ...change }), 'en');
    const signUp = { advocate: points, friend: null, existingCustomersMayJoin: false };
    const waits = 'Reward confirmed 14 days after payment';
    expect(lineOf({})).not.toContain('confirmed');
    expect(lineOf({ firstPurchase: { advocate: null, friend: points } })).toContain(`${waits}.`);
    expect(lineOf({ signUp })).toContain(`${waits}, or after joining.`);
  });

  test('what the limits do not count is said where there is some', () => {
    const lineOf = (change: Partial<OfferTerms>) =>
      conditionsLine(
        someTerms({ nthPurchases: [{ n: 2, advocate: points, friend: null }], waitingDays: 0, ...change }),
        'fr',
      );
    expect(lineOf({})).toMatch(
      /Récompense pour la première commande de 5 amis par mois au plus. Les autres récompenses n’ont pas de telle limite.$/,
    );
    const others = /telle limite/;
    expect(lineOf({ nthPurchases: [{ n: 2, advocate: null, friend: points }] })).not.toMatch(others);
    expect(lineOf({ limits: { friendsPerMonth: null, friendsInTotal: null, budget: null } })).not.toMatch(others);
  });

  test('what does not limit is not said', () => {
    const free = someTerms({
      conditions: { minimumSubtotalMinor: 0, windowDays: 1, purchase: null },
      waitingDays: 0,
      limits: { friendsPerMonth: null, friendsInTotal: null, budget: null },
    });
    expect(conditionsLine(free, 'fr')).toBe('Pour une première commande passée dans la journée qui suit l’invitation.');
    expect(conditionsLine(free, 'en')).toBe('For a first order placed within a day of the invitation.');
  });

  test.each<[string, OfferTerms['welcome'], string, string]>([
    [
      'code with minimum and end',
      tenPercent,
      'Code personnel, valable une fois et pendant 30 jours, pour une première commande d’au moins 40 €.',
      'A personal code, valid once within 30 days, for a first order of at least €40.',
    ],
    [
      'code without either',
      tenEuros,
      'Code personnel, valable une fois, pour une première commande.',
      'A personal code, valid once, for a first order.',
    ],
    ['points', points, 'Réservé aux nouveaux clients.', 'For new customers only.'],
  ])('one line for the friend: %s', (_, welcome, fr, en) => {
    expect(plain(friendConditionsLine(someTerms({ welcome }), 'fr'))).toBe(fr);
    expect(plain(friendConditionsLine(someTerms({ welcome }), 'en'))).toBe(en);
  });

  test('all conditions name both rewards and what a cancellation does', () => {
    const lines = termsLines(someTerms(), 'fr').map(plain);
    expect(lines[0]).toBe(
      'En acceptant l’invitation, la personne invitée reçoit : 10 % de réduction, code à usage unique, dès 40 € d’achat, valable 30 jours.',
    );
    expect(lines[1]).toBe(
      'La personne qui invite reçoit, après cette première commande : 500 points, valables 12 mois.',
    );
    expect(lines.at(-2)).toContain('annulée');
    expect(lines.at(-1)).toContain('reste acquise');
  });
});

const THEIRS = { decoys: ['LEA-7K2PX1'], timeZone: 'Europe/Paris', isInformal: false };
test('the theme gets both languages, and anything but live is paused', () => {
  expect(themeOffer({ terms: someTerms(), until: null, friendUntil: null }, 'live', THEIRS)).toEqual({
    fr: {
      promise: expect.stringContaining('Offrez'),
      conditions: expect.stringContaining('40'),
      friend: expect.stringContaining('Un proche'),
      until: '',
      terms: termsLines(someTerms(), 'fr'),
      say: {},
    },
    en: {
      promise: expect.stringContaining('Give'),
      conditions: expect.stringContaining('40'),
      friend: expect.stringContaining('A friend'),
      until: '',
      terms: termsLines(someTerms(), 'en'),
      say: {},
    },
    status: 'live',
    landingPath: '/apps/ricochet/i',
    hasPoints: true,
    decoys: ['LEA-7K2PX1'],
  });
  expect(themeOffer({ terms: someTerms(), until: null, friendUntil: null }, 'ended', THEIRS).status).toBe('paused');
  const money = someTerms({
    firstPurchase: { advocate: { type: 'store-credit', amountMinor: 500, validMonths: null }, friend: null },
  });
  expect(themeOffer({ terms: money, until: null, friendUntil: null }, 'live', THEIRS).hasPoints).toBe(false);
});

test('during a campaign the theme says its last day, by the shop’s calendar', () => {
  const until = (instant: string) => {
    const offer = { terms: someTerms(), until: new Date(instant), friendUntil: null };
    const { fr, en } = themeOffer(offer, 'live', THEIRS);
    expect(fr.friend).not.toContain('spéciale');
    const boosted = themeOffer({ ...offer, friendUntil: offer.until }, 'live', THEIRS);
    expect(boosted.fr.friend).toMatch(/première commande\. Offre spéciale jusqu’au/);
    return [fr.until, en.until];
  };
  expect(until('2026-03-15T23:00:00Z')).toEqual(['Offre spéciale jusqu’au 15 mars.', 'Special offer until March 15.']);
  expect(until('2026-03-01T23:00:00Z')).toEqual(['Offre spéciale jusqu’au 1er mars.', 'Special offer until March 1.']);
});

test('French keeps its punctuation on the line, in whatever shoppers read', () => {
  const textsOf = (words: object): string[] =>
    Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value as object)));
  for (const words of [resources.fr.common, resources.fr.storefront, frDonation, frInformal])
    expect(textsOf(words).filter((text) => / [:;!?%»]|« /.test(text))).toEqual([]);
});

describe('both languages', () => {
  const keysOf = (words: object, prefix = ''): string[] =>
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'object' ? keysOf(value as object, `${prefix}${key}.`) : [prefix + key],
    );

  test.each(['common', 'storefront'] as const)('%s has the same keys', (namespace) => {
    expect(keysOf(resources.fr[namespace]).sort()).toEqual(keysOf(resources.en[namespace]).sort());
  });

  test('shoppers never read our own words', () => {
    const texts = JSON.stringify(
      [resources.fr.common, resources.fr.storefront, resources.en.common, resources.en.storefront].map((words) =>
        Object.values(words),
      ),
    ).replace(/"[\w-]+":/g, '');
    expect(texts).not.toMatch(/advocate(?!\}\})|verdict|attribution|ledger|filleul|parrain/i);
  });
});

describe('every reward type', () => {
  test.each(everyReward.map((spec) => [spec.type, spec] as const))(
    '%s reads well wherever it stands',
    (_type, spec) => {
      for (const locale of ['fr', 'en'] as const) {
        const sentences = [
          rewardWords(spec, 'EUR', locale),
          rewardDetail(spec, 'EUR', locale),
          promiseSentence(someTerms({ firstPurchase: { advocate: spec, friend: spec } }), locale),
          friendSentence(someTerms({ firstPurchase: { advocate: null, friend: spec } }), 'Léa', locale),
          friendSentence(someTerms({ welcome: spec as OfferTerms['welcome'] }), 'Léa', locale),
          ...termsLines(someTerms({ firstPurchase: { advocate: spec, friend: null } }), locale),
        ];
        for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|null|NaN|\{\{/);
      }
    },
  );

  const welcomes = {
    'free-shipping': 'Léa vous offre la livraison gratuite pour votre première commande',
    'free-product': 'Léa vous offre « Bougie figuier » avec votre première commande',
    'gift-card': 'Léa vous offre une carte cadeau de 10 € de bienvenue',
    'store-credit': 'Léa vous offre 10 € d’avoir de bienvenue',
    'customer-tag': 'Léa vous offre un accès réservé à « Ventes privées »',
    donation: 'Léa vous invite : un don de 5 € à SOS Océan, en votre nom',
    'manual-gift': 'Léa vous offre un cadeau : Trousse en lin',
  } as const;
  test.each(Object.entries(welcomes))('%s as a welcome', (type, sentence) => {
    const welcome = everyReward.find((spec) => spec.type === type) as OfferTerms['welcome'];
    expect(plain(friendSentence(someTerms({ welcome }), 'Léa', 'fr'))).toBe(sentence);
  });

  test('what was granted is said as what it came to', () => {
    const [perAmount, share] = ['points-per-amount', 'commission'].map(
      (type) => everyReward.find((spec) => spec.type === type)!,
    );
    expect(plain(grantedWords(perAmount!, 59, 'EUR', 'fr'))).toBe('59 points');
    expect(plain(grantedWords(share!, 700, 'EUR', 'en'))).toBe('€7 of commission');
  });
});

describe('terms say what else bounds an offer', () => {
  test('limit in all, oldest points first, most points, partial refunds, spent rewards', () => {
    const terms = someTerms({
      firstPurchase: { advocate: { type: 'points-per-amount', pointsPerUnit: 1, validMonths: 12 }, friend: null },
      limits: { friendsPerMonth: null, friendsInTotal: 20, budget: { amountMinor: 10_000, typicalOrderMinor: 5000 } },
      wallet: { maximumBalance: 1000, pointsPerUnit: 100 },
      spentRewards: 'negative-balance',
    });
    const lines = termsLines(terms, 'en').map(plain).join(' ');
    expect(lines).toContain('Rewards for the first orders of up to 20 friends in all.');
    expect(lines).toContain('Points that expire soonest are spent first.');
    expect(lines).toContain('At most 1,000 points can be held');
    expect(lines).toContain('becomes smaller with it');
    expect(lines).toContain('they are owed, and the next points earned fill the gap');
    expect(lines).not.toContain('€100');
  });
});

describe('levels in the terms shoppers read (P2)', () => {
  const terms = someTerms({
    signUp: { advocate: tenEuros as never, friend: null, existingCustomersMayJoin: false },
    nthPurchases: [{ n: 3, advocate: points, friend: tenPercent }],
  });
  test.each([
    ['fr', 'Au 3e achat de la personne invitée, celle qui invite reçoit : 500 points'],
    ['fr', 'Quand la personne invitée s’inscrit, celle qui invite reçoit : 10 €'],
    ['en', 'At their purchase number 3, the person invited gets: 10% off'],
    ['en', 'Cancelled or refunded orders do not count as purchases; subscription renewals do.'],
  ] as const)('%s: %s', (locale, line) => {
    expect(
      termsLines(terms, locale)
        .map(plain)
        .some((one) => one.startsWith(line)),
    ).toBe(true);
  });
  test('are silent without levels', () => {
    expect(termsLines(someTerms(), 'en').join(' ')).not.toMatch(/purchase number|joins/);
  });
});
