import { describe, expect, test } from 'vitest';
import { FRAUD_SCORE } from '../../app/domain/fraud/fraud-score.ts';
import { signals } from '../../app/domain/fraud/registry.ts';
import { claimRules } from '../../app/domain/verdict/decide-claim.ts';
import { declarationRules } from '../../app/domain/verdict/decide-declaration.ts';
import { laterPurchaseRules, orderRules } from '../../app/domain/verdict/decide-order.ts';
import { signUpRules } from '../../app/domain/verdict/decide-sign-up.ts';
import type { RuleValue } from '../../app/domain/verdict/verdict.ts';
import { wordsFor } from '../../app/i18n/react.tsx';
import {
  humanise,
  ruleSentence,
  ruleTitle,
  valuePairs,
  valueWords,
  wouldQualifyWords,
} from '../../app/ui/receipt-words.ts';
import { conditionCodes } from '../support/condition-codes.ts';
import { rules } from './fixtures.ts';

const reader = (locale: 'fr' | 'en') => ({ words: wordsFor(locale), timeZone: 'Europe/Paris' });
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, ' ');
const rule = (code: string) => rules.find((one) => one.code === code)!;

describe('the words of a receipt', () => {
  test.each([
    ...new Set(
      [
        ...orderRules,
        ...laterPurchaseRules,
        ...claimRules,
        ...declarationRules,
        ...signUpRules,
        { code: FRAUD_SCORE },
      ].map(({ code }) => code),
    ),
    ...conditionCodes,
    'all-of',
    'any-of',
  ])('the rule %s has all its words in both languages', (code) => {
    for (const locale of ['fr', 'en'] as const) {
      const { has } = wordsFor(locale);
      expect(['title', 'pass', 'fail', 'hold'].filter((part) => !has(`rules.${code}.${part}`))).toEqual([]);
    }
  });

  test.each(signals.map(({ code }) => code))('the signal %s has all its words in both languages', (code) => {
    for (const locale of ['fr', 'en'] as const) {
      const { has } = wordsFor(locale);
      expect(['title', 'noted'].filter((part) => !has(`rules.${code}.${part}`))).toEqual([]);
    }
  });

  test.each<[string, RuleValue, string, string]>([
    ['money', { amountMinor: 3999, currency: 'EUR' }, '39,99 €', '€39.99'],
    ['yen', { amountMinor: 4000, currency: 'JPY' }, '4 000 JPY', '¥4,000'],
    [
      'an instant, in the shop’s time',
      '2026-03-31T08:00:00.000Z',
      '31 mars 2026 à 10:00',
      'March 31, 2026 at 10:00 AM',
    ],
    ['a month', '2026-04', 'avril 2026', 'April 2026'],
    ['a known code', 'claim-token', 'invitation portée par le panier', 'claim carried by the cart'],
    ['an order’s name', '#1042', '#1042', '#1042'],
    ['an unknown code', 'moon-phase', 'moon-phase', 'moon-phase'],
    ['a list', ['claim-email', 'x'], "adresse e-mail de l'invitation, x", 'e-mail address of the claim, x'],
    ['nothing', null, 'Aucun', 'None'],
    ['no list', [], 'Aucun', 'None'],
    ['yes', true, 'Oui', 'Yes'],
    ['a large number', 1250, '1 250', '1,250'],
    ['a path into the words themselves', 'constructor', 'constructor', 'constructor'],
  ])('%s', (_label, value, french, english) => {
    const said = plain(valueWords(value, reader('fr')));
    expect(said?.replace('¥', 'JPY')).toBe(french);
    expect(plain(valueWords(value, reader('en')))).toBe(english);
  });

  test('SC-01: one cent short is told with the cent', () => {
    expect(plain(wouldQualifyWords(rule('minimum-subtotal'), reader('fr')) ?? '')).toBe(
      'Elle aurait compté avec 0,01 € de plus.',
    );
    expect(wouldQualifyWords(rule('minimum-subtotal'), reader('en'))).toBe('It would have counted with €0.01 more.');
  });

  test('SC-04: too late is told with the last moment, in the shop’s time', () => {
    expect(wouldQualifyWords(rule('window'), reader('en'))).toBe(
      'It would have counted if bought by March 31, 2026 at 10:00 AM.',
    );
  });

  test('a rule nobody has worded yet is still shown, never a crash', () => {
    const unknown = rule('moon-phase');
    expect(ruleTitle('moon-phase', wordsFor('en'))).toBe('Moon phase');
    expect(ruleSentence('moon-phase', 'fail', wordsFor('en'))).toBe('One rule was not met.');
    expect(valuePairs(unknown.input, reader('en'))).toEqual([
      { name: 'moonPhase', label: 'Moon phase', text: 'waxing' },
      { name: 'tags', label: 'Tags', text: 'None' },
      { name: 'seenAt', label: 'Seen at', text: 'None' },
    ]);
    expect(wouldQualifyWords(unknown, reader('en'))).toContain('Next full moon May 1, 2026');
  });

  test('codes are made readable', () => {
    expect(['earlierOrderAt', 'moon-phase', 'x_y.z'].map(humanise)).toEqual([
      'Earlier order at',
      'Moon phase',
      'X y z',
    ]);
  });
});
