import type { Database } from './database.server.ts';

/** Runs `work` while no other process does anything under the same key; waits for its turn. */
export async function withAdvisoryLock<Result>(
  { pool }: Database,
  key: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [key]);
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}); // the connection may be gone; the lock goes with it
    throw error;
  } finally {
    client.release();
  }
}
