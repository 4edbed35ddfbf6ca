import { expect, it } from 'vitest';
import english from '../../app/i18n/en/messages.json' with { type: 'json' };
import french from '../../app/i18n/fr/messages.json' with { type: 'json' };
import { kinds } from './samples.ts';

function paths(words: object, before = ''): [path: string, words: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${before}${key}`, value] as [string, string]]
      : paths(value as object, `${before}${key}.`),
  );
}

const placeholders = (words: string) => [...words.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

it('both languages have the same keys with the same placeholders', () => {
  const shape = (words: object) =>
    Object.fromEntries(
      // French has a third plural, for millions
      paths(words)
        .filter(([path]) => !path.endsWith('_many'))
        .map(([path, text]) => [path, [...new Set(placeholders(text).map((name) => name!.toLowerCase()))]]),
    );
  expect(shape(english)).toEqual(shape(french));
});

it('every kind has its words', () => {
  expect(Object.keys(french)).toEqual(expect.arrayContaining(kinds));
});

it('French keeps its punctuation on the line', () => {
  expect(paths(french).filter(([, text]) => / [:;!?%]/.test(text))).toEqual([]);
});

it('shoppers never read the words of the workshop', () => {
  const both = [...paths(french), ...paths(english)];
  expect(both.filter(([, text]) => /advocate\b(?!\}\})|verdict|attribution|ledger|grand livre/i.test(text))).toEqual(
    [],
  );
});
