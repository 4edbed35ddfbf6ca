import { describe, expect, test } from 'vitest';
import type { PersonLeaf, PurchaseLeaf } from '../../app/domain/eligibility/conditions/registry.ts';
import { conditionLines, leafWords } from '../../app/i18n/condition-words.ts';
import { termsLines } from '../../app/i18n/offer-words.ts';
import { someTerms } from './builders.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const said = (leaf: PurchaseLeaf | PersonLeaf, locale: 'fr' | 'en', isMerchant = true) =>
  plain(leafWords(leaf, { locale, currency: 'EUR', isMerchant }));

describe('a condition in words', () => {
  test.each<[PurchaseLeaf | PersonLeaf, string, string]>([
    [
      {
        code: 'products',
        args: {
          of: 'only',
          products: [
            { id: '1', title: 'Vase' },
            { id: '2', title: 'Plaid' },
          ],
        },
      },
      'seulement ces articles : Vase ou Plaid',
      'only these products: Vase or Plaid',
    ],
    [
      { code: 'collections', args: { of: 'except', collections: [{ id: '1', title: 'Soldes' }] } },
      'toutes les collections sauf : Soldes',
      'any collection but: Soldes',
    ],
    [
      { code: 'channel', args: { channels: ['online', 'pos'] } },
      'commande passée en ligne ou en boutique',
      'order placed online or in store',
    ],
    [{ code: 'buyer', args: { buyer: 'company' } }, 'passée par une entreprise', 'order placed by a company'],
    [{ code: 'paid-in', args: { currencies: ['EUR'] } }, 'payée en EUR', 'paid in EUR'],
    [
      { code: 'delivery-country', args: { of: 'only', countries: ['FR', 'BE'] } },
      'livrée ici : France ou Belgique',
      'delivered to: France or Belgium',
    ],
    [
      { code: 'orders', args: { atLeast: 1, atMost: 5 } },
      'au moins 1 commande et au plus 5 commandes',
      'at least 1 order and at most 5 orders',
    ],
    [
      { code: 'spent', args: { atLeastMinor: 10_000, atMostMinor: null } },
      'au moins 100 € d’achats',
      'at least €100 spent',
    ],
    [
      { code: 'last-order', args: { is: 'before', days: 365 } },
      'aucune commande depuis 365 jours',
      'no order for 365 days',
    ],
    [{ code: 'tag', args: { has: 'any', tags: ['VIP'] } }, 'étiqueté VIP', 'tagged VIP'],
    [
      { code: 'segment', args: { has: 'none', segments: [{ id: '1', name: 'Pros' }] } },
      'hors du segment Pros',
      'not in segment Pros',
    ],
    [
      { code: 'employee', args: { is: 'no', tags: ['staff'], domains: ['acme.com'] } },
      'pas un employé (staff ou @acme.com)',
      'not an employee (staff or @acme.com)',
    ],
    [
      { code: 'country', args: { of: 'except', countries: ['CH'] } },
      'de tous les pays sauf : Suisse',
      'from anywhere but: Switzerland',
    ],
    [{ code: 'consent', args: {} }, 'e-mails de la boutique acceptés', 'accepts the shop’s e-mails'],
  ])('%o', (leaf, fr, en) => {
    expect(said(leaf, 'fr')).toBe(fr);
    expect(said(leaf, 'en')).toBe(en);
  });

  test('tags and segments are the shop’s own affair: shoppers read that the shop chooses', () => {
    expect(said({ code: 'tag', args: { has: 'any', tags: ['VIP'] } }, 'fr', false)).toBe('choisi par la boutique');
    expect(said({ code: 'segment', args: { has: 'any', segments: [{ id: '1', name: 'Pros' }] } }, 'en', false)).toBe(
      'chosen by the shop',
    );
  });
});

describe('the offer’s terms', () => {
  const terms = someTerms({
    conditions: {
      minimumSubtotalMinor: 4_000,
      windowDays: 30,
      purchase: {
        match: 'all',
        of: [
          { code: 'paid-in', args: { currencies: ['EUR'] } },
          {
            match: 'any',
            of: [
              { code: 'channel', args: { channels: ['pos'] } },
              { code: 'delivery-country', args: { of: 'only', countries: ['FR'] } },
            ],
          },
        ],
      },
    },
    eligibility: {
      advocate: { match: 'all', of: [{ code: 'orders', args: { atLeast: 2, atMost: null } }] },
      friend: null,
    },
  });

  test('say the conditions to both sides', () => {
    expect(conditionLines(terms, 'fr').map(plain)).toEqual([
      'L’achat qui compte : payée en EUR et (commande passée en boutique ou livrée ici : France).',
      'Qui peut inviter : au moins 2 commandes.',
    ]);
    expect(termsLines(terms, 'en').map(plain)).toContain('Who may invite: at least 2 orders.');
  });

  test('say nothing of conditions there are none of', () => {
    expect(conditionLines(someTerms(), 'fr')).toEqual([]);
  });
});
