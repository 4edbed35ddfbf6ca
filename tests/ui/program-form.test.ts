import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OfferTerms } from '../../app/domain/program/offer.ts';
import { offerTermsSchema } from '../../app/domain/program/offer.ts';
import {
  type RedeemableSpec,
  type RewardSpec,
  type RewardType,
  rewardSpecSchema,
} from '../../app/domain/rewards/reward-spec.ts';
import { wordsFor } from '../../app/i18n/react.tsx';
import { type LeafForm, newLeaf } from '../../app/ui/program/conditions-form.ts';
import { isShownField, problemWords } from '../../app/ui/program/field-errors.ts';
import { REWARD_FIELDS, REWARD_GROUPS, scopesOf } from '../../app/ui/program/reward-fields.ts';
import {
  type FormContext,
  formFromTerms,
  isOneSided,
  newLevel,
  newSignUp,
  type ProgramForm,
  type RewardForm,
  termsFromForm,
} from '../../app/ui/program-form.ts';
import { someTerms } from './fixtures.ts';

const inEuros: FormContext = { currency: 'EUR', locale: 'fr' };
const aForm = (over: Partial<ProgramForm> = {}): ProgramForm => ({
  ...formFromTerms('Parrainage', someTerms(), 'fr'),
  ...over,
});

const problemsOf = (form: ProgramForm, context = inEuros) => {
  const result = termsFromForm(form, context);
  return result.ok ? [] : result.problems.map(({ field, problem }) => `${field}: ${problem}`);
};

