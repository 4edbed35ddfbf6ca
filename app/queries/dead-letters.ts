import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';
import type { DeadLetter } from './views.ts';

/** Jobs of the shop that were tried as often as allowed and lie there until somebody tries them again, newest first. */
export async function loadDeadLetters({ readShop }: Pick<Database, 'readShop'>, shopId: ShopId): Promise<DeadLetter[]> {
  const rows = await readShop(
    shopId,
    (tx) => tx.$queryRaw<{ id: bigint; task: string; attempts: number; error: string | null; failedAt: Date }[]>`
      SELECT id, task, attempts, error, given_up_at AS "failedAt" FROM dead_jobs()`,
  );
  return rows.map(({ id, failedAt, error, ...row }) => ({
    ...row,
    id: String(id),
    error: error ?? '',
    failedAt: failedAt.toISOString(),
  }));
}
