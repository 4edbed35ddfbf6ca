import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { themeCheckRun } from '@shopify/theme-check-node';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../extensions/ricochet-theme');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const sizeOf = (extension: string) =>
  readdirSync(join(ROOT, 'assets'))
    .filter((file) => file.endsWith(extension))
    .reduce((sum, file) => sum + readFileSync(join(ROOT, 'assets', file)).byteLength, 0);
const keysOf = (words: object, prefix = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' ? keysOf(value as object, `${prefix}${key}.`) : [prefix + key],
  );

describe('the theme extension', () => {
  test('passes Shopify’s own theme check without a warning', async () => {
    const { offenses } = await themeCheckRun(ROOT, 'theme-check:theme-app-extension');
    expect(offenses.map(({ check, uri, message }) => `${check} ${uri}: ${message}`)).toEqual([]);
  }, 30_000);

  test('stays within Shopify’s limits, unpacked', () => {
    expect(sizeOf('.js')).toBeLessThanOrEqual(10_000);
    expect(sizeOf('.css')).toBeLessThanOrEqual(100_000);
    expect(readdirSync(join(ROOT, 'blocks')).length).toBeLessThanOrEqual(30);
  });

  test.each(['', '.schema'])('says everything in both languages (%s)', (kind) => {
    expect(keysOf(JSON.parse(read(`locales/fr${kind}.json`))).sort()).toEqual(
      keysOf(JSON.parse(read(`locales/en.default${kind}.json`))).sort(),
    );
  });

  test('scripts define an element once, leave nothing behind and write no markup', () => {
    for (const file of ['ricochet-advocate.js', 'ricochet-invitation.js']) {
      const script = read(`assets/${file}`);
      expect(script).toContain('if (!customElements.get(');
      expect(script).toContain('disconnectedCallback');
      expect(script).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|eval\(/);
    }
  });
});
