import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { themeCheckRun } from '@shopify/theme-check-node';
import { findPgbouncer } from './programs.mjs';
import { THEME_LIMITS, weighTheme } from './theme-weight.ts';

/**
 * `npm test`: every check and every test, in two lanes: what needs a browser beside all the rest, which then helps. A failure stops nothing. Each check counts as one,
 * vitest's tests count each, a skipped test counts as failed; what can't run for want of a program is named. The last line is "N passed, N failed".
 *
 *     npm test -- --only unit            one step (or several: --only types,unit)
 *     npm test -- --only unit money      …and only the test files whose path holds "money"
 */
type Count = { passed: number; failed: number };
/** `label` stands before its lines while two lanes speak; its name where there is none. */
type Step = { name: string; title: string; label?: string; run: () => Promise<Count> };

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const THEME_EXTENSION = join(ROOT, 'extensions', 'ricochet-theme');
const SMALL_FAULT_RUN = ['--orders', '150', '--seed', '1', '--kills', '6', '--workers', '2', '--webs', '2'];

/** Beside everything else: it mostly waits. */
const BROWSER_LANE = ['build'];
/** Into so many parts the browser tests are cut: whichever lane is free takes the next. */
const BROWSER_PARTS = 8;
/** Of the other lane: what runs the built app. */
const NEED_BUILD = ['integration', 'faults'];
/** What is still to be read when a program has ended. */
const OUTPUT_MS = 2_000;
const LONGEST_NAME = 'integration'.length;
/** The step of a lane that speaks: its name stands before each of its lines. */
const speaker = new AsyncLocalStorage<string>();

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
  {
    name: 'faults',
    title: 'A small run under faults',
    run: () => command(process.execPath, [join(ROOT, 'scripts', 'faults.ts'), ...SMALL_FAULT_RUN]),
  },
];

/** Asked for alone, or by the files they stand in, they are run in one go. */
const browserTests: Step[] =
  only.length > 0 || fileFilters.length > 0
    ? [{ name: 'e2e', title: 'End-to-end tests', run: () => vitest('e2e') }]
    : Array.from({ length: BROWSER_PARTS }, (_, index) => {
        const part = `${index + 1}/${BROWSER_PARTS}`;
        const title = `End-to-end tests ${part}`;
        return { name: 'e2e', title, label: `e2e ${part}`, run: () => vitest('e2e', part) };
      });
const all = [...steps, ...browserTests];

const unknown = only.filter((name) => !all.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `Unknown step: ${unknown.join(', ')}. There are: ${[...new Set(all.map(({ name }) => name))].join(', ')}`,
  );
  process.exit(1);
}

const startedAt = Date.now();
const total: Count = { passed: 0, failed: 0 };
const summary = new Map<Step, string>();
const wanted = all.filter(({ name }) => only.length === 0 || only.includes(name));
const laneOf = ({ name }: Step) => (name === 'e2e' ? 'either' : BROWSER_LANE.includes(name) ? 'browser' : 'rest');
const lanes = (['rest', 'browser'] as const).map((lane) => wanted.filter((step) => laneOf(step) === lane));
const parts = wanted.filter((step) => laneOf(step) === 'either');
let isBuilt: Promise<unknown> = Promise.resolve();
// whoever asks for a few steps watches them; of two lanes each line says whose it is
if (lanes.some((lane) => lane.length === 0)) for (const step of wanted) await take(step);
else await Promise.all(lanes.map(runLane));

if (!findPgbouncer() && (only.length === 0 || only.includes('integration')))
  console.log(
    '– Left out: judging and issuing behind PgBouncer, which is not installed here (Debian: apt-get install pgbouncer, macOS: brew install pgbouncer)',
  );

console.log(`\n${all.flatMap((step) => summary.get(step) ?? []).join('\n')}\n\nTotal time ${seconds(startedAt)}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** One after the other; what needs the build waits for it. */
async function runLane(lane: readonly Step[]): Promise<void> {
  for (const step of lane) {
    if (NEED_BUILD.includes(step.name)) await isBuilt;
    const done = speaker.run(step.name, () => take(step));
    if (step.name === 'build') isBuilt = done;
    await done;
  }
  await isBuilt;
  for (let part = parts.shift(); part; part = parts.shift()) {
    const step = part;
    await speaker.run(step.label ?? step.name, () => take(step));
  }
}

async function take(step: Step): Promise<void> {
  const stepStartedAt = Date.now();
  tell(`\n── ${step.title} ──`);
  const count = await step.run().catch((error: unknown): Count => {
    tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { passed: 0, failed: 1 };
  });
  total.passed += count.passed;
  total.failed += count.failed;
  const line = `${count.failed === 0 ? '✓' : '✗'} ${step.title}: ${count.passed} passed, ${count.failed} failed (${seconds(stepStartedAt)})`;
  summary.set(step, line);
  tell(line);
}

function tell(text: string): void {
  const name = speaker.getStore();
  console.log(name ? text.replace(/^/gm, `${name.padEnd(LONGEST_NAME)} │ `) : text);
}

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
    tell(`${relative(ROOT, fileURLToPath(uri))}:${start.line + 1} ${check}: ${message}`);
  return asOne(serious.length === 0);
}

/** What the theme extension adds to a shop's pages, against the budgets. */
async function checkAssets(): Promise<Count> {
  if (!existsSync(THEME_EXTENSION)) return asOne(true);
  const { scriptBytes, firstLoads } = weighTheme(THEME_EXTENSION);
  const limits = THEME_LIMITS;
  tell(`All scripts, not compressed: ${scriptBytes} of ${limits.scriptBytes} bytes`);
  for (const { name, scriptGzipBytes, styleGzipBytes } of firstLoads)
    tell(
      `First load with ${name}, compressed: JavaScript ${scriptGzipBytes} of ${limits.firstLoadGzipBytes} bytes, CSS ${styleGzipBytes} of ${limits.styleGzipBytes}`,
    );
  return asOne(
    scriptBytes <= limits.scriptBytes &&
      firstLoads.every(
        (load) => load.scriptGzipBytes <= limits.firstLoadGzipBytes && load.styleGzipBytes <= limits.styleGzipBytes,
      ),
  );
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

/** @param part "2/8": only that part of the test files */
async function vitest(project: string, part?: string): Promise<Count> {
  const reportFile = join(ROOT, '.cache', `vitest-${project}${part ? `-${part.replace('/', '-of-')}` : ''}.json`);
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  rmSync(reportFile, { force: true });
  const exitCode = await spawned('vitest', [
    'run',
    '--project',
    `${project}*`,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...(part ? [`--shard=${part}`] : []),
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
  if (skipped > 0) tell(`${skipped} skipped tests count as failed`);
  // all tests passed and vitest still complains: an error outside of any test
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

async function command(program: string, args: string[], env: Record<string, string> = {}): Promise<Count> {
  return asOne((await spawned(program, args, env)) === 0);
}

function spawned(program: string, args: string[], env: Record<string, string> = {}): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const isOneOfTwo = speaker.getStore() !== undefined;
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: isOneOfTwo ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...env },
    });
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on('line', AsyncResource.bind(tell));
    const forward = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
    child.once('error', reject);
    child.once('exit', async (code) => {
      // a process it left behind may hold its output open
      if (isOneOfTwo) await Promise.race([once(child, 'close'), setTimeout(OUTPUT_MS)]);
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
