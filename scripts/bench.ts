import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEnvironment } from '../app/config/environment.server.ts';
import { createLogger } from '../app/config/logger.server.ts';
import { createBackgroundWork, openServices } from '../app/container.server.ts';
import { measureDoor } from './bench/door.ts';
import { measureJudging } from './bench/judging.ts';
import type { Measured } from './bench/measure.ts';
import { ensureLocalDatabase } from './database.ts';
import { removeEmbeddedPostgres } from './embedded-postgres.ts';

/**
 * `npm run bench`: how fast the spine is beside the least PostgreSQL and Node could do, measured in one run on this
 * machine with data of its own. Only the ratios mean something elsewhere. `-- --json` repeats them in a last line.
 */
const dataDir = fileURLToPath(new URL(`../.cache/bench-${process.pid}`, import.meta.url));
const undo: (() => Promise<void> | void)[] = [
  () => removeEmbeddedPostgres(join(dataDir, 'postgres')),
  () => rmSync(dataDir, { recursive: true, force: true }),
];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void cleanUp().then(() => process.exit(1)));

try {
  console.log('Making a database for the bench');
  const database = await ensureLocalDatabase({ dataDir });
  undo.unshift(database.stop);
  const logger = createLogger({ level: 'warn', process: 'bench' });
  const services = openServices(environmentOf(database.appUrl, database.doorUrl), logger);
  undo.unshift(services.close);
  const work = createBackgroundWork(services);
  undo.unshift(work.close);

  console.log('Measuring');
  const groups = [
    { title: 'Webhook door, 32 requests in flight', rows: await measureDoor(services, database.ownerUrl) },
    { title: 'Judge, one shop', rows: await measureJudging(services, work) },
  ].map(withRatios);
  console.log(tableOf(groups));
  if (process.argv.includes('--json')) console.log(JSON.stringify(groups));
} finally {
  await cleanUp();
}

type Group = { title: string; rows: (Measured & { ratio: number })[] };

/** The first row of a group is its yardstick. */
function withRatios({ title, rows }: { title: string; rows: Measured[] }): Group {
  const yardstick = rows[0]?.perSecond ?? Number.NaN;
  return { title, rows: rows.map((row) => ({ ...row, ratio: row.perSecond / yardstick })) };
}

function tableOf(groups: Group[]): string {
  const lines = groups.flatMap(({ title, rows }) => [
    `\n${title.padEnd(52)}${'number'.padStart(8)}${'a second'.padStart(10)}${'ratio'.padStart(8)}`,
    ...rows.map(
      ({ label, operations, perSecond, ratio }) =>
        `  ${label.padEnd(50)}${String(operations).padStart(8)}${perSecond.toFixed(0).padStart(10)}${ratio.toFixed(2).padStart(8)}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}

/** Nothing here is reached: the bench makes no call to Shopify and sends no mail. */
function environmentOf(appUrl: string, doorUrl: string) {
  return readEnvironment({
    SHOPIFY_API_KEY: 'bench',
    SHOPIFY_API_SECRET: randomBytes(24).toString('hex'),
    SHOPIFY_APP_URL: 'https://ricochet.example',
    SCOPES: 'read_orders',
    DATABASE_URL: appUrl,
    DATABASE_DOOR_URL: doorUrl,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'bench@ricochet.example',
  });
}

async function cleanUp(): Promise<void> {
  for (const step of undo.splice(0)) await step();
}
