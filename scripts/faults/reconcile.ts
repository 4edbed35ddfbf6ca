import type { OpenShop } from './setup.ts';
import { until } from './until.ts';
import type { FaultWorld } from './world.ts';

type Run = { startedAt: string; finishedAt: string | null; findings: Record<string, number> };

const PATIENCE_MS = 300_000;

/** As a merchant asks for it: everything is compared with Shopify. Returns what was found, or null when it never ended. */
export async function reconcile({ db }: FaultWorld, { shopId }: OpenShop): Promise<Run['findings'] | null> {
  const run = async (): Promise<Run | null> => {
    const { rows } = await db.query('SELECT reconciliation FROM shop WHERE shop_id = $1', [shopId]);
    return rows[0].reconciliation;
  };
  const before = (await run())?.startedAt;
  await db.query(
    `SELECT graphile_worker.add_job('start-reconciliation', json_build_object('shopId', $1::text, 'by', 'merchant'),
       job_key => 'start-reconciliation:' || $1, queue_name => 'reconcile:' || $1)`,
    [shopId],
  );
  const isDone = await until(
    async () => {
      const now = await run();
      return now !== null && now.startedAt !== before && now.finishedAt !== null;
    },
    PATIENCE_MS,
    200,
  );
  return isDone ? ((await run())?.findings ?? {}) : null;
}