const days = fc.option(fc.integer({ min: 1, max: 3650 }), { nil: null });
const minimum = fc.integer({ min: 0, max: 1_000_000_000 });
const amount = fc.integer({ min: 1, max: 1_000_000_000 });
const cost = fc.integer({ min: 0, max: 1_000_000_000 });
const months = fc.option(fc.integer({ min: 1, max: 120 }), { nil: null });
const text = fc.stringMatching(/^[a-z]{1,20}$/);
const percent = fc.integer({ min: 1, max: 10_000 });
const code = { minimumSubtotalMinor: minimum, validDays: days };
const type = <Type extends RewardType>(name: Type) => ({ type: fc.constant(name) });
const gifts = [
  fc.record({ ...type('percentage-code'), basisPoints: percent, ...code }),
  fc.record({ ...type('fixed-code'), amountMinor: amount, ...code }),
  fc.record({ ...type('free-shipping'), shippingMinor: cost, ...code }),
  fc.record({
    ...type('free-product'),
    variantId: fc.constant('gid://shopify/ProductVariant/42'),
    title: text,
    priceMinor: amount,
    ...code,
  }),
  fc.record({ ...type('gift-card'), amountMinor: amount, validMonths: months }),
  fc.record({ ...type('store-credit'), amountMinor: amount, validMonths: months }),
  fc.record({ ...type('customer-tag'), label: text, tag: text }),
  fc.record({ ...type('donation'), amountMinor: amount, cause: text }),
  fc.record({ ...type('manual-gift'), gift: text, costMinor: cost }),
] as const;
const anyGift: fc.Arbitrary<RedeemableSpec> = fc.oneof(...gifts);
const anyWelcome: fc.Arbitrary<NonNullable<OfferTerms['welcome']>> = fc.oneof(
  ...gifts,
  fc.record({ ...type('points'), points: fc.integer({ min: 1, max: 10_000_000 }), validMonths: months }),
);
const anyReward: fc.Arbitrary<RewardSpec> = fc.oneof(
  anyWelcome,
  fc.record({ ...type('points-per-amount'), pointsPerUnit: percent, validMonths: months }),
  fc.record({ ...type('commission'), basisPoints: percent }),
);
const maybeReward = fc.option(anyReward, { nil: null });
const anyTerms: fc.Arbitrary<OfferTerms> = fc.record({
  currency: fc.constantFrom('EUR', 'JPY', 'KWD', 'USD'),
  welcome: fc.option(anyWelcome, { nil: null }),
  firstPurchase: fc.record({ advocate: maybeReward, friend: maybeReward }),
  signUp: fc.option(
    fc.record({
      advocate: fc.option(anyWelcome, { nil: null }),
      friend: anyWelcome,
      existingCustomersMayJoin: fc.boolean(),
    }),
    { nil: null },
  ),
  nthPurchases: fc
    .uniqueArray(fc.record({ n: fc.integer({ min: 2, max: 50 }), advocate: anyReward, friend: maybeReward }), {
      selector: ({ n }) => n,
      maxLength: 5,
    })
    .map((levels) => levels.sort((a, b) => a.n - b.n)),
  conditions: fc.record({
    minimumSubtotalMinor: minimum,
    windowDays: fc.integer({ min: 1, max: 730 }),
    purchase: fc.constantFrom<OfferTerms['conditions']['purchase']>(null, {
      match: 'any',
      of: [
        { code: 'products', args: { of: 'only', products: [{ id: '1', title: 'Vase' }] } },
        {
          match: 'all',
          of: [
            { code: 'channel', args: { channels: ['pos'] } },
            { code: 'paid-in', args: { currencies: ['EUR'] } },
          ],
        },
      ],
    }),
  }),
  eligibility: fc.record({
    advocate: fc.constantFrom<OfferTerms['eligibility']['advocate']>(null, {
      match: 'all',
      of: [
        { code: 'orders', args: { atLeast: 2, atMost: null } },
        { code: 'tag', args: { has: 'any', tags: ['VIP', 'Pro'] } },
        { code: 'segment', args: { has: 'none', segments: [{ id: '7', name: 'Pros' }] } },
      ],
    }),
    friend: fc.constantFrom<OfferTerms['eligibility']['friend']>(null, {
      match: 'all',
      of: [
        { code: 'employee', args: { is: 'no', tags: [], domains: ['rivage.example'] } },
        { code: 'last-order', args: { is: 'before', days: 90 } },
        { code: 'consent', args: {} },
      ],
    }),
  }),
  waitingDays: fc.integer({ min: 0, max: 180 }),
  limits: fc.record({
    friendsPerMonth: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: null }),
    friendsInTotal: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: null }),
    budget: fc.option(fc.record({ amountMinor: amount, typicalOrderMinor: amount }), { nil: null }),
  }),
  words: fc.constantFrom('purchase', 'donation'),
  ethical: fc.boolean(),
  spentRewards: fc.constantFrom('keep', 'negative-balance', 'withhold-next'),
  wallet: fc.record({
    maximumBalance: fc.option(fc.integer({ min: 1, max: 1_000_000_000 }), { nil: null }),
    pointsPerUnit: fc.integer({ min: 1, max: 1_000_000 }),
  }),
  catalogue: fc.uniqueArray(
    fc.record({ itemId: text, points: fc.integer({ min: 1, max: 10_000_000 }), reward: anyGift }),
    { selector: ({ itemId }) => itemId, maxLength: 3 },
  ),
  declarations: fc.record({
    advocateConfirms: fc.boolean(),
    friendConfirms: fc.boolean(),
    perDay: fc.integer({ min: 1, max: 100 }),
    lateDays: fc.integer({ min: 0, max: 90 }),
    forgetDays: fc.integer({ min: 1, max: 90 }),
    consent: fc.record({ fr: fc.oneof(text, fc.constant('')), en: fc.oneof(text, fc.constant('')) }),
  }),
  clauses: fc.record({ fr: fc.oneof(text, fc.constant('')), en: fc.oneof(text, fc.constant('')) }),
  share: fc.record({
    messages: fc.record({ fr: fc.oneof(text, fc.constant('')), en: fc.oneof(text, fc.constant('')) }),
    picture: fc.constantFrom('', 'https://cdn.shopify.com/s/files/1/a.jpg'),
  }),
});

