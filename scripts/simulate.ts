import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureLocalDatabase } from './database.ts';
import { removeEmbeddedPostgres } from './embedded-postgres.ts';
import { baselineOf } from './simulate/baseline.ts';
import { GENERATORS } from './simulate/generate/index.ts';
import { parseOptions, type SimulationOptions, USAGE } from './simulate/options.ts';
import { poolOf, type Run } from './simulate/pool.ts';
import { readWorld, worldOf } from './simulate/read-world.ts';
import { reportOf } from './simulate/report.ts';
import { runWorld } from './simulate/run.ts';
import type { World, WrittenLine } from './simulate/world.ts';

/** `npm run simulate:fraud`: how well the product tells honest referrals from fraud, see docs/simulate-fraud.md. */
const log = (line: string) => console.log(line);
const options = orUsage(() => parseOptions(process.argv.slice(2)));
let leave = async (): Promise<void> => {};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void leave().then(() => process.exit(1)));
if (options.write) write(options, options.write);
else await simulate(options);

function write(chosen: SimulationOptions, file: string): void {
  const lines = drawn(chosen, chosen.seeds[0]!);
  writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  log(`${count(lines.length)} lines written to ${file}`);
}

async function simulate(chosen: SimulationOptions): Promise<void> {
  const startedAt = Date.now();
  const runs: Run[] = [];
  for (const worldOfThis of worldsFor(chosen)) runs.push(await run(orUsage(worldOfThis), chosen));
  const report = poolOf(runs, chosen.rates);
  log(`\n${reportOf(report)}\n\n${Math.round((Date.now() - startedAt) / 1_000)} s`);
  const { figures, ...rest } = report;
  if (chosen.json) log(JSON.stringify({ ...figures, ...rest }));
}

/** Each is drawn when its turn comes: one at a time is enough in memory. */
function worldsFor(chosen: SimulationOptions): (() => World)[] {
  const { file, seeds } = chosen;
  if (file) return [() => readWorld(readFileSync(file, 'utf8'))];
  return seeds.map((seed) => () => worldOf(drawn(chosen, seed).map((value, at) => ({ line: at + 1, value }))));
}

function drawn({ generator, referrals, fraud }: SimulationOptions, seed: number): WrittenLine[] {
  return GENERATORS[generator]!({ referrals, fraud, seed });
}

/** In a database of its own, gone afterwards. */
async function run(world: World, chosen: SimulationOptions): Promise<Run> {
  const { name } = world.settings;
  log(`${name}: ${count(world.referrals.size)} referrals, ${count(world.events.length)} events`);
  const dataDir = fileURLToPath(new URL(`../.cache/simulate-${process.pid}`, import.meta.url));
  const database = await ensureLocalDatabase({ dataDir, disposable: true });
  leave = async () => {
    await database.stop();
    await removeEmbeddedPostgres(join(dataDir, 'postgres'));
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const ran = await runWorld(world, database, log, chosen);
    return { ...ran, name, baseline: baselineOf(world, ran.outcomes) };
  } finally {
    await leave();
    leave = async () => {};
  }
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** What was asked for can't be done: it says why, and nothing is half-run. */
function orUsage<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(1);
  }
}
