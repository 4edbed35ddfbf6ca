import { join } from 'node:path';
import pg from 'pg';
import { ensureEmbeddedPostgres } from './embedded-postgres.ts';
import { applyMigrations } from './migrations.ts';
import { installQueue } from './queue.ts';
import { ensureRoles, type RolePasswords, urlFor } from './roles.ts';
import { loadOrMakeSecrets } from './secrets.ts';

export type DatabaseUrls = {
  /** makes and migrates the schema, and that of the queue */
  ownerUrl: string;
  appUrl: string;
  doorUrl: string;
};

const DATABASE_NAME = 'ricochet';

/** The embedded database, migrated and ready for the product: what runs when no DATABASE_URL is given. */
export async function ensureLocalDatabase({
  dataDir,
  log = () => {},
  keepsCommitTimes = false,
  disposable = false,
}: {
  dataDir: string;
  log?: (line: string) => void;
  keepsCommitTimes?: boolean;
  /** what it holds needn't survive a crash */
  disposable?: boolean;
}): Promise<DatabaseUrls & { stop(): Promise<void> }> {
  const server = await ensureEmbeddedPostgres({
    dataDir: join(dataDir, 'postgres'),
    log,
    keepsCommitTimes,
    disposable,
  });
  try {
    const passwords = loadOrMakeSecrets(dataDir);
    await ensureDatabase(server.url, DATABASE_NAME);
    const urls = urlsOf(server.url, DATABASE_NAME, passwords);
    await ensureRoles(server.url, passwords);
    await prepareSchema(urls.ownerUrl, log);
    return { ...urls, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Our tables and the queue's; returns the migrations that were applied. */
export async function prepareSchema(ownerUrl: string, log: (line: string) => void = () => {}): Promise<string[]> {
  const applied = await applyMigrations(ownerUrl, { log });
  await installQueue(ownerUrl);
  return applied;
}

export function urlsOf(
  superuserUrl: string,
  database: string,
  { appPassword, doorPassword }: RolePasswords,
): DatabaseUrls {
  const owner = new URL(superuserUrl);
  owner.pathname = `/${database}`;
  return {
    ownerUrl: owner.href,
    appUrl: urlFor(superuserUrl, { user: 'ricochet_app', password: appPassword, database }),
    doorUrl: urlFor(superuserUrl, { user: 'ricochet_door', password: doorPassword, database }),
  };
}

async function ensureDatabase(superuserUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    const alreadyThere = (error as { code?: string }).code === '42P04';
    if (!alreadyThere) throw error;
  } finally {
    await client.end();
  }
}
