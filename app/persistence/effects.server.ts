import type pg from 'pg';
import type { Effect } from '../domain/judging/world.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { ShopTransaction } from './database.server.ts';

/** Jobs that no verdict asks for: they come with an installation, a publication, a farewell. */
export type ShopJob =
  | Effect
  | { readonly kind: 'import-history' }
  | { readonly kind: 'publish-offer' }
  | { readonly kind: 'redact-shop' };

const SQL = 'SELECT enqueue_effect($1, $2::json, $3, $4, coalesce($5::timestamptz, now()))';

/**
 * Into the job queue within the same transaction: an effect exists exactly when its reason was committed. The key makes
 * one waiting job a shop (and order); the queue lets only one run at a time.
 */
function argumentsOf(
  shopId: ShopId,
  job: ShopJob,
  runAt: Date | undefined,
): [string, string, string, string, string | null] {
  const { kind, ...details } = job;
  const key = `${kind}:${shopId}${'orderId' in job ? `:${job.orderId}` : ''}`;
  return [kind, JSON.stringify({ shopId, ...details }), key, `${kind}:${shopId}`, runAt?.toISOString() ?? null];
}

export async function enqueueEffect(client: pg.PoolClient, shopId: ShopId, job: ShopJob, runAt?: Date): Promise<void> {
  await client.query(SQL, argumentsOf(shopId, job, runAt));
}

/** The same inside one of Prisma's transactions. */
export async function enqueueJob(tx: ShopTransaction, shopId: ShopId, job: ShopJob, runAt?: Date): Promise<void> {
  await tx.$queryRawUnsafe(`${SQL.replace('SELECT ', 'SELECT 1 FROM ')}`, ...argumentsOf(shopId, job, runAt));
}
