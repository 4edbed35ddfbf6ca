import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asCode } from '../../app/domain/attribution/advocate-code.ts';
import { authority } from '../../app/domain/attribution/code-words/authority.ts';
import { en } from '../../app/domain/attribution/code-words/en.ts';
import { fr } from '../../app/domain/attribution/code-words/fr.ts';
import { ownCodeProblem } from '../../app/domain/attribution/own-code.ts';

const SHOP = 'Maison Rivage';
/** lone surrogates among them */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));
const problem = (typed: string, shop = SHOP) => ownCodeProblem(asCode(typed), shop);

describe('a code of one’s own', () => {
  test('is written as people type', () => {
    expect(asCode('  léa été 75 ')).toBe('LEA-ETE-75');
    expect(asCode('Chloé_B')).toBe('CHLOE-B');
    expect(asCode('LEA\0-7K2P')).toBe('LEA-7K2P');
  });

  test.each([
    'LEA-75',
    'leon',
    'CHLOE-ET-MAX',
    'CLASSE-75',
    'SAVANNAH',
    'CONSTANCE',
    'TITOUAN',
    'SCUNTHORPE',
    'ASSIA-33',
    'PORNIC',
    'PORNICHET-44',
    'P0RNIC-44',
    'THERAPIST',
    'LA-THERAPISTE',
    'ISIDORE',
    'BAISERS',
    'LUCETTE',
  ])('%s may be one', (typed) => {
    expect(problem(typed)).toBeNull();
  });

  test.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['LEA', 'too-short'],
    ['A'.repeat(25), 'too-long'],
    ['-LEA75', 'characters'],
    ['LEA--75', 'characters'],
    ['LEA75-', 'characters'],
    ['<script>', 'characters'],
    ['{{ shop }}', 'characters'],
    ['//evil.example', 'characters'],
    ['LEA%2F75', 'characters'],
    ['ЛЕА75', 'characters'],
    ['12345', 'no-letter'],
  ])('“%s” may not: %s', (typed, expected) => {
    expect(problem(typed)).toBe(expected);
  });

  test.each([
    'M3RDE',
    'm-e-r-d-e',
    'MEEEERDE',
    'super-connard',
    '5AL0PE',
    'CUL-75',
    'LE-CON',
    'PUTE',
    'F0CK-FUCK',
    'SH1T',
    'sh!t',
    'N1GGER',
    'ISIS',
    '1S1S-75',
    'JIHAD-75',
    'J1HAD',
    'NEGRE',
    'SALE-N3GRE',
    'SUCE',
    'SUCE-MOI',
    'BAISE',
    'BA1SE-75',
    'PORNIC-PORN',
  ])('%s is no code to show anybody', (typed) => {
    expect(problem(typed)).toBe(typed.includes('!') ? 'characters' : 'offensive');
  });

  test.each([
    'ADMIN',
    'ADM1N-75',
    'SUPPORT',
    'LEA-OFFICIEL',
    'SERVICE-CLIENT',
    'MAISON-RIVAGE',
    'MA1SONR1VAGE',
    'RIVAGE-MAISON-RIVAGE',
  ])('%s would speak for the shop', (typed) => {
    expect(problem(typed)).toBe('official');
  });

  test('a shop with a name of two letters forbids nothing by it', () => {
    expect(problem('LEA-75', 'L.E')).toBeNull();
    expect(problem('LEAH-75', 'Leah')).toBe('official');
  });

  test('a short one only where it stands alone', () => {
    for (const code of ['LEO-75', 'LE0-75', 'CHEZ-LEO', 'LEO75']) expect(problem(code, 'Léo'), code).toBe('official');
    for (const code of ['LEONIE', 'CLEO-75', 'NAPOLEON']) expect(problem(code, 'Léo'), code).toBeNull();
    expect(problem('MARIN-ELLE', 'Marine')).toBeNull();
    expect(problem('CHEZRIVAGES', 'Rivages')).toBe('official');
  });

  test('every word of the lists is one a code can hold', () => {
    for (const { anywhere, alone } of [fr, en, authority])
      for (const word of [...anywhere, ...alone]) {
        expect(word, word).toMatch(/^[A-Z]{2,}$/);
        expect(problem(`A-${word}`), word).not.toBeNull();
      }
  });

  test('whatever is typed, what passes is a code and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 40 }), (typed) => {
        const code = asCode(typed);
        if (ownCodeProblem(code, SHOP) === null) expect(code).toMatch(/^[A-Z0-9-]{4,24}$/);
      }),
      { numRuns: 50 },
    );
  });
});
