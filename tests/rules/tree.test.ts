import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CODE = new Set([
  '.ts',
  '.tsx',
  '.js',
  '.mjs',
  '.cjs',
  '.css',
  '.liquid',
  '.prisma',
  '.sql',
  '.graphql',
  '.toml',
  '.yml',
  '.sh',
]);

/** Every file that is, or could be, committed. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(ROOT, path)));
const code = files.filter(
  (path) => CODE.has(extname(path)) && !path.includes('/generated/') && !path.startsWith('tests/rules/'),
);

describe('the tree', () => {
  test('has no unfinished business in its code', () => {
    expect(linesWith(code, /\b(TODO|FIXME)\b/)).toEqual([]);
  });

  test('has no product code that asks whether it is being tested', () => {
    const app = code.filter((path) => /^(app\/|server\.ts|worker\.ts|extensions\/)/.test(path));
    expect(
      linesWith(
        app,
        /NODE_ENV\s*[!=]==?\s*['"]test['"]|['"]test['"]\s*[!=]==?\s*[\w.]*NODE_ENV|process\.env\.(VITEST|JEST_WORKER_ID)/,
      ),
    ).toEqual([]);
  });

  test('makes formatters in one place, where they are kept', () => {
    const app = code.filter((path) => path.startsWith('app/') && path !== 'app/domain/shared/intl.ts');
    const made = linesWith(app, /new Intl\.(Number|DateTime|List)Format\(/);
    // how many digits a currency has is kept in a table of its own
    expect(made.filter((line) => !/^app\/domain\/shared\/money\.ts.*resolvedOptions/.test(line))).toEqual([]);
  });

  test('has no tests beside routes, which Remix would serve', () => {
    expect(files.filter((path) => path.startsWith('app/') && /\.(test|spec)\./.test(path))).toEqual([]);
  });

  test('names its code files in kebab case', () => {
    const own = code.filter(
      (path) => /^(app\/(?!routes\/)|dev-store|scripts|tests)/.test(path) && /\.(ts|tsx|mjs)$/.test(path),
    );
    expect(own.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(path.split('/').at(-1)!))).toEqual([]);
  });
});

function linesWith(paths: string[], wanted: RegExp): string[] {
  return paths.flatMap((path) =>
    readFileSync(join(ROOT, path), 'utf8')
      .split('\n')
      .map((line, index) => ({ line, at: `${path}:${index + 1}` }))
      .filter(({ line }) => wanted.test(line))
      .map(({ at, line }) => `${at} ${line.trim()}`),
  );
}