describe('the editor’s fields and the terms they stand for', () => {
  test('terms put into the form and read again are the same terms, in either language', () => {
    fc.assert(
      fc.property(anyTerms, fc.constantFrom('fr' as const, 'en' as const), (terms, locale) => {
        const context = { currency: terms.currency, locale };
        expect(termsFromForm(formFromTerms('Parrainage', terms, locale), context)).toEqual({ ok: true, terms });
      }),
    );
  });

  test('what the form accepts, the terms’ own schema accepts', () => {
    const typed = fc.oneof(
      fc.constantFrom('', '0', '1', '10,50', '3651', '1e3', '99999999999'),
      fc.string({ maxLength: 6 }),
    );
    const anyForm = fc.record({
      name: typed,
      minimumSubtotal: typed,
      windowDays: typed,
      waitingDays: typed,
      friendsPerMonth: typed,
    });
    fc.assert(
      fc.property(anyForm, (fields) => {
        const result = termsFromForm(aForm(fields), inEuros);
        if (result.ok) expect(offerTermsSchema.safeParse(result.terms).success).toBe(true);
      }),
    );
  });

  test('trying another reward type and coming back loses nothing that was typed', () => {
    const { advocate } = aForm();
    const tried = { ...advocate, type: 'fixed-code' as const, amountMinor: '12,50' };
    expect({ ...tried, type: 'points' }).toMatchObject({ points: '500', amountMinor: '12,50' });
  });

  test('empty means no limit, no minimum, no expiry', () => {
    const result = termsFromForm(
      aForm({ minimumSubtotal: '', friendsPerMonth: ' ', welcome: { ...aForm().welcome, validDays: '' } }),
      inEuros,
    );
    expect(result).toMatchObject({
      ok: true,
      terms: {
        conditions: { minimumSubtotalMinor: 0 },
        limits: { friendsPerMonth: null },
        welcome: { validDays: null },
      },
    });
  });

  test('every field that can’t be read is named by its path, all at once', () => {
    const { welcome, advocate } = aForm();
    const form = aForm({
      name: ' ',
      welcome: { ...welcome, basisPoints: 'dix', validDays: '0' },
      advocate: { ...advocate, points: '' },
      minimumSubtotal: '1,234',
      windowDays: '731',
    });
    expect(problemsOf(form)).toEqual([
      'welcome.basisPoints: invalid',
      'welcome.validDays: too-small',
      'firstPurchase.advocate.points: missing',
      'conditions.minimumSubtotalMinor: too-precise',
      'conditions.windowDays: too-big',
      'name: missing',
    ]);
  });

  test('fields of another reward type are not looked at', () => {
    const { advocate } = aForm();
    expect(problemsOf(aForm({ advocate: { ...advocate, type: 'none', points: 'many', basisPoints: 'x' } }))).toEqual(
      [],
    );
  });

  test('the same digits mean another amount in yen', () => {
    const result = termsFromForm(aForm({ minimumSubtotal: '4 000' }), { ...inEuros, currency: 'JPY' });
    expect(result).toMatchObject({ ok: true, terms: { currency: 'JPY', conditions: { minimumSubtotalMinor: 4000 } } });
  });
});

describe('levels (P2)', () => {
  test('what the friend gets after the first purchase is set, and taken away again', () => {
    const points = { type: 'points', points: 200, validMonths: null } as const;
    const friendOf = (friend: RewardForm) => {
      const read = termsFromForm(aForm({ friend }), inEuros);
      return read.ok && read.terms.firstPurchase.friend;
    };
    expect(aForm().friend).toEqual({ type: 'none' });
    expect(friendOf({ type: 'points', points: '200', validMonths: '' })).toEqual(points);
    const rewarded = someTerms({ firstPurchase: { advocate: null, friend: points } });
    expect(friendOf({ ...formFromTerms('Parrainage', rewarded, 'fr').friend, type: 'none' })).toBeNull();
  });

  test('a level that is added begins one purchase after the last, and needs somebody to pay', () => {
    const levels = [newLevel([])];
    levels.push(newLevel(levels));
    expect(levels.map(({ n }) => n)).toEqual(['2', '3']);
    expect(new Set(levels.map(({ key }) => key)).size).toBe(2);
    const nobody = { advocate: { type: 'none' as const }, friend: { type: 'none' as const } };
    expect(problemsOf(aForm({ nthPurchases: [{ key: 'a', n: '2', ...nobody }] }))).toEqual([
      'nthPurchases.0.advocate: one-side',
    ]);
    expect(problemsOf(aForm({ signUp: { ...newSignUp(), ...nobody } }))).toEqual(['signUp.advocate: one-side']);
  });

  test.each([
    ['2', '3', []],
    ['2', '2', ['nthPurchases.1.n: too-small']],
    ['1', '2', ['nthPurchases.0.n: too-small']],
    ['2', '51', ['nthPurchases.1.n: too-big']],
  ])('%s, then %s: %j', (first, second, problems) => {
    const tag = { type: 'customer-tag' as const, tag: 'vip', label: 'VIP' };
    const level = (key: string, n: string) => ({ key, n, advocate: tag, friend: { type: 'none' as const } });
    expect(problemsOf(aForm({ nthPurchases: [level('a', first), level('b', second)] }))).toEqual(problems);
  });
});

