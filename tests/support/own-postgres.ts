import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { prepareSchema, urlsOf } from '../../scripts/database.ts';
import { ensureEmbeddedPostgres, removeEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { ensureRoles } from '../../scripts/roles.ts';
import type { TestDatabase } from './postgres.ts';

const PASSWORDS = { appPassword: 'app', doorPassword: 'door' };
const NAME = 'ricochet';

/** A server of its own, which a test may stop and start again: no other test's database lives in it. */
export async function aPostgres() {
  const dataDir = mkdtempSync(join(tmpdir(), 'ricochet-postgres-'));
  let server = await ensureEmbeddedPostgres({ dataDir, disposable: true });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${NAME}`);
  await client.end();
  await ensureRoles(server.url, PASSWORDS);
  const urls = urlsOf(server.url, NAME, PASSWORDS);
  await prepareSchema(urls.ownerUrl);
  const database: TestDatabase = { name: NAME, ...urls };

  return {
    database,
    async stop(): Promise<void> {
      await server.stop();
    },
    async start(): Promise<void> {
      server = await ensureEmbeddedPostgres({ dataDir, disposable: true });
    },
    async remove(): Promise<void> {
      await server.stop();
      await removeEmbeddedPostgres(dataDir);
    },
  };
}
