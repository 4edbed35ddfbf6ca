import pg from 'pg';

/**
 * Runs `work` while no other process does anything under the same key; waits for its turn. On a connection of its own:
 * the work may call out for seconds, and the judge must not wait for a place in the pool meanwhile.
 */
export async function withAdvisoryLock<Result>(url: string, key: string, work: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'ricochet-lock' });
  // one that breaks while the work calls out says so by an event, which would end the process; the lock is gone with it
  client.on('error', () => {});
  await client.connect();
  try {
    // for the transaction rather than the session: a pooler may give each transaction another session
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [key]);
    return await work();
  } finally {
    // the lock goes with the connection
    await client.end();
  }
}