describe('every reward type', () => {
  const shapes = new Map(
    rewardSpecSchema.options.map(({ shape }) => [shape.type.value, Object.keys(shape).filter((key) => key !== 'type')]),
  );
  test.each([...shapes])('%s is asked for each of its arguments', (name, keys) => {
    expect(REWARD_FIELDS[name].map((field) => field.name).sort()).toEqual(keys.sort());
  });
  test('is offered once', () => {
    expect(REWARD_GROUPS.flatMap(({ types }) => types).sort()).toEqual([...shapes.keys()].sort());
  });
});

describe('one-sided programmes (P1)', () => {
  const reward = someTerms().welcome;
  test.each([
    ['both sides', reward, reward, null, false],
    ['friend only', reward, null, null, true],
    ['advocate only', null, reward, null, true],
    ['the friend only after the first order', null, reward, reward, false],
    ['nobody', null, null, null, false],
  ])('%s', (_label, welcome, advocate, friend, wanted) => {
    expect(isOneSided(someTerms({ welcome, firstPurchase: { advocate, friend } }))).toBe(wanted);
  });
});

describe('conditions as they are put together', () => {
  const problemsOf = (change: Partial<ProgramForm>) => {
    const read = termsFromForm({ ...formFromTerms('Programme', someTerms(), 'fr'), ...change }, inEuros);
    return read.ok ? [] : read.problems.map(({ field, problem }) => `${field}: ${problem}`);
  };
  const group = (...of: LeafForm[]) => ({ match: 'all' as const, of });

  test.each<[string, LeafForm, string]>([
    ['no product chosen', newLeaf('products'), 'conditions.purchase.of.0.args.products: choose-one'],
    ['no channel chosen', newLeaf('channel'), 'conditions.purchase.of.0.args.channels: choose-one'],
    ['no currency', newLeaf('paid-in'), 'conditions.purchase.of.0.args.currencies: choose-one'],
    [
      'no code of a currency',
      { code: 'paid-in', args: { currencies: 'euros' } },
      'conditions.purchase.of.0.args.currencies: bad-currency',
    ],
  ])('%s', (_label, leaf, problem) => {
    expect(problemsOf({ purchase: group(leaf) })).toEqual([problem]);
  });

  test.each<[string, LeafForm, string]>([
    ['neither limit', newLeaf('orders'), 'eligibility.friend.of.0.args.atLeast: one-bound'],
    ['no number of days', newLeaf('last-order'), 'eligibility.friend.of.0.args.days: missing'],
    ['no tag', newLeaf('tag'), 'eligibility.friend.of.0.args.tags: choose-one'],
    ['neither tag nor domain', newLeaf('employee'), 'eligibility.friend.of.0.args.tags: choose-one'],
    [
      'no domain',
      { code: 'employee', args: { is: 'no', tags: '', domains: 'moi@maison' } },
      'eligibility.friend.of.0.args.domains: bad-domain',
    ],
  ])('%s', (_label, leaf, problem) => {
    expect(problemsOf({ mayBeInvited: group(leaf) })).toEqual([problem]);
  });

  test('an empty group inside is to be filled or taken away', () => {
    expect(problemsOf({ mayInvite: { match: 'all', of: [{ match: 'any', of: [] }] } })).toEqual([
      'eligibility.advocate.of.0: empty-group',
    ]);
  });

  test('every problem stands beside its field, in words', () => {
    for (const field of [
      'conditions.purchase.of.0.args.products',
      'eligibility.friend.of.1.of.0.args.days',
      'eligibility.advocate.of.0',
    ])
      expect(isShownField(field)).toBe(true);
    for (const locale of ['fr', 'en'] as const)
      for (const problem of ['choose-one', 'one-bound', 'bad-currency', 'bad-domain', 'empty-group'])
        expect(problemWords({ field: 'x', problem, values: {} }, 'EUR', wordsFor(locale))).not.toBe(
          wordsFor(locale).t('program.problems.unknown'),
        );
  });

  test('products ask for the permission to see them', () => {
    const purchase = {
      match: 'all' as const,
      of: [{ code: 'products' as const, args: { of: 'only' as const, products: [{ id: '1', title: 'Vase' }] } }],
    };
    expect(scopesOf({ ...someTerms(), conditions: { minimumSubtotalMinor: 0, windowDays: 30, purchase } })).toContain(
      'read_products',
    );
    expect(scopesOf(someTerms())).not.toContain('read_products');
  });
});
