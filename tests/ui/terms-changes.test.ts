import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type OfferTerms, offerTermsSchema } from '../../app/domain/program/offer.ts';
import { termsLines } from '../../app/i18n/offer-words.ts';
import { wordsFor } from '../../app/i18n/react.tsx';
import { promiseLines, rewardWithLimits } from '../../app/ui/offer-words.ts';
import { termsChanges } from '../../app/ui/terms-changes.ts';
import { everySpec, someTerms } from './fixtures.ts';

const plain = (lines: string[]) => lines.map((line) => line.replace(/[\u00a0\u202f]/g, ' '));
const code = (basisPoints: number, validDays: number | null = 30) =>
  ({ type: 'percentage-code', basisPoints, minimumSubtotalMinor: 0, validDays }) as const;
const changes = (over: Partial<OfferTerms>, locale: 'fr' | 'en' = 'en') =>
  plain(termsChanges(someTerms(), someTerms(over), wordsFor(locale)));

describe('what a version changed, in words', () => {
  test('nothing', () => expect(changes({})).toEqual([]));

  test('a value', () => {
    expect(changes({ welcome: code(1500) })).toEqual(["Friend's welcome: 10% off → 15% off"]);
    expect(changes({ welcome: code(1500) }, 'fr')).toEqual([
      'Bienvenue du filleul : 10 % de réduction → 15 % de réduction',
    ]);
  });

  test('a type, and a reward taken away', () => {
    expect(changes({ firstPurchase: { advocate: null, friend: null } })).toEqual([
      "Advocate's reward: 500 points → nothing",
    ]);
  });

  test('a limit of a reward whose value stays', () => {
    const [change] = changes({ welcome: code(1000, 60) });
    expect(change).toMatch(/^Friend's welcome: 10% off, .*30 days → 10% off, .*60 days$/);
  });

  test('levels that are added, and what they pay', () => {
    const nthPurchases = [{ n: 3, advocate: someTerms().firstPurchase.advocate, friend: null }];
    expect(changes({ nthPurchases })).toEqual([
      'Levels beside the first purchase: only the first purchase → purchase 3 (advocate: 500 points, valid 12 months, friend: nothing)',
    ]);
    const signUp = { advocate: code(500), friend: null, existingCustomersMayJoin: true };
    expect(changes({ signUp }, 'fr')[0]).toContain(
      'inscription, clients existants compris (parrain : 5 % de réduction',
    );
  });

  test('a long text, from where it was changed', () => {
    const clause = (end: string) => ({ clauses: { fr: `${'a'.repeat(300)} ${end}`, en: '' } });
    const [change, ...others] = plain(
      termsChanges(someTerms(clause('before')), someTerms(clause('after')), wordsFor('en')),
    );
    expect(others).toEqual([]);
    expect(change).toMatch(/^Own clauses: …a+ before → …a+ after$/);
    expect(change!.length).toBeLessThan(100);
  });

  test('the words and the picture it is shared with', () => {
    expect(
      changes({ share: { messages: { fr: '', en: 'Try {shop}!' }, picture: 'https://cdn.shopify.com/a.jpg' } }),
    ).toEqual(['Message for sharing: ours → Try {shop}!', 'Picture for sharing: none → https://cdn.shopify.com/a.jpg']);
  });

  test('the ethical mode, which the promise tells too', () => {
    expect(changes({ ethical: true })).toEqual(['Ethical mode: off → on']);
    const lines = (ethical: boolean) => promiseLines(someTerms({ ethical }), wordsFor('en')).join();
    expect(lines(true)).toContain('nobody owes anything');
    expect(lines(false)).not.toContain('nobody owes anything');
  });

  test('the words shoppers read', () => {
    expect(changes({ words: 'donation' })).toEqual(['Words for visitors: a purchase → a donation']);
  });

  test('several terms, always in the same order', () => {
    const several = {
      conditions: { minimumSubtotalMinor: 0, windowDays: 14, purchase: null },
      waitingDays: 0,
      limits: { friendsPerMonth: null, friendsInTotal: null, budget: null },
    };
    expect(changes(several)).toEqual([
      'Smallest order that counts: €40 → any amount',
      'Time to buy: 30 days → 14 days',
      'Waiting time: 14 days → none',
      'Friends per month: 5 friends → no limit',
    ]);
  });
});

describe('what a programme promises, in plain words', () => {
  test('names both sides, the conditions, the waiting time and the limit', () => {
    expect(plain(promiseLines(someTerms(), wordsFor('fr')))).toEqual([
      'Le filleul qui accepte une invitation reçoit 10 % de réduction, code à usage unique, valable 30 jours.',
      'Dès que la première commande de ce filleul compte, le parrain reçoit 500 points, valables 12 mois.',
      "La commande compte à partir de 40 €, remises déduites et hors livraison, dans les 30 jours qui suivent l'invitation.",
      "Les récompenses d'un achat deviennent définitives 14 jours après le paiement.",
      "Le cadeau de bienvenue n'attend pas.",
      'Pour les premiers achats, un parrain est récompensé pour 5 filleuls au plus par mois civil.',
      "Si une commande est remboursée après l'utilisation de sa récompense, la personne la garde.",
    ]);
  });

  test('says so when a side gets nothing and nothing is limited', () => {
    const bare = someTerms({
      welcome: null,
      firstPurchase: { advocate: null, friend: null },
      conditions: { minimumSubtotalMinor: 0, windowDays: 1, purchase: null },
      waitingDays: 0,
      limits: { friendsPerMonth: null, friendsInTotal: null, budget: null },
    });
    expect(promiseLines(bare, wordsFor('en'))).toEqual([
      'A friend gets nothing for accepting an invitation.',
      'The advocate gets nothing.',
      'The order may be of any amount, placed within 1 day of the invitation.',
      'Rewards for a purchase are final as soon as it is paid, all others at once.',
      'There is no limit to the friends an advocate is rewarded for.',
    ]);
  });
});

describe('the promise says what the judge does', () => {
  const lines = (change: Partial<OfferTerms>) => plain(promiseLines(someTerms(change), wordsFor('en')));
  const noLimits = { friendsPerMonth: null, friendsInTotal: null, budget: null };
  const noLimit = 'There is no limit to the friends an advocate is rewarded for.';
  const inTotal = 'For first purchases, an advocate is rewarded for up to 50 friends in all.';
  const beyond = 'Rewards for other levels have no such limit.';
  const signUp = { advocate: code(500), friend: null, existingCustomersMayJoin: false };

  test('no limit only where there is none at all', () => {
    expect(lines({ limits: noLimits })).toContain(noLimit);
    const capped = lines({ limits: { ...noLimits, friendsInTotal: 50 } });
    expect(capped).toContain(inTotal);
    expect(capped).not.toContain(noLimit);
  });

  test('limits count first purchases: what other levels pay the advocate is beyond them', () => {
    const later = (side: 'advocate' | 'friend') => ({
      nthPurchases: [{ n: 2, advocate: null, friend: null, [side]: code(500) }],
    });
    expect(lines({ signUp })).toContain(beyond);
    expect(lines(later('advocate'))).toContain(beyond);
    for (const change of [{}, later('friend'), { signUp, limits: noLimits }])
      expect(lines(change)).not.toContain(beyond);
  });

  test('everything waits but the welcome', () => {
    const joining = 'Rewards for joining become final 14 days after the friend joins.';
    const welcome = "The welcome doesn't wait.";
    expect(lines({ signUp })).toEqual(expect.arrayContaining([joining, welcome]));
    const without = lines({ welcome: null });
    for (const line of [joining, welcome]) expect(without).not.toContain(line);
  });

  test('what has to be bought, and who may take part', () => {
    const { conditions, eligibility } = full;
    expect(lines({ conditions, eligibility })).toEqual(
      expect.arrayContaining([
        'Conditions of the purchase: order placed online.',
        'Who may be invited: at least 1 order and at most 3 orders.',
        'Who may invite: at least 1 order and at most 9 orders.',
      ]),
    );
  });
});

test('the promise has a sentence for each side of each level', () => {
  const points = someTerms().firstPurchase.advocate;
  const terms = someTerms({
    signUp: { advocate: code(500), friend: null, existingCustomersMayJoin: false },
    nthPurchases: [{ n: 2, advocate: null, friend: points }],
  });
  const english = plain(promiseLines(terms, wordsFor('en')));
  expect(english).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^When an invited friend joins, the advocate gets 5% off/),
      'Only new customers can join.',
      expect.stringMatching(/^At their purchase number 2, the friend gets 500 points/),
    ]),
  );
  expect(plain(promiseLines(terms, wordsFor('fr')))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^À son 2e achat, le filleul reçoit 500 points/)]),
  );
});

