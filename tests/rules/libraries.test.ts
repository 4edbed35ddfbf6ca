import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
const page = read('docs/decisions/007-libraries.md');

describe('every library', () => {
  test.each([
    ['dependencies', 'runs in the product'],
    ['devDependencies', 'builds and tests it'],
    ['optionalDependencies', 'optional'],
  ])('of %s has its reason in the table “%s”, and no reason outlives its library', (section, heading) => {
    const libraries = Object.keys(manifest[section] ?? {});
    const rows = rowsUnder(heading);
    expect(libraries.filter((name) => !rows.some((row) => isMeant(row, name)))).toEqual([]);
    expect(rows.filter((row) => !libraries.some((name) => isMeant(row, name)))).toEqual([]);
  });
});

/** What the first column of the table with this heading names. */
function rowsUnder(heading: string): string[] {
  const [, table = ''] = page.split(`\n| ${heading} | why |\n`);
  const [lines = ''] = table.split('\n\n');
  return [...lines.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name!);
}

/** `@types/*` stands for all of them. */
const isMeant = (row: string, name: string): boolean =>
  row.endsWith('*') ? name.startsWith(row.slice(0, -1)) : row === name;
