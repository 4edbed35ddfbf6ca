import { describe, expect, test } from 'vitest';
import { codeIn, parseAdvocateName } from '../../app/domain/attribution/advocate-name.ts';
import { shownToAdvocate, statusOf } from '../../app/domain/attribution/declaration.ts';
import { parseDeclaredFriends } from '../../app/domain/attribution/declared-friends.ts';

describe('friends as people paste them', () => {
  test.each([
    ['lea@exemple.fr', ''],
    ['Léa lea@exemple.fr', 'Léa'],
    ['Léa, lea@exemple.fr', 'Léa'],
    ['Léa <lea@exemple.fr>', 'Léa'],
    ['lea@exemple.fr;Léa Marie', 'Léa Marie'],
    ['"Léa"\tlea@exemple.fr', 'Léa'],
  ])('%s', (line, firstName) => {
    expect(parseDeclaredFriends(`\n ${line} \n`)).toEqual({
      friends: [{ firstName, canonical: 'lea@exemple.fr', display: 'lea@exemple.fr' }],
    });
  });

  test('a form full of text without an address is read in no time', () => {
    const startedAt = performance.now();
    expect(parseDeclaredFriends('x'.repeat(100_000))).toMatchObject({ problem: 'malformed' });
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  test('two spellings of one mailbox are one friend', () => {
    const read = parseDeclaredFriends('j.doe+x@gmail.com\nJDoe@gmail.com');
    expect('friends' in read && read.friends).toHaveLength(1);
  });

  test.each([
    ['', { problem: 'nobody' }],
    ['Léa', { problem: 'malformed', line: 'Léa' }],
    ['ok@exemple.fr\nlea@', { problem: 'malformed', line: 'lea@' }],
    ['x@mailinator.com', { problem: 'disposable', line: 'x@mailinator.com' }],
    [`${'x'.repeat(61)} lea@exemple.fr`, { problem: 'name-too-long' }],
    [Array.from({ length: 21 }, (_, at) => `f${at}@exemple.fr`).join('\n'), { problem: 'too-many' }],
  ])('%j can’t be taken', (text, problem) => {
    expect(parseDeclaredFriends(text)).toMatchObject(problem);
  });
});

test.each([
  ['lea-7k2p', { code: 'LEA-7K2P' }],
  ['https://x.fr/apps/ricochet/i/L%C3%89A-7K2P?locale=fr', { code: 'LEA-7K2P' }],
  ['Léa et Max', { code: 'LEA-ET-MAX' }],
  ['L.ea+x@Gmail.com', { email: 'lea@gmail.com' }],
  ['', null],
  ['a', null],
  ['lea@', null],
  ['%E0%A4%A', null],
  ['x'.repeat(301), null],
])('%s is read as %j', (typed, named) => {
  expect(parseAdvocateName(typed)).toEqual(named);
});

test.each([
  ['CAMILLE-7X', 'CAMILLE-7X'],
  ['https://shop.example/apps/ricochet/i/CAMILLE-7X', 'CAMILLE-7X'],
  ['https://shop.example/apps/ricochet/i/CAMILLE%2D7X?utm=qr#top', 'CAMILLE-7X'],
  ['https://shop.example/apps/ricochet/i/%E0%A4%A', '%E0%A4%A'],
  ['https://shop.example/products/soap', 'https://shop.example/products/soap'],
])('of %s the code is %s', (typed, code) => {
  expect(codeIn(typed)).toBe(code);
});

test('what the friend did outweighs what was said', () => {
  const seen = { state: 'proposed', isMailed: false, isOpened: false, referral: null } as const;
  expect(statusOf(seen)).toBe('proposed');
  expect(statusOf({ ...seen, isMailed: true })).toBe('mailed');
  expect(statusOf({ ...seen, isMailed: true, isOpened: true })).toBe('opened');
  expect(statusOf({ ...seen, state: 'expired', referral: 'joined' })).toBe('claimed');
  expect(statusOf({ ...seen, referral: 'order-waiting' })).toBe('purchased');
  expect(statusOf({ ...seen, referral: 'rewarded' })).toBe('rewarded');
});

test('an advocate can’t tell a refusal from a mail that has no answer', () => {
  for (const status of ['proposed', 'mailed', 'opened', 'refused'] as const)
    expect(shownToAdvocate(status)).toBe('invited');
  expect(shownToAdvocate('declined')).toBe('declined');
});
