import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const RETRY_EVERY_MS = 500;

type Log = { warn(fields: object, message: string): void };

/**
 * A connection of its own that is made anew whenever it breaks, until closed. `prepare` brings each new one into the
 * state it stands for (a lock, a LISTEN); it has happened once by the time this resolves.
 */
export async function lastingConnection(
  config: pg.ClientConfig,
  prepare: (client: pg.Client) => Promise<unknown>,
  log: Log,
) {
  let isClosed = false;
  let current: pg.Client | null = null;
  let mending: Promise<void> = Promise.resolve();

  async function connect(): Promise<void> {
    const client = new pg.Client({ ...config, connectionTimeoutMillis: 5_000, keepAlive: true });
    client.on('error', () => {});
    try {
      await client.connect();
      await prepare(client);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    // it may be closed, or break, while it is being made
    if (isClosed) return client.end();
    current = client;
    client.once('end', () => {
      if (isClosed || current !== client) return;
      current = null;
      log.warn({ connection: config.application_name }, 'a connection to the database broke; it is made anew');
      mending = mend();
    });
  }

  async function mend(): Promise<void> {
    while (!isClosed) {
      try {
        return await connect();
      } catch {
        await sleep(RETRY_EVERY_MS);
      }
    }
  }

  await connect();

  return {
    /** null while it is broken */
    client: () => current,
    async close(): Promise<void> {
      isClosed = true;
      await mending;
      await current?.end();
    },
  };
}
