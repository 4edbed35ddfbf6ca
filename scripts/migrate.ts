import { fileURLToPath } from 'node:url';
import { ensureLocalDatabase, prepareSchema } from './database.ts';

/** `npm run migrate`: the database of DATABASE_OWNER_URL, or the embedded one of .data/ when there is none. */
const log = (line: string) => console.log(line);
const ownerUrl = process.env.DATABASE_OWNER_URL;

if (ownerUrl) {
  const applied = await prepareSchema(ownerUrl, log);
  log(applied.length ? `${applied.length} migrations applied` : 'Nothing to apply: the database is up to date');
} else if (process.env.DATABASE_URL) {
  console.error(
    'DATABASE_URL is set but DATABASE_OWNER_URL is not. Migrations need the account that owns the schema: set DATABASE_OWNER_URL.',
  );
  process.exitCode = 1;
} else {
  const database = await ensureLocalDatabase({ dataDir: fileURLToPath(new URL('../.data', import.meta.url)), log });
  await database.stop();
  log('The embedded database is up to date');
}
