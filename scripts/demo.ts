import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Stack, startStack } from './stack.ts';

/** `npm run demo`: a shop with the app installed, on this machine. `-- --fresh` forgets what was there before. */
const dataDir = fileURLToPath(new URL('../.data', import.meta.url));
const startedAt = Date.now();
const log = (line: string) => console.log(`  ${line}`);

const starting = startStack({ dataDir, log, fresh: process.argv.includes('--fresh') });
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

try {
  const stack = await starting;
  if (!stopping) announce(stack);
} catch (error) {
  console.error(`\nThe demo could not start: ${(error as Error).message}\nLogs: ${join(dataDir, 'logs')}`);
  process.exitCode = 1;
}

function announce(stack: Stack): void {
  const { storefront, admin, app, mail, pos, shop, apiKey, apiSecret } = stack;
  console.log(
    `\n  Ready after ${((Date.now() - startedAt) / 1000).toFixed(1)} s. Begin with the tour: ${stack.tour}\n  Ctrl-C stops everything.\n`,
  );
  console.log(`READY ${JSON.stringify({ storefront, admin, app, mail, pos, shop, apiKey, apiSecret })}`);
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  log('Stopping');
  // a stack that is still starting is finished first: half a start can't be undone
  await starting.then(
    (stack) => stack.stop(),
    () => {},
  );
  process.exit();
}
