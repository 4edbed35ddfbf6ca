import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { logFile } from '../app/container/log-file.server.ts';
import { openDatabase } from '../app/persistence/database.server.ts';
import { shopIdOf } from '../app/persistence/inbox.server.ts';
import { ensureLocalDatabase } from './database.ts';
import { readLog } from './replay/read-log.ts';
import { tableOf } from './replay/table.ts';

/**
 * `npm run replay`: writes down all that a shop's judge decided and moved, and decides it again without the database.
 *
 *     npm run replay -- --export shop.jsonl --shop name.myshopify.com     the log of a shop (DATABASE_URL, or the demo's)
 *     npm run replay -- shop.jsonl                                        decides it again; the exit code is 1 on any difference
 *     npm run replay -- shop.jsonl --json
 */
const USAGE = 'Usage: npm run replay -- FILE [--json]   or   npm run replay -- --export FILE --shop name.myshopify.com';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { export: { type: 'string' }, shop: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const [file] = positionals;
if (values.export && values.shop && !file) await exportLog(values.export, values.shop);
else if (file && !values.export) await replayLog(file);
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function exportLog(to: string, domain: string): Promise<void> {
  const local = process.env.DATABASE_URL
    ? null
    : await ensureLocalDatabase({ dataDir: fileURLToPath(new URL('../.data', import.meta.url)) });
  const db = openDatabase(process.env.DATABASE_URL ?? local!.appUrl, { poolSize: 1 });
  try {
    const shopId = shopIdOf(domain);
    const shop = await db.withShop(shopId, (tx) => tx.shop.findUnique({ where: { shopId } }));
    if (!shop) throw new Error(`${domain} is no shop of this database`);
    const unfinished = `${to}.unfinished`;
    await pipeline(Readable.from(logFile(db, { shopId, domain }, new Date())), createWriteStream(unfinished));
    await rename(unfinished, to);
    console.log(`The log of ${domain} is in ${to}. Decide it again: npm run replay -- ${to}`);
  } catch (error) {
    console.error(`The log could not be written: ${(error as Error).message}`);
    process.exitCode = 1;
  } finally {
    await db.close();
    await local?.stop();
  }
}

async function replayLog(from: string): Promise<void> {
  const startedAt = performance.now();
  const read = await readLog(from);
  const { report, isWhole } = read;
  const seconds = (performance.now() - startedAt) / 1_000;
  const isSame = isWhole && report.findings.length === 0;
  if (values.json) console.log(JSON.stringify({ ...report, isWhole, isSame, seconds }));
  else console.log(tableOf(read, seconds));
  if (!isSame) process.exitCode = 1;
}
