import pg from 'pg';

/** A worker that just began may not have said that it lives. */
const GRACE = "interval '5 seconds'";
const LOOK_EVERY_MS = 5_000;

/**
 * The queue gives a killed worker's jobs back only after four hours. So each process holds an advisory lock under the id its jobs are locked by,
 * for as long as its connection lives; whoever can take that lock knows that it is dead and frees its jobs.
 */
export async function watchWorkers(
  queueUrl: string,
  log: { info(fields: object, message: string): void; error(fields: object, message: string): void },
  /** this process can't show any more that it lives: others will take its jobs, so it has to stop */
  onLost: (error: unknown) => void,
) {
  const client = new pg.Client({ connectionString: queueUrl, application_name: 'ricochet-worker' });
  client.on('error', onLost);
  await client.connect();

  async function freeDead(): Promise<void> {
    const { rows } = await client.query<{ id: string }>(
      `SELECT DISTINCT locked_by AS id FROM graphile_worker.jobs WHERE locked_by IS NOT NULL AND locked_at < now() - ${GRACE}`,
    );
    for (const { id } of rows) {
      // our own lock could be taken a second time
      if (own.has(id)) continue;
      const { rows: tried } = await client.query('SELECT pg_try_advisory_lock(hashtextextended($1, 2)) AS dead', [id]);
      if (!tried[0].dead) continue;
      await client.query('SELECT graphile_worker.force_unlock_workers(ARRAY[$1])', [id]);
      await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 2))', [id]);
      log.info({ workerId: id }, 'a dead worker’s jobs were given back');
    }
  }

  const own = new Set<string>();
  const look = () => void freeDead().catch((error: unknown) => log.error({ error }, 'looking for dead workers failed'));
  const timer = setInterval(look, LOOK_EVERY_MS);
  look();

  return {
    alive(workerId: string): void {
      own.add(workerId);
      client.query('SELECT pg_advisory_lock(hashtextextended($1, 2))', [workerId]).catch(onLost);
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      await client.end();
    },
  };
}
