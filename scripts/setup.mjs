#!/usr/bin/env node
// Takes a bare clone to a running command: node scripts/setup.mjs <command> [-- arguments]. No dependencies, Node >= 18,
// because nothing is installed yet when it runs. Each step is done again only when what it depends on has changed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, findPgbouncer } from './programs.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BIN = join(ROOT, 'node_modules', '.bin');
const MINIMUM_NODE = [22, 18];

/** What each command needs first, and what is run then (null: the preparation is the command). */
const COMMANDS = {
  demo: { needs: ['client', 'build', 'extensions'], run: ['scripts/demo.ts'] },
  test: { needs: ['client', 'browser', 'pooler'], run: ['scripts/test.ts'] },
  'test:faults': { needs: ['client', 'build'], run: ['scripts/faults.ts'] },
  'test:history': { needs: ['client', 'build'], run: ['scripts/history.ts'] },
  bench: { needs: ['client', 'build', 'browser'], run: ['scripts/bench.ts'] },
  'simulate:fraud': { needs: ['client'], run: ['scripts/simulate.ts'] },
  build: { needs: ['client', 'build', 'extensions'], run: null },
  start: { needs: ['client', 'build'], run: ['server.ts'] },
  worker: { needs: ['client'], run: ['worker.ts'] },
  replay: { needs: ['client'], run: ['scripts/replay.ts'] },
  migrate: { needs: [], run: ['scripts/migrate.ts'] },
  generate: { needs: ['client', 'operations'], run: null },
};

const STEPS = {
  client: generateClient,
  build: buildApp,
  extensions: buildExtensions,
  browser: provideBrowser,
  pooler: providePooler,
  operations: generateOperations,
};

const [name, ...rest] = process.argv.slice(2);
const args = rest[0] === '--' ? rest.slice(1) : rest;
const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : null;
if (!command) fail(`Usage: node scripts/setup.mjs <${Object.keys(COMMANDS).join('|')}> [-- arguments]`);

const environment = { ...process.env };
install();
const node = findNode();
environment.PATH = [BIN, dirname(node), process.env.PATH].join(delimiter);
for (const step of command.needs) STEPS[step]();
if (command.run) runToTheEnd([...command.run, ...args]);

// ── steps ──

function install() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  const stamp = join(ROOT, 'node_modules', '.ricochet-lock-hash');
  const wanted = sha256(lock);
  if (readOrEmpty(stamp) === wanted) return;
  if (!isInstalled(JSON.parse(lock.toString()))) {
    say('Installing the dependencies (a minute or two the first time)');
    // the npm that runs us, else the one in the path; no install scripts: nothing here needs one
    const [program, first] = process.env.npm_execpath?.endsWith('.js')
      ? [process.execPath, [process.env.npm_execpath]]
      : ['npm', []];
    const ci = [
      ...first,
      'ci',
      '--ignore-scripts',
      '--loglevel=error',
      '--no-audit',
      '--no-fund',
      '--include=dev',
      '--include=optional',
    ];
    const { status, error } = spawnSync(program, ci, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true' },
    });
    if (status !== 0)
      fail(
        `The dependencies could not be installed${error ? ` (${error.message})` : ''}. Look at npm's message above. When package.json and package-lock.json disagree: npm install. When the registry can't be reached: check the network or "npm config get registry", then run the same command again.`,
      );
  }
  writeFileSync(stamp, wanted);
}

/** Whether node_modules already holds what the lockfile asks for, as after an `npm install` by hand. */
function isInstalled(lock) {
  const text = readOrEmpty(join(ROOT, 'node_modules', '.package-lock.json'));
  if (text === '') return false;
  const present = JSON.parse(text).packages;
  return Object.entries(lock.packages).every(
    ([path, entry]) => path === '' || entry.optional || entry.link || present[path]?.version === entry.version,
  );
}

/** Node >= 22.18 runs our .ts files as they are. npm brings one for Linux; elsewhere the user's own has to do. */
function findNode() {
  const bundled = join(BIN, 'node');
  if (existsSync(bundled)) {
    const { stdout, status } = spawnSync(bundled, ['--version'], { encoding: 'utf8' });
    if (status === 0 && isNewEnough(stdout)) return bundled;
  }
  if (isNewEnough(process.version)) return process.execPath;
  return fail(
    `Node ${MINIMUM_NODE.join('.')} or newer is needed; this is ${process.version}, and the one npm installs doesn't run on ${process.platform} ${process.arch}. Install a newer Node (https://nodejs.org), then run the same command again.`,
  );
}

function isNewEnough(version) {
  const [major, minor] = version.trim().replace(/^v/, '').split('.').map(Number);
  return major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1]);
}

