import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../app/i18n/react.tsx';
import { shopperReason } from '../../app/i18n/rule-words.ts';

const DOMAIN = fileURLToPath(new URL('../../app/domain/', import.meta.url));
const LOCALES = ['fr', 'en'] as const;

type Told = { code: string; file: string; outcomes: string[]; wouldQualify: string[] };

/** Every rule, limit and signal the domain knows, read from its source: whoever adds one is asked for its words here. */
const rules: Told[] = globSync('**/*.ts', { cwd: DOMAIN })
  .sort()
  .flatMap((file) => {
    const source = readFileSync(`${DOMAIN}${file}`, 'utf8');
    const written = [...source.matchAll(/\bcode: '([a-z\d-]+)',\s*edition: \d/g)].map(([, code]) => code!);
    // a condition of a person is said of either side
    const isOfPerson = source.includes('PersonCondition<');
    const codes = isOfPerson ? written.flatMap((code) => [`advocate-${code}`, `friend-${code}`]) : written;
    const all = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map(([, found]) => found!))];
    return [...new Set(codes)].map((code) => ({
      code,
      file,
      // a signal that doesn't fire has no line
      outcomes: file.startsWith('fraud/signals/') ? ['noted'] : [...new Set(['pass', ...all(/'(fail|hold|noted)'/g)])],
      wouldQualify: written.length === 1 ? all(/wouldQualify: \{ key: '([A-Za-z\d-]+)'/g) : [],
    }));
  });

/** What a registry holds: things with a code, an edition and a check. */
const isRule = (value: unknown): value is { code: string } =>
  typeof value === 'object' && value !== null && 'code' in value && 'edition' in value;

const modules = await Promise.all(
  globSync('**/*.ts', { cwd: DOMAIN }).map((file) => import(`${DOMAIN}${file}`) as Promise<Record<string, unknown>>),
);
const registries = modules.flatMap((module) =>
  Object.values(module).filter((value): value is unknown[] => Array.isArray(value) && value.some(isRule)),
);
/** One whose code isn't written out beside its edition is known by its registry only. */
for (const code of new Set(
  registries
    .flat()
    .filter(isRule)
    .map((rule) => rule.code),
))
  if (!rules.some((rule) => rule.code === code))
    rules.push({ code, file: 'a registry', outcomes: ['pass'], wouldQualify: [] });

describe('the words of rules', () => {
  test('are asked of every registry and of every limit', () => {
    expect(registries.length).toBeGreaterThanOrEqual(3);
    expect(rules.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'attributed',
        'newness',
        'already-referred',
        'enough-points',
        'monthly-cap',
        'spent-reward',
      ]),
    );
  });

  test.each(rules)('$code ($file) has a title and a sentence for each outcome', ({ code, outcomes, wouldQualify }) => {
    for (const locale of LOCALES) {
      const { has } = wordsFor(locale);
      const parts = ['title', ...outcomes, ...wouldQualify.map((key) => `wouldQualify.${key}`)];
      expect(parts.filter((part) => !has(`rules.${code}.${part}`)).map((part) => `${locale} ${part}`)).toEqual([]);
    }
  });

  const refusing = rules.filter(({ outcomes }) => outcomes.some((outcome) => outcome === 'fail' || outcome === 'hold'));
  test.each(refusing)('$code ($file), which may refuse, says why to a shopper', ({ code }) => {
    for (const locale of LOCALES)
      expect(shopperReason(code, {}, locale)).not.toBe(shopperReason('no-such-rule', {}, locale));
  });
});
