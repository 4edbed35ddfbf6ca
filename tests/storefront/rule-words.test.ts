import { describe, expect, test } from 'vitest';
import { claimRules } from '../../app/domain/verdict/decide-claim.ts';
import { declarationRules } from '../../app/domain/verdict/decide-declaration.ts';
import { orderRules } from '../../app/domain/verdict/decide-order.ts';
import { shopperReason } from '../../app/i18n/rule-words.ts';
import { conditionCodes } from '../support/condition-codes.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('shopperReason', () => {
  test.each([
    ['newness', {}, 'Ce code est réservé à une première commande.', 'This code is for a first order only.'],
    [
      'minimum-subtotal',
      { minimum: { amountMinor: 4000, currency: 'EUR' } },
      'Cette offre demande une commande d’au moins 40 €.',
      'This offer needs an order of at least €40.',
    ],
    [
      'minimum-subtotal',
      {},
      'La commande n’atteint pas le minimum de l’offre.',
      'The order is below the offer’s minimum.',
    ],
    [
      'window',
      { until: '2026-03-31T22:30:00Z' },
      'L’invitation était valable jusqu’au 1er avril 2026.',
      'The invitation was valid until April 1, 2026.',
    ],
    [
      'window',
      { until: 'soon' },
      'L’invitation n’était plus valable à la date de la commande.',
      'The invitation was no longer valid when the order was placed.',
    ],
    [
      'monthly-cap',
      { friendsPerMonth: 5 },
      'La limite de 5 amis récompensés par mois est atteinte.',
      'The limit of 5 rewarded friends a month is reached.',
    ],
    [
      'lead-cap',
      { leadsPerMonth: 5 },
      'La limite de 5 amis par mois qui donnent lieu à une rémunération est atteinte.',
      'The limit of 5 friends a month who are paid for is reached.',
    ],
    ['no-such-rule', {}, 'Les conditions de l’offre ne sont pas remplies.', 'The conditions of the offer are not met.'],
    ['__proto__', {}, 'Les conditions de l’offre ne sont pas remplies.', 'The conditions of the offer are not met.'],
  ])('%s with %o', (code, values, fr, en) => {
    expect(plain(shopperReason(code, values, 'fr', 'Europe/Paris'))).toBe(fr);
    expect(plain(shopperReason(code, values, 'en', 'Europe/Paris'))).toBe(en);
  });

  test('a shop’s own sentence stands as it was written, in its language', () => {
    const own = { fr: { newness: 'Réservé aux nouveaux. {{count}}' } };
    expect(shopperReason('newness', {}, 'fr', 'UTC', own)).toBe('Réservé aux nouveaux. {{count}}');
    expect(shopperReason('newness', {}, 'en', 'UTC', own)).toBe('This code is for a first order only.');
    expect(
      shopperReason('window', { until: '2026-03-31T22:30:00Z' }, 'fr', 'UTC', { fr: { window: 'Trop tard.' } }),
    ).toBe('Trop tard.');
    expect(shopperReason('constructor', {}, 'en', 'UTC', own)).toBe('The conditions of the offer are not met.');
  });

  const codes = [
    ...new Set([...claimRules, ...orderRules, ...declarationRules].map(({ code }) => code).concat(conditionCodes)),
  ];
  test.each(codes)('the rule %s has words of its own', (code) => {
    for (const locale of ['fr', 'en'] as const)
      expect(shopperReason(code, {}, locale)).not.toBe(shopperReason('no-such-rule', {}, locale));
  });
});
