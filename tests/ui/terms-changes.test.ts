import { describe, expect, test } from 'vitest';
import type { OfferTerms } from '../../app/domain/program/offer.ts';
import { wordsFor } from '../../app/i18n/react.tsx';
import { promiseLines } from '../../app/ui/offer-words.ts';
import { termsChanges } from '../../app/ui/terms-changes.ts';
import { someTerms } from './fixtures.ts';

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
      "Les récompenses d'une première commande deviennent définitives 14 jours après le paiement.",
      'Un parrain est récompensé pour 5 filleuls au plus par mois civil.',
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
      'An order of any amount qualifies, within 1 day of the invitation.',
      'Rewards for a first order are final as soon as it is paid.',
      'There is no limit to the friends an advocate is rewarded for.',
    ]);
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