function generateClient() {
  const output = join(ROOT, 'app', 'persistence', 'generated');
  unlessUnchanged({
    title: 'Generating the database client',
    sources: ['prisma/schema', 'prisma.config.ts', 'package-lock.json'],
    stamp: join(output, '.ricochet-source-hash'),
    work: () => runTool('prisma', ['generate', '--no-hints']),
  });
}

function buildApp() {
  unlessUnchanged({
    title: 'Building the app',
    sources: [
      'app',
      'public',
      'prisma/schema',
      'vite.config.ts',
      'remix.config.js',
      'tsconfig.json',
      'package-lock.json',
    ],
    stamp: join(ROOT, 'build', '.ricochet-source-hash'),
    work: () => runTool('remix', ['vite:build'], { NODE_ENV: 'production' }),
  });
}

/** Shopify's own build, which needs no account. The extensions learn there where the app is. */
function buildExtensions() {
  unlessUnchanged({
    title: 'Building the extensions',
    sources: ['extensions', 'shopify.app.toml', 'package-lock.json'],
    stamp: join(ROOT, 'extensions', 'ricochet-admin', 'dist', '.ricochet-source-hash'),
    work: () => {
      writeAppUrl();
      runTool('shopify', ['app', 'build'], { CI: '1', SHOPIFY_CLI_NO_ANALYTICS: '1' });
    },
  });
}

function writeAppUrl() {
  const path = join(ROOT, 'extensions', 'shared', 'app-url.ts');
  const url = /^application_url = "([^"]+)"/m.exec(readFileSync(join(ROOT, 'shopify.app.toml'), 'utf8'))?.[1];
  if (!url) fail('shopify.app.toml has no application_url.');
  const text = readFileSync(path, 'utf8');
  const wanted = text.replace(/APP_URL = '[^']*'/, `APP_URL = '${url}'`);
  if (wanted !== text) writeFileSync(path, wanted);
}

function generateOperations() {
  say('Generating the types of the Admin API operations');
  runTool('graphql-codegen', ['--config', 'codegen.ts']);
}

function provideBrowser() {
  if (!isTestStep('e2e') && !isTestStep('pages')) return;
  if (!findChromium() && !process.env.CHROMIUM_PATH) installIfRoot('chromium', 'Chromium for the end-to-end tests');
  const chromium = findChromium();
  if (!chromium)
    fail(
      'The end-to-end tests need Chromium, and there is none here. Install it: sudo apt-get install -y chromium (macOS: brew install --cask chromium), or set CHROMIUM_PATH to the program.',
    );
  environment.CHROMIUM_PATH = chromium;
}

/** Without it the rest is tested all the same; the tests say so themselves. */
function providePooler() {
  if (isTestStep('integration') && !findPgbouncer())
    installIfRoot('pgbouncer', 'PgBouncer for the tests behind a pooler');
}

/** Whether `npm test` runs that step, or `npm run bench` that part. */
function isTestStep(step) {
  const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : '';
  return only === '' || only.split(',').includes(step);
}

/** Debian's package, where we may install it. */
function installIfRoot(name, title) {
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  if (!isRoot || !hasApt) return;
  say(`Installing ${title}`);
  const apt = (...aptArgs) =>
    spawnSync('apt-get', aptArgs, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', name);
}

// ── means ──

/** Does the work unless its sources are what they were the last time, and says how long it took. */
function unlessUnchanged({ title, sources, stamp, work }) {
  const wanted = hashOf(sources);
  if (readOrEmpty(stamp) === wanted) return;
  say(title);
  const startedAt = Date.now();
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  say(`${title}: done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

function hashOf(sources) {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const file of filesUnder(join(ROOT, source)))
      hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!lstatSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((entry) => entry !== 'generated' && entry !== 'node_modules' && entry !== 'dist')
    .sort()
    .flatMap((entry) => filesUnder(join(path, entry)));
}

/** A tool of node_modules, quiet unless it fails. */
function runTool(tool, toolArgs, env = {}) {
  const { status, stdout, stderr, error } = spawnSync(join(BIN, tool), toolArgs, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', ...environment, ...env },
  });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  fail(`${tool} ${toolArgs.join(' ')} failed${error ? `: ${error.message}` : ''}`);
}

/** The command itself: our signals are its signals, its exit code is ours. */
function runToTheEnd(commandArgs) {
  const child = spawn(node, commandArgs, { cwd: ROOT, stdio: 'inherit', env: environment });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  followNpm(child);
  child.on('error', (error) => fail(`${node} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** npm told to stop takes down the shell between us without a word to us; an orphaned command would run on for ever. */
function followNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && child.kill('SIGTERM'), 300).unref();
}

function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function say(line) {
  console.log(`▸ ${line}`);
}

function fail(message) {
  console.error(`\n✗ ${message}`);
  process.exit(1);
}
