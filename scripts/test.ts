import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { themeCheckRun } from '@shopify/theme-check-node';
import { findPgbouncer } from './programs.mjs';

/**
 * `npm test`: every check and every test, one after another; a failure doesn't stop the next. Each check counts as one,
 * vitest's tests count each, a skipped test counts as failed; what can't run for want of a program is named. The last line is "N passed, N failed".
 *
 *     npm test -- --only unit            one step (or several: --only types,unit)
 *     npm test -- --only unit money      …and only the test files whose path holds "money"
 */
type Count = { passed: number; failed: number };
type Step = { name: string; title: string; run: () => Promise<Count> };

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const THEME_EXTENSION = join(ROOT, 'extensions', 'ricochet-theme');
const MAX_SCRIPT_BYTES = 10_000;
const MAX_STYLE_BYTES = 100_000;
const SMALL_FAULT_RUN = ['--orders', '150', '--seed', '1', '--kills', '6', '--workers', '2', '--webs', '2'];

const { only, fileFilters } = parseArguments(process.argv.slice(2));

const steps: Step[] = [
  { name: 'types', title: 'Types', run: checkTypes },
  {
    name: 'lint',
    title: 'Format and lint',
    run: () => command('biome', ['check', '--max-diagnostics=50', '--error-on-warnings']),
  },
  {
    name: 'imports',
    title: 'Import rules and cycles',
    run: () => command('depcruise', ['--config', '.dependency-cruiser.cjs', ...roomsThatExist()]),
  },
  { name: 'unused', title: 'Unused files, exports and dependencies', run: () => command('knip', ['--no-progress']) },
  {
    name: 'schema',
    title: 'Database schema',
    run: () => command('prisma', ['validate'], { PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true' }),
  },
  { name: 'theme', title: 'Theme check', run: checkTheme },
  { name: 'assets', title: 'Size of the theme assets', run: checkAssets },
  {
    name: 'build',
    title: 'Production build',
    run: () => command(process.execPath, [join(ROOT, 'scripts', 'setup.mjs'), 'build']),
  },
  { name: 'unit', title: 'Unit tests', run: () => vitest('unit') },
  { name: 'integration', title: 'Integration tests', run: () => vitest('integration') },
  { name: 'contract', title: 'Contract tests', run: () => vitest('contract') },
  { name: 'e2e', title: 'End-to-end tests', run: () => vitest('e2e') },
  {
    name: 'faults',
    title: 'A small run under faults',
    run: () => command(process.execPath, [join(ROOT, 'scripts', 'faults.ts'), ...SMALL_FAULT_RUN]),
  },
];

const unknown = only.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`Unknown step: ${unknown.join(', ')}. There are: ${steps.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}

const startedAt = Date.now();
const total: Count = { passed: 0, failed: 0 };
const summary: string[] = [];
for (const step of steps) {
  if (only.length > 0 && !only.includes(step.name)) continue;
  console.log(`\n── ${step.title} ──`);
  const stepStartedAt = Date.now();
  const count = await step.run().catch((error: unknown): Count => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  total.passed += count.passed;
  total.failed += count.failed;
  const line = `${count.failed === 0 ? '✓' : '✗'} ${step.title}: ${count.passed} passed, ${count.failed} failed (${seconds(stepStartedAt)})`;
  summary.push(line);
  console.log(line);
}
if (!findPgbouncer() && (only.length === 0 || only.includes('integration')))
  summary.push(
    '– Left out: judging and issuing behind PgBouncer, which is not installed here (Debian: apt-get install pgbouncer, macOS: brew install pgbouncer)',
  );

console.log(`\n${summary.join('\n')}\n\nTotal time ${seconds(startedAt)}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

async function checkTypes(): Promise<Count> {
  const extensions = join(ROOT, 'extensions');
  const projects = [
    'tsconfig.json',
    ...(existsSync(extensions) ? readdirSync(extensions).map((name) => join('extensions', name, 'tsconfig.json')) : []),
  ];
  const counts: Count[] = [];
  for (const project of projects.filter((path) => existsSync(join(ROOT, path))))
    counts.push(await command('tsc', ['--noEmit', '-p', project]));
  return asOne(counts.every(({ failed }) => failed === 0));
}

async function checkTheme(): Promise<Count> {
  if (!existsSync(THEME_EXTENSION)) return asOne(true);
  const { offenses } = await themeCheckRun(THEME_EXTENSION, 'theme-check:theme-app-extension');
  const INFO = 2;
  const serious = offenses.filter(({ severity }) => severity < INFO);
  for (const { uri, start, check, message } of serious)
    console.error(`${relative(ROOT, fileURLToPath(uri))}:${start.line + 1} ${check}: ${message}`);
  return asOne(serious.length === 0);
}

/** Shopify's limits for all scripts and all styles of a theme app extension. */
async function checkAssets(): Promise<Count> {
  const assets = join(THEME_EXTENSION, 'assets');
  if (!existsSync(assets)) return asOne(true);
  const weigh = (extension: string) =>
    readdirSync(assets)
      .filter((name) => name.endsWith(extension))
      .reduce((bytes, name) => bytes + readFileSync(join(assets, name)).length, 0);
  const [scriptBytes, styleBytes] = [weigh('.js'), weigh('.css')];
  console.log(`JavaScript ${scriptBytes} of ${MAX_SCRIPT_BYTES} bytes, CSS ${styleBytes} of ${MAX_STYLE_BYTES} bytes`);
  return asOne(scriptBytes <= MAX_SCRIPT_BYTES && styleBytes <= MAX_STYLE_BYTES);
}

function roomsThatExist(): string[] {
  return ['app', 'dev-store', 'extensions', 'prisma', 'scripts', 'tests', 'server.ts', 'worker.ts'].filter((path) =>
    existsSync(join(ROOT, path)),
  );
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

async function vitest(project: string): Promise<Count> {
  const reportFile = join(ROOT, '.cache', `vitest-${project}.json`);
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  rmSync(reportFile, { force: true });
  const exitCode = await spawned('vitest', [
    'run',
    '--project',
    project,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...fileFilters,
  ]);
  if (!existsSync(reportFile)) return asOne(exitCode === 0 && fileFilters.length > 0);
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  // a file that can't even be loaded has no tests to fail
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests + brokenFiles;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) console.error(`${skipped} skipped tests count as failed`);
  // all tests passed and vitest still complains: an error outside of any test
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

async function command(program: string, args: string[], env: Record<string, string> = {}): Promise<Count> {
  return asOne((await spawned(program, args, env)) === 0);
}

function spawned(program: string, args: string[], env: Record<string, string> = {}): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
    const forward = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
    child.once('error', reject);
    child.once('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, forward);
      resolve(code);
    });
  });
}

function parseArguments(args: string[]): { only: string[]; fileFilters: string[] } {
  const at = args.indexOf('--only');
  if (at === -1) return { only: [], fileFilters: args };
  return {
    only: (args[at + 1] ?? '').split(',').filter(Boolean),
    fileFilters: args.filter((_, index) => index !== at && index !== at + 1),
  };
}

function asOne(ok: boolean): Count {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
