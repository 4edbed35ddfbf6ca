import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PARTS } from './bench/figures/index.ts';
import { machineFacts } from './bench/machine.ts';
import { hottestOf } from './bench/profile.ts';
import { type Figure, tableOf } from './bench/report.ts';
import { openRig } from './bench/rig.ts';

/**
 * `npm run bench`: how fast the spine is beside the least PostgreSQL and Node could do, on real processes. Each part has
 * a database and processes of its own: none measures beside what another left. A run of everything writes its table to
 * docs/benchmarks.md; `-- --json` repeats it in a last line.
 *
 *     npm run bench -- --only door,judging --rounds 3
 *     npm run bench -- --only end-to-end --profile      …and says in which functions the processes spent their time
 *     npm run bench -- --only pages --places 'programme,a person' --profile      …and the browser, instead of measuring
 */
const DOCS = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));
const PROFILES = fileURLToPath(new URL('../.cache/bench-profiles', import.meta.url));
const TABLE = /(<!-- table -->\n)[\s\S]*(\n<!-- end of table -->)/;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
    places: { type: 'string', default: '' },
    seed: { type: 'string', default: randomBytes(4).toString('hex') },
    profile: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const listed = (text: string) => text.split(',').filter(Boolean);
const [only, places] = [listed(options.only), listed(options.places)];
const unknown = only.find((name) => !PARTS.some((part) => part.name === name));
const rounds = Number(options.rounds);
if (unknown || !(rounds >= 1)) {
  console.error(
    `Usage: npm run bench -- [--only ${PARTS.map(({ name }) => name).join(',')}] [--rounds 5] [--places 'home,programme'] [--seed text] [--profile] [--json]`,
  );
  process.exit(1);
}

rmSync(PROFILES, { recursive: true, force: true });
const log = (line: string) => console.log(line);
let isInterrupted = false;
let closeRig = async (): Promise<void> => {};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    isInterrupted = true;
    void closeRig().then(() => process.exit(1));
  });
let facts: Record<string, string> | undefined;
const figures: Figure[] = [];
for (const { name, title, measure } of PARTS) {
  if (isInterrupted || (only.length && !only.includes(name))) continue;
  const startedAt = Date.now();
  log(title);
  try {
    const profileDir = options.profile ? join(PROFILES, name) : null;
    const { rig, close } = await openRig({ rounds, places, seed: options.seed, profileDir, log });
    closeRig = close;
    facts ??= await machineFacts(rig.owner, options.seed);
    figures.push(...(await measure(rig)));
  } catch (error) {
    // the other parts are measured all the same
    console.error(error);
    process.exitCode = 1;
  } finally {
    await closeRig();
  }
  log(`  ${Math.round((Date.now() - startedAt) / 1_000)} s`);
}
const report = [
  tableOf(figures),
  '',
  ...Object.entries({ ...facts, rounds: String(rounds) }).map(([name, value]) => `- ${name}: ${value}`),
].join('\n');
log(`\n${report}\n`);
if (!only.length && !places.length && !options.profile && !process.exitCode)
  writeFileSync(DOCS, readFileSync(DOCS, 'utf8').replace(TABLE, `$1\n${report}\n$2`));
if (options.profile) log(`${hottestOf(PROFILES)}\n`);
if (options.json) log(JSON.stringify(figures));