/** Terms with something at every place. */
const full = offerTermsSchema.parse({
  ...someTerms(),
  welcome: { type: 'percentage-code', basisPoints: 1_000, minimumSubtotalMinor: 4_000, validDays: 30 },
  firstPurchase: {
    advocate: { type: 'points', points: 500, validMonths: 12 },
    friend: { type: 'points', points: 100, validMonths: 6 },
  },
  signUp: {
    advocate: { type: 'points', points: 50, validMonths: 12 },
    friend: { type: 'fixed-code', amountMinor: 500, minimumSubtotalMinor: 2_000, validDays: 20 },
    existingCustomersMayJoin: false,
  },
  nthPurchases: [
    {
      n: 3,
      advocate: { type: 'points', points: 200, validMonths: 12 },
      friend: { type: 'points', points: 20, validMonths: 12 },
    },
  ],
  conditions: {
    minimumSubtotalMinor: 4_000,
    windowDays: 30,
    purchase: { match: 'all', of: [{ code: 'channel', args: { channels: ['online'] } }] },
  },
  eligibility: {
    advocate: { match: 'all', of: [{ code: 'orders', args: { atLeast: 1, atMost: 9 } }] },
    friend: { match: 'all', of: [{ code: 'orders', args: { atLeast: 1, atMost: 3 } }] },
  },
  waitingDays: 14,
  limits: {
    friendsPerMonth: 5,
    friendsInTotal: 50,
    budget: { amountMinor: 100_000, typicalOrderMinor: 6_000 },
  },
  wallet: { maximumBalance: 10_000, pointsPerUnit: 100 },
  catalogue: [
    {
      itemId: 'ten-euros',
      points: 1_000,
      reward: { type: 'fixed-code', amountMinor: 1_000, minimumSubtotalMinor: 0, validDays: 90 },
    },
  ],
  clauses: { fr: 'Hors soldes.', en: 'Not on sale.' },
  share: { messages: { fr: 'Voici {link}', en: 'Here is {link}' }, picture: 'https://cdn.shopify.com/a.jpg' },
});

