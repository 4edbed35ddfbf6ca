import { createHash, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import project from '../../package.json' with { type: 'json' };
import { type DatabaseUrls, prepareSchema, urlsOf } from '../../scripts/database.ts';
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { readMigrations } from '../../scripts/migrations.ts';
import { processIdentity } from '../../scripts/processes.ts';
import { ensureRoles } from '../../scripts/roles.ts';

export type TestDatabase = DatabaseUrls & { name: string };

const CLUSTER_DIR = fileURLToPath(new URL('../../.cache/test-postgres', import.meta.url));
const PASSWORDS = { appPassword: 'app', doorPassword: 'door' };
const QUEUE_VERSION = `graphile-worker ${project.dependencies['graphile-worker']}`;
const TEMPLATE_LOCK = 72707371;

/** The one cluster all test files share; global-setup keeps it up between them. */
export function ensureTestCluster(): Promise<EmbeddedPostgres> {
  return ensureEmbeddedPostgres({ dataDir: CLUSTER_DIR, disposable: true });
}

/**
 * A migrated, empty database of its own for this test file, dropped afterwards. The URLs are there once the file's
 * tests run:
 *
 *     const database = useDatabase();
 *     test('…', async () => { const pool = new pg.Pool({ connectionString: database.appUrl }); … });
 */
export function useDatabase(): TestDatabase {
  const database: TestDatabase = { name: '', ownerUrl: '', appUrl: '', doorUrl: '' };
  let drop: () => Promise<void> = async () => {};
  beforeAll(async () => {
    const made = await createTestDatabase();
    Object.assign(database, made.database);
    drop = made.drop;
  }, 60_000);
  afterAll(() => drop(), 30_000);
  return database;
}

/** As useDatabase, for set-ups that aren't a test file's. */
export async function createTestDatabase(): Promise<{ database: TestDatabase; drop(): Promise<void> }> {
  const cluster = await ensureTestCluster();
  try {
    const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
    await withMaintenance(cluster.url, async (client) => {
      const template = await ensureTemplate(client, cluster.url);
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
    });
    return {
      database: { name, ...urlsOf(cluster.url, name, PASSWORDS) },
      drop: async () => {
        await withMaintenance(cluster.url, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
        await cluster.stop();
      },
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** A database with all migrations applied, made once for each state of the migrations. Returns its name. */
async function ensureTemplate(client: pg.Client, superuserUrl: string): Promise<string> {
  const checksums = [QUEUE_VERSION, ...readMigrations().map(({ name, checksum }) => `${name} ${checksum}`)];
  const template = `template_${createHash('sha256').update(checksums.join('\n')).digest('hex').slice(0, 16)}`;
  const isThere = async () =>
    (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])).rowCount === 1;
  if (await isThere()) return template;

  await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    if (await isThere()) return template;
    await dropLeftovers(client);
    const unfinished = `${template}_unfinished`;
    await client.query(`CREATE DATABASE ${unfinished}`);
    const unfinishedUrl = new URL(superuserUrl);
    unfinishedUrl.pathname = `/${unfinished}`;
    await ensureRoles(superuserUrl, PASSWORDS);
    await prepareSchema(unfinishedUrl.href);
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
    return template;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

/** Templates of earlier migrations, and databases of test processes that were killed. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%' OR datname LIKE 'test\\_%'",
  );
  for (const { datname } of rows) {
    const [kind, pid] = datname.split('_');
    if (kind === 'test' && processIdentity(Number(pid)) !== null) continue;
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(datname)} WITH (FORCE)`);
  }
}

async function withMaintenance<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
