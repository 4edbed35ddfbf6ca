import { lastingConnection } from './lasting-connection.server.ts';

/** A worker that just began may not have said that it lives. */
const GRACE = "interval '5 seconds'";
/** Nor may anybody have said so again when the server has just come back. */
const GRACE_AFTER_RESTART = "interval '5 seconds'";
const LOOK_EVERY_MS = 2_000;

type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/**
 * The queue gives a killed worker's jobs back only after four hours. So each process holds an advisory lock under the id
 * its jobs are locked by, for as long as its connection lives; whoever can take that lock at two looks in a row knows
 * that it is dead and frees its jobs. A connection that breaks is made anew within the time between two looks.
 */
export async function watchWorkers(
  queueUrl: string,
  log: Log,
  /** hears whose rewards a dead worker was at, before its jobs are given back */
  onDead: (shopIds: readonly string[]) => Promise<void> = async () => {},
) {
  const own = new Set<string>();
  let seemedDead = new Set<string>();

  const connection = await lastingConnection(
    { connectionString: queueUrl, application_name: 'ricochet-worker' },
    async (client) => {
      for (const id of own) await client.query('SELECT pg_advisory_lock(hashtextextended($1, 2))', [id]);
    },
    log,
  );

  async function freeDead(): Promise<void> {
    const client = connection.client();
    if (!client) return;
    const { rows } = await client.query<{ id: string }>(
      `SELECT DISTINCT locked_by AS id FROM graphile_worker.jobs
       WHERE locked_by IS NOT NULL AND locked_at < now() - ${GRACE} AND pg_postmaster_start_time() < now() - ${GRACE_AFTER_RESTART}`,
    );
    const seemDeadNow = new Set<string>();
    for (const { id } of rows) {
      // our own lock could be taken a second time
      if (own.has(id)) continue;
      const { rows: tried } = await client.query('SELECT pg_try_advisory_lock(hashtextextended($1, 2)) AS dead', [id]);
      if (!tried[0].dead) continue;
      seemDeadNow.add(id);
      if (seemedDead.has(id)) {
        const held = await client.query<{ shopId: string }>(
          `SELECT DISTINCT substr(queue_name, length('issue-rewards:') + 1) AS "shopId" FROM graphile_worker.jobs
           WHERE locked_by = $1 AND queue_name LIKE 'issue-rewards:%'`,
          [id],
        );
        await onDead(held.rows.map(({ shopId }) => shopId));
        await client.query('SELECT free_dead_worker($1)', [id]);
        log.info({ workerId: id }, 'a dead worker’s jobs were given back');
      }
      await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 2))', [id]);
    }
    seemedDead = seemDeadNow;
  }

  let isLooking = false;
  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    await freeDead().catch((error: unknown) =>
      log.warn({ error }, 'looking for dead workers failed; it is tried again'),
    );
    isLooking = false;
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  void look();

  return {
    alive(workerId: string): void {
      own.add(workerId);
      // broken just now: the next connection takes it
      connection
        .client()
        ?.query('SELECT pg_advisory_lock(hashtextextended($1, 2))', [workerId])
        .catch(() => {});
    },
    /** this process lives on, but does nothing under that id any more: what it held is given back as if it were dead */
    gone(workerId: string): void {
      own.delete(workerId);
      // taken twice when the connection was made anew at that moment
      connection
        .client()
        ?.query('SELECT pg_advisory_unlock(hashtextextended($1, 2)) FROM generate_series(1, 2)', [workerId])
        .catch(() => {});
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      await connection.close();
    },
  };
}
