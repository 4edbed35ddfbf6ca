import { describe, expect, test } from 'vitest';
import { ethicalProblems } from '../../../app/domain/program/ethical.ts';
import type { OfferTerms } from '../../../app/domain/program/offer.ts';
import type { RewardSpec } from '../../../app/domain/rewards/reward-spec.ts';
import { percentOff, points, someTerms } from '../../support/builders.ts';

const donation: RewardSpec = { type: 'donation', amountMinor: 500, cause: 'Les Restos du cœur' };
const offered = { itemId: 'item-1', points: 500, reward: donation };
const ethical = (changes: Parameters<typeof someTerms>[0] = {}): OfferTerms =>
  someTerms({ ethical: true, catalogue: [offered], ...changes });
const said = (terms: OfferTerms, isChance?: (spec: RewardSpec) => boolean) =>
  ethicalProblems(terms, isChance).map(({ field, problem }) => `${field}: ${problem}`);

describe('the ethical mode (P15)', () => {
  test('binds only terms that say they are ethical', () => {
    expect(said(someTerms({ spentRewards: 'negative-balance' }))).toEqual([]);
  });

  test.each([
    ['keep', []],
    ['withhold-next', []],
    ['negative-balance', ['spentRewards: ethical-debt']],
  ] as const)('what was spent: %s', (spentRewards, problems) => {
    expect(said(ethical({ spentRewards }))).toEqual(problems);
  });

  test.each<[string, Parameters<typeof someTerms>[0], boolean]>([
    ['for points', {}, true],
    [
      'for points of a later purchase',
      {
        firstPurchase: { advocate: percentOff(10), friend: null },
        nthPurchases: [{ n: 3, advocate: points(100), friend: null }],
      },
      true,
    ],
    ['in a catalogue nobody earns points for', { firstPurchase: { advocate: percentOff(10), friend: null } }, false],
    ['nowhere', { catalogue: [] }, false],
    ['to the advocate', { catalogue: [], firstPurchase: { advocate: donation, friend: null } }, true],
    ['as the welcome', { catalogue: [], welcome: donation }, true],
    [
      'for joining',
      { catalogue: [], signUp: { advocate: donation, friend: null, existingCustomersMayJoin: false } },
      true,
    ],
  ])('a donation %s', (_label, changes, isThere) => {
    expect(said(ethical(changes))).toEqual(isThere ? [] : ['ethical: ethical-charity']);
  });

  test('no reward is a game of chance wherever it stands', () => {
    const drawn = (spec: RewardSpec) => spec.type === 'manual-gift';
    const prize: RewardSpec = { type: 'manual-gift', gift: 'Un séjour', costMinor: 0 };
    const terms = ethical({
      welcome: prize,
      firstPurchase: { advocate: points(500), friend: prize },
      signUp: { advocate: null, friend: prize, existingCustomersMayJoin: false },
      nthPurchases: [{ n: 2, advocate: prize, friend: null }],
      catalogue: [offered, { itemId: 'item-2', points: 1, reward: prize }],
    });
    expect(said(terms, drawn)).toEqual(
      ['welcome', 'firstPurchase.friend', 'signUp.friend', 'nthPurchases.0.advocate', 'catalogue.1.reward'].map(
        (field) => `${field}: ethical-chance`,
      ),
    );
    expect(said(terms)).toEqual([]);
  });
});
