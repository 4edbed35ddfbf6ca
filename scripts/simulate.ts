import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureLocalDatabase } from './database.ts';
import { removeEmbeddedPostgres } from './embedded-postgres.ts';
import { baselineOf } from './simulate/baseline.ts';
import { GENERATORS } from './simulate/generate/index.ts';
import { figuresOf, weightsFor } from './simulate/metrics.ts';
import { parseOptions, type SimulationOptions, USAGE } from './simulate/options.ts';
import { readWorld, worldOf } from './simulate/read-world.ts';
import { reportOf } from './simulate/report.ts';
import { runWorld } from './simulate/run.ts';
import type { World } from './simulate/world.ts';

/** `npm run simulate:fraud`: how well the product tells honest referrals from fraud, see docs/simulate-fraud.md. */
const log = (line: string) => console.log(line);
const options = orUsage(() => parseOptions(process.argv.slice(2)));
if (options.write) {
  const lines = GENERATORS[options.generator]!(options);
  writeFileSync(options.write, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  log(`${lines.length.toLocaleString('en-US')} lines written to ${options.write}`);
} else {
  await simulate(options);
}

async function simulate(chosen: SimulationOptions): Promise<void> {
  const startedAt = Date.now();
  const world = orUsage(() => worldFor(chosen));
  log(
    `${world.settings.name}: ${world.referrals.size.toLocaleString('en-US')} referrals, ${world.events.length.toLocaleString('en-US')} events`,
  );
  const dataDir = fileURLToPath(new URL(`../.cache/simulate-${process.pid}`, import.meta.url));
  const database = await ensureLocalDatabase({ dataDir, disposable: true });
  const leave = async () => {
    await database.stop();
    await removeEmbeddedPostgres(join(dataDir, 'postgres'));
    rmSync(dataDir, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void leave().then(() => process.exit(1)));
  try {
    const { outcomes, replayed, without } = await runWorld(world, database, log, chosen.without);
    const baseline = baselineOf(world, outcomes);
    const fraudulent = outcomes.filter(({ referral }) => referral.label !== 'honest').length;
    const report = {
      name: world.settings.name,
      referrals: outcomes.length,
      fraudShare: fraudulent / outcomes.length,
      figures: figuresOf(outcomes),
      baseline: figuresOf(baseline),
      rates: chosen.rates.map((rate) => ({
        rate,
        figures: figuresOf(outcomes, weightsFor(outcomes, rate)),
        baseline: figuresOf(baseline, weightsFor(baseline, rate)),
      })),
      replayed,
      without: without.map((one) => ({ signals: one.signals, figures: figuresOf(one.outcomes) })),
    };
    log(`\n${reportOf(report)}\n\n${Math.round((Date.now() - startedAt) / 1_000)} s`);
    const { figures, ...rest } = report;
    if (chosen.json) log(JSON.stringify({ ...figures, ...rest }));
  } finally {
    await leave();
  }
}

function worldFor({ file, generator, ...knobs }: SimulationOptions): World {
  if (file) return readWorld(readFileSync(file, 'utf8'));
  const lines = GENERATORS[generator]!(knobs);
  return worldOf(lines.map((value, at) => ({ line: at + 1, value })));
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
