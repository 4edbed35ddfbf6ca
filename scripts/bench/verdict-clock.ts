import { setTimeout as sleep } from 'node:timers/promises';
import type { Rig } from './rig.ts';

const LOOK_EVERY_MS = 200;
const LATEST_MS = 30_000;

/**
 * How long each of these orders took until its verdict was committed, in milliseconds, once all have one. PostgreSQL
 * keeps the time of each commit, so nothing is asked of it meanwhile: a trigger that notified would make the judge's
 * commits wait for each other.
 */
export async function verdictWaits(
  { owner }: Rig,
  dueAtMs: Readonly<Record<string, number>>,
): Promise<Map<string, number>> {
  const orders = Object.keys(dueAtMs);
  for (const startedAt = Date.now(); Date.now() - startedAt < LATEST_MS; await sleep(LOOK_EVERY_MS)) {
    const { rows } = await owner.query<{ order: string; at: string }>(
      `SELECT subject_id AS order, extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000 AS at
       FROM verdict WHERE subject_kind = 'order' AND subject_id = ANY($1)`,
      [orders],
    );
    if (rows.length < orders.length) continue;
    return new Map(rows.map(({ order, at }) => [order, Number(at) - (dueAtMs[order] ?? Number.NaN)]));
  }
  throw new Error('some orders were not judged within 30 s');
}
