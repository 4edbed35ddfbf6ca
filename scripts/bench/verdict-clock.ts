import pg from 'pg';
import type { Rig } from './rig.ts';

/**
 * When each order's verdict was committed. A trigger of the bench says so; what PostgreSQL notifies goes out with the
 * commit. That costs the judge a little, and spares it a reader that asks all the time.
 */
export async function startVerdictClock({ database, owner }: Rig) {
  await owner.query(
    `CREATE OR REPLACE FUNCTION bench_verdict() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
     BEGIN PERFORM pg_notify('bench_verdict', NEW.subject_id); RETURN NULL; END $$;
     CREATE OR REPLACE TRIGGER bench_verdict AFTER INSERT ON verdict FOR EACH ROW EXECUTE FUNCTION bench_verdict()`,
  );
  const judgedAtMs = new Map<string, number>();
  let onVerdict = () => {};
  const ear = new pg.Client({ connectionString: database.ownerUrl });
  ear.on('notification', ({ payload }) => {
    judgedAtMs.set(payload ?? '', performance.timeOrigin + performance.now());
    onVerdict();
  });
  await ear.connect();
  await ear.query('LISTEN bench_verdict');

  return {
    /** How long each of these orders took, in milliseconds, once all have a verdict. */
    async waits(dueAtMs: Readonly<Record<string, number>>): Promise<Map<string, number>> {
      const orders = Object.entries(dueAtMs);
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('some orders were not judged within 30 s')), 30_000);
        let next = 0;
        onVerdict = () => {
          while (next < orders.length && judgedAtMs.has(orders[next]?.[0] ?? '')) next += 1;
          if (next < orders.length) return;
          clearTimeout(late);
          resolve();
        };
        onVerdict();
      });
      return new Map(orders.map(([order, due]) => [order, (judgedAtMs.get(order) ?? Number.NaN) - due]));
    },
    async stop(): Promise<void> {
      await ear.end();
      await owner.query('DROP TRIGGER bench_verdict ON verdict');
    },
  };
}
