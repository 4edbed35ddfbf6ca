import { describe, expect, test } from 'vitest';
import { offerTermsSchema } from '../../../app/domain/program/offer.ts';
import { prettyAmountMinor } from '../../../app/domain/program/round-amount.ts';
import {
  isTemplateId,
  type ShopFigures,
  TEMPLATE_IDS,
  type TemplateAnswers,
  templateOf,
} from '../../../app/domain/program/templates.ts';
import { smallestWelcomed } from '../../../app/ui/program/smallest-welcomed.ts';
import { readDraft } from '../../../app/usecases/read-draft.ts';

const answers: TemplateAnswers = {
  product: { variantId: 'gid://shopify/ProductVariant/42', title: 'Vase Dune', priceMinor: 4900 },
  cause: 'Les Restos du cœur',
  circle: 'Cercle des ambassadeurs',
};
const aShop = (over: Partial<ShopFigures> = {}): ShopFigures => ({
  currency: 'EUR',
  basketMinor: null,
  marginBp: null,
  ...over,
});
const made = (id: (typeof TEMPLATE_IDS)[number], over: Partial<ShopFigures> = {}) =>
  templateOf(id).terms(aShop(over), answers);

describe('templates (P7)', () => {
  test.each(['EUR', 'USD', 'JPY', 'KWD', 'INR', 'VND', 'CHF', 'DKK'])('are valid programmes in %s', (currency) => {
    for (const id of TEMPLATE_IDS)
      for (const basketMinor of [null, 1, 37, 620, 6_213, 250_000, 90_000_000])
        for (const marginBp of [null, 1, 3_000, 10_000])
          expect(
            readDraft({ name: id, terms: made(id, { currency, basketMinor, marginBp }) }, { currency }),
          ).toMatchObject({ ok: true });
  });

  test('welcome nobody to an order that doesn’t count', () => {
    for (const id of TEMPLATE_IDS)
      for (const basketMinor of [null, 620, 6_213, 250_000])
        expect(smallestWelcomed(made(id, { basketMinor })), id).toBeNull();
  });

  test.each([
    ['EUR', 1000, 4000],
    ['JPY', 1500, 6000],
    ['KWD', 3000, 12_000],
  ])('speak round amounts in %s where a shop has no past', (currency, amountMinor, minimumSubtotalMinor) => {
    const { welcome, conditions } = made('fixed', { currency });
    expect(welcome).toMatchObject({ amountMinor });
    expect(conditions).toMatchObject({ minimumSubtotalMinor });
  });

  test('take rewards and minimum from the average basket', () => {
    const { welcome, firstPurchase, conditions } = made('fixed', { basketMinor: 6_213 });
    expect(conditions.minimumSubtotalMinor).toBe(4_000);
    expect(welcome).toMatchObject({ amountMinor: 600, minimumSubtotalMinor: 4_600 });
    expect(firstPurchase.advocate).toMatchObject({ amountMinor: 600 });
  });

  test.each([
    ['unknown', null, 1_000],
    ['ample', 6_000, 1_000],
    ['of 40 %', 4_000, 1_000],
    ['of 30 %', 3_000, 500],
    ['thin', 900, 200],
    ['next to nothing', 50, 100],
  ])('give each side a share that fits a margin that is %s', (_label, marginBp, basisPoints) => {
    const { welcome, firstPurchase } = made('percent', { basketMinor: 6_213, marginBp });
    expect(welcome).toMatchObject({ basisPoints });
    expect(firstPurchase.advocate).toMatchObject({ basisPoints });
  });

  test.each([
    ['EUR', null, 500, 100, 500],
    ['EUR', 10_000, 500, 100, 500],
    ['EUR', 40_000, 500, 25, 2_000],
    ['JPY', null, 750, 1, 750],
    ['KWD', null, 500, 500, 1_000],
  ])('make points that buy what they are worth, in %s at %s', (currency, basketMinor, points, perUnit, amountMinor) => {
    const { firstPurchase, wallet, catalogue } = made('points', { currency, basketMinor });
    expect(firstPurchase.advocate).toMatchObject({ points });
    expect(wallet.pointsPerUnit).toBe(perUnit);
    expect(catalogue).toMatchObject([{ points, reward: { amountMinor } }]);
  });

  test('hold what the merchant answered, and are no programme without it', () => {
    expect(made('gift').firstPurchase.advocate).toMatchObject(answers.product);
    expect(made('charity').firstPurchase.advocate).toMatchObject({ cause: answers.cause });
    expect(made('donors').welcome).toMatchObject({ label: answers.circle });
    const unanswered = { product: { variantId: '', title: '', priceMinor: 0 }, cause: '', circle: '' };
    const asking = TEMPLATE_IDS.filter((id) => templateOf(id).need !== null);
    expect(asking).toEqual(['gift', 'donors', 'charity']);
    for (const id of asking)
      expect(offerTermsSchema.safeParse(templateOf(id).terms(aShop(), unanswered)).success).toBe(false);
  });

  test('only their own names are templates', () => {
    expect(['percent', 'toString', null, 'fixed'].map(isTemplateId)).toEqual([true, false, false, true]);
  });
});

test.each([
  [620, 'EUR', 600],
  [960, 'EUR', 1_000],
  [35, 'EUR', 20],
  [4_133, 'EUR', 4_000],
  [1_349, 'EUR', 1_200],
  [890, 'JPY', 800],
  [7, 'JPY', 6],
  [1_700, 'KWD', 2_000],
  [450, 'KWD', 500],
  [0, 'EUR', 1],
])('%i minor units of %s are rounded to what people would choose: %i', (amountMinor, currency, wanted) => {
  expect(prettyAmountMinor(amountMinor, currency)).toBe(wanted);
});
