import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { readWorld } from '../../../scripts/simulate/read-world.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'simulate-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/simulate.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe('npm run simulate:fraud', { timeout: 60_000 }, () => {
  const file = join(dir, 'world.jsonl');

  test('writes the world it would run', () => {
    expect(run('--referrals', '40', '--write', file)).toMatchObject({ status: 0, stderr: '' });
    expect(readWorld(readFileSync(file, 'utf8')).referrals.size).toBe(40);
  });

  test('refuses a file naming line and field, and starts nothing', () => {
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, lines.with(2, '{"type":"person","id":"x"}').join('\n'));
    const { status, stdout, stderr } = run('--file', file);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^line 3: firstName: is missing\n/);
  });

  test('refuses a file that isn’t there', () => {
    expect(run('--file', join(dir, 'nowhere.jsonl'))).toMatchObject({ status: 1, stdout: '' });
  });
});
