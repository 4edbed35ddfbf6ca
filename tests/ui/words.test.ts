import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import en from '../../app/i18n/en/admin.json' with { type: 'json' };
import fr from '../../app/i18n/fr/admin.json' with { type: 'json' };

type Tree = { [key: string]: string | Tree };
const leaves = (tree: Tree, path = ''): [key: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );

const english = new Map(leaves(en));
const french = new Map(leaves(fr));
/** French has a third plural, for millions. */
const isFrenchPlural = (key: string) => key.endsWith('_many');

describe('the admin’s words', () => {
  test('are the same keys in both languages', () => {
    expect([...french.keys()].filter((key) => !isFrenchPlural(key)).sort()).toEqual([...english.keys()].sort());
  });

  test('keep French punctuation on the line', () => {
    expect([...french].filter(([, text]) => / [:;?!%»]|« /.test(text))).toEqual([]);
  });

  test('have all the plurals their language has', () => {
    for (const [words, forms] of [
      [english, ['one', 'other']],
      [french, ['one', 'many', 'other']],
    ] as const) {
      const counted = new Set(
        [...words.keys()].filter((key) => /_(one|many|other)$/.test(key)).map((key) => key.replace(/_\w+$/, '')),
      );
      const missing = [...counted]
        .flatMap((key) => forms.map((form) => `${key}_${form}`))
        .filter((key) => !words.has(key));
      expect(missing).toEqual([]);
    }
  });

  test('speak of the same values in both languages', () => {
    const values = (text: string | undefined) =>
      [...(text ?? '').matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();
    const differing = [...english]
      .filter(([key, text]) => values(text).join() !== values(french.get(key)).join())
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  test('are all there for the keys the screens name', () => {
    const sources = globSync('app/{ui,routes}/**/*.{ts,tsx}', {
      exclude: ['app/ui/storefront/**', 'app/routes/proxy*'],
    });
    const named = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key!),
    );
    const unknown = new Set(named.filter((key) => !english.has(key) && !english.has(`${key}_other`)));
    expect([...unknown]).toEqual([]);
    expect(named.length).toBeGreaterThan(150);
  });
});