type Place = readonly (string | number)[];
const leavesOf = (value: unknown, at: Place = []): [place: Place, value: unknown][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...at, key]))
    : [[at, value]];
const changedAt = (terms: OfferTerms, place: Place, value: unknown): unknown => {
  const copy = structuredClone(terms) as never;
  const parent = place.slice(0, -1).reduce<Record<string, unknown>>((one, key) => one[key] as never, copy);
  parent[String(place.at(-1))] = value;
  return copy;
};
const CHOICES: Record<string, string> = { words: 'donation', spentRewards: 'withhold-next', '0': 'pos' };
const otherThan = (value: unknown, name: string): unknown =>
  typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : (CHOICES[name] ?? `${value}x`);
/** A version's currency and an item's name for the record never change; what names a kind brings other values with it. */
const FIXED = /^currency$|\.(type|code|match|itemId)$/;

describe.each(['fr', 'en'] as const)('a change at every place of an offer has words in %s', (locale) => {
  const cases = leavesOf(full)
    .map(([place, value]) => [place.join('.'), place, value] as const)
    .filter(([path]) => !FIXED.test(path));

  test.each(cases)('%s', (path, place, value) => {
    const after = offerTermsSchema.parse(changedAt(full, place, otherThan(value, String(place.at(-1)))));
    const lines = termsChanges(full, after, wordsFor(locale));
    expect(lines, path).not.toEqual([]);
    for (const line of lines) expect(line).not.toMatch(/\bprogram\.|{{|undefined|NaN|\[object/);
  });
});

describe.each(['fr', 'en'] as const)('a change at every place of a reward has words in %s', (locale) => {
  const offering = (advocate: unknown) =>
    offerTermsSchema.parse({ ...full, firstPurchase: { advocate, friend: null } });
  const cases = everySpec.flatMap((spec) =>
    leavesOf(spec)
      .map(([[name], value]) => [`${spec.type}.${name}`, spec, String(name), value] as const)
      .filter(([, , name]) => name !== 'type'),
  );

  test.each(cases)('%s', (_path, spec, name, value) => {
    const other = name === 'variantId' ? 'gid://shopify/ProductVariant/43' : otherThan(value ?? 1, name);
    const lines = termsChanges(offering(spec), offering({ ...spec, [name]: other }), wordsFor(locale));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toBe(wordsFor(locale).t('program.versions.sameName'));
    expect(lines[0]).not.toMatch(/\breward\.|{{|undefined|NaN|\[object/);
  });
});

test('what is the shop’s own affair is told to the merchant and to nobody else', () => {
  const advocate = { type: 'customer-tag', tag: 'vip-2', label: 'Cercle' } as const;
  const terms = someTerms({ firstPurchase: { advocate, friend: null } });
  expect(rewardWithLimits(advocate, 'EUR', wordsFor('en'))).toContain('tag “vip-2”');
  expect(termsLines(terms, 'en').join()).not.toContain('vip-2');
});

test('another thing of the same name is a change, too', () => {
  const bought = (id: string): Partial<OfferTerms> => ({
    conditions: {
      ...someTerms().conditions,
      purchase: { match: 'all', of: [{ code: 'products', args: { of: 'only', products: [{ id, title: 'Vase' }] } }] },
    },
  });
  expect(plain(termsChanges(someTerms(bought('1')), someTerms(bought('2')), wordsFor('en')))).toEqual([
    'Something of the same name stands in its place: a product, a collection, a segment or a reward',
  ]);
});

test('those are all the places of an offer', () => {
  const placesOf = (schema: unknown, at = ''): string[] => {
    const { properties, anyOf, oneOf, items } = schema as Record<string, unknown>;
    // which rewards and conditions there are, is for their own tests
    if (/(advocate|friend|welcome|purchase|reward)$/.test(at)) return [at];
    if (properties) return Object.entries(properties).flatMap(([key, one]) => placesOf(one, at ? `${at}.${key}` : key));
    const [some] = ((anyOf ?? oneOf) as { type?: string }[] | undefined)?.filter(({ type }) => type !== 'null') ?? [];
    if (some) return placesOf(some, at);
    return items ? placesOf(items, at) : [at];
  };
  const known = leavesOf(full).map(([place]) => place.filter((key) => !/^\d+$/.test(String(key))).join('.'));
  const missing = placesOf(z.toJSONSchema(offerTermsSchema, { io: 'input' })).filter(
    (place) => !known.some((one) => one === place || one.startsWith(`${place}.`)),
  );
  expect(missing).toEqual([]);
});
