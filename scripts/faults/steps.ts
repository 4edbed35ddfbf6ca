import type pg from 'pg';

/**
 * The places of the spine where a process is killed. A trigger of the database's owner waits there for an advisory lock
 * that only the harness ever takes: nothing in the product knows of it, and while nobody aims at a step it costs the
 * taking of a free lock.
 *
 * `before`: the statement has run, nothing is committed; the transaction is undone. `after`: the transaction is being
 * committed; it stands, but the process never hears of it.
 */
export type TableStep = {
  name: string;
  when: 'before' | 'after';
  table: string;
  event: string;
  /** rows it is about; left out: every statement */
  of?: string;
};

export const TABLE_STEPS: readonly TableStep[] = [
  { name: 'webhook written', when: 'before', table: 'inbox', event: 'INSERT' },
  { name: 'webhook committed', when: 'after', table: 'inbox', event: 'INSERT' },
  { name: 'attempt counted', when: 'before', table: 'inbox', event: 'UPDATE OF attempts' },
  {
    name: 'attempt committed',
    when: 'after',
    table: 'shop_work',
    event: 'UPDATE',
    of: 'OLD.last_served_at IS DISTINCT FROM NEW.last_served_at',
  },
  { name: 'order facts written', when: 'before', table: 'order_fact', event: 'INSERT OR UPDATE' },
  { name: 'verdict written', when: 'before', table: 'verdict', event: 'INSERT OR UPDATE' },
  { name: 'reward written', when: 'before', table: 'reward', event: 'INSERT' },
  { name: 'points moved', when: 'before', table: 'ledger_transaction', event: 'INSERT' },
  { name: 'lot written', when: 'before', table: 'lot', event: 'INSERT' },
  { name: 'message queued', when: 'before', table: 'message', event: 'INSERT' },
  { name: 'effect enqueued', when: 'before', table: 'graphile_worker._private_jobs', event: 'INSERT' },
  { name: 'row marked as judged', when: 'before', table: 'inbox', event: 'UPDATE OF judged_at' },
  {
    name: 'judgement committed',
    when: 'after',
    table: 'shop_work',
    event: 'UPDATE',
    of: 'OLD.last_served_at IS NOT DISTINCT FROM NEW.last_served_at',
  },
  { name: 'reward leased', when: 'before', table: 'reward', event: 'UPDATE', of: LEASED() },
  { name: 'lease committed', when: 'after', table: 'reward', event: 'UPDATE', of: LEASED() },
  { name: 'reward issued', when: 'before', table: 'reward', event: 'UPDATE', of: BECAME('issued') },
  { name: 'issue committed', when: 'after', table: 'reward', event: 'UPDATE', of: BECAME('issued') },
  { name: 'reward taken back', when: 'before', table: 'reward', event: 'UPDATE', of: BECAME('reversed') },
  { name: 'taking back committed', when: 'after', table: 'reward', event: 'UPDATE', of: BECAME('reversed') },
  { name: 'message sent', when: 'before', table: 'message', event: 'UPDATE', of: SENT() },
  { name: 'sending committed', when: 'after', table: 'message', event: 'UPDATE', of: SENT() },
];

function LEASED(): string {
  return 'NEW.lease_until IS NOT NULL AND NEW.lease_until IS DISTINCT FROM OLD.lease_until';
}
/** by an effect: what was leased has its result */
function BECAME(status: string): string {
  return `OLD.lease_until IS NOT NULL AND NEW.status = '${status}' AND OLD.status <> NEW.status`;
}
function SENT(): string {
  return `OLD.status = 'queued' AND NEW.status = 'sent'`;
}

/** first number of the two-number advisory locks; the second is the step's place in the list */
const LOCK_SPACE = 72_707_399;

export async function installSteps(db: pg.Pool): Promise<void> {
  await db.query(`
    CREATE SCHEMA IF NOT EXISTS faults;
    CREATE OR REPLACE FUNCTION faults.wait_here() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_catalog.pg_advisory_xact_lock_shared(${LOCK_SPACE}, TG_ARGV[0]::int);
      RETURN NULL;
    END $$`);
  for (const [nth, step] of TABLE_STEPS.entries()) await db.query(triggerOf(step, nth));
}

function triggerOf({ when, table, event, of }: TableStep, nth: number): string {
  const name = `faults_${nth}`;
  const call = `EXECUTE FUNCTION faults.wait_here('${nth}')`;
  // a partitioned table has no deferred triggers; what is written there alone commits with its only statement
  if (when === 'after' && table !== 'inbox')
    return `CREATE CONSTRAINT TRIGGER ${name} AFTER ${event} ON ${table} DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (${of}) ${call}`;
  return of
    ? `CREATE TRIGGER ${name} AFTER ${event} ON ${table} FOR EACH ROW WHEN (${of}) ${call}`
    : `CREATE TRIGGER ${name} AFTER ${event} ON ${table} FOR EACH STATEMENT ${call}`;
}

/** A process that stands at a step: its name, and its connection in the database. */
export type Waiter = { application: string; pid: number };

export type Ambush = {
  /** the first to come to the step, or null after so long */
  caught(maxMs: number): Promise<Waiter | null>;
  /** lets everybody pass again */
  lift(): Promise<void>;
};

/** Lies in wait at a step: from now on whoever comes there stands still. */
export async function layAmbush(db: pg.Pool, step: TableStep): Promise<Ambush> {
  const nth = TABLE_STEPS.indexOf(step);
  const client = await db.connect();
  // a server that is being restarted takes the lock along; whoever waits for it goes on
  client.on('error', () => {});
  await client.query('SELECT pg_advisory_lock($1, $2)', [LOCK_SPACE, nth]);
  return {
    async caught(maxMs) {
      const deadline = Date.now() + maxMs;
      do {
        const { rows } = await client.query<Waiter>(
          `SELECT a.application_name AS application, a.pid FROM pg_locks l JOIN pg_stat_activity a USING (pid)
           WHERE l.locktype = 'advisory' AND NOT l.granted AND l.classid = $1 AND l.objid = $2 AND l.objsubid = 2
           ORDER BY a.query_start LIMIT 1`,
          [LOCK_SPACE, nth],
        );
        if (rows[0]) return rows[0];
        await new Promise((resolve) => setTimeout(resolve, 25));
      } while (Date.now() < deadline);
      return null;
    },
    async lift() {
      await client.query('SELECT pg_advisory_unlock($1, $2)', [LOCK_SPACE, nth]).then(
        () => client.release(),
        (error: Error) => client.release(error),
      );
    },
  };
}
