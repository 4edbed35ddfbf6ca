import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseOptions, USAGE } from './faults/options.ts';
import { asNumbers, printReport } from './faults/report.ts';
import { runFaults } from './faults/run.ts';
import { type FaultWorld, forgetData } from './faults/world.ts';

/**
 * `npm run test:faults`: the real built app under duplicated, reordered and lost webhooks, a failing Admin API and
 * processes killed at every step; afterwards every order, reward, point and code is checked. docs/faults.md explains it.
 */
const options = readOptions();
const dataDir = fileURLToPath(new URL(`../.cache/faults-${options.seed}-${process.pid}`, import.meta.url));
mkdirSync(dataDir, { recursive: true });

let world: FaultWorld | undefined;
let isKept = options.keep;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void cleanUp().then(() => process.exit(1)));

let isClean = false;
try {
  console.log(`${options.orders} orders, seed ${options.seed}: ${USAGE}\n`);
  const outcome = await runFaults(options, dataDir, console.log, (started) => {
    world = started;
  });
  isClean = outcome.findings.length === 0;
  isKept ||= !isClean;
  printReport({ ...outcome, dataDir: isKept ? dataDir : null });
  if (options.json) console.log(JSON.stringify(asNumbers(outcome)));
} catch (error) {
  isKept = true;
  console.error(error);
  console.error(`The run broke off; its data is kept in ${dataDir}`);
} finally {
  await cleanUp();
}
process.exit(isClean ? 0 : 1);

async function cleanUp(): Promise<void> {
  await world?.stop();
  world = undefined;
  if (!isKept) await forgetData(dataDir);
}

function readOptions() {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    return process.exit(1);
  }
}
