import type pg from 'pg';
import type { Effect } from '../domain/judging/world.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { ShopTransaction } from './database.server.ts';

/** Jobs that no verdict asks for: they come with an installation, a publication, a farewell. */
export type ShopJob =
  | Effect
  | { readonly kind: 'import-history' }
  /** `at` = an edge of a campaign, apart from what is published meanwhile */
  | { readonly kind: 'publish-offer'; readonly at?: string }
  | { readonly kind: 'subscribe-webhooks' }
  /** `after` = where the next page begins */
  | { readonly kind: 'find-chargebacks'; readonly after?: string }
  | { readonly kind: 'redact-shop' }
  | { readonly kind: 'start-reconciliation' }
  | { readonly kind: 'reconcile' }
  /** an approved post's fee goes to the judge */
  | { readonly kind: 'owe-fee'; readonly postId: string }
  | { readonly kind: 'watch-shop' };

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
  const about =
    'orderId' in job
      ? `:${job.orderId}`
      : 'entryId' in job
        ? `:${job.entryId}`
        : 'postId' in job
          ? `:${job.postId}`
          : '';
  // two chargebacks' or assessments' news, or two edges of campaigns, don't stand for each other
  const news =
    'dispute' in job
      ? `:${job.dispute.at.toISOString()}`
      : 'assessment' in job
        ? `:${job.assessment.provider}:${job.assessment.at.toISOString()}`
        : 'at' in job
          ? `:${job.at}`
          : '';
  const key = `${kind}:${shopId}${about}${news}`;
  return [kind, JSON.stringify({ shopId, ...details }), key, `${kind}:${shopId}`, runAt?.toISOString() ?? null];
}

export async function enqueueEffect(client: pg.PoolClient, shopId: ShopId, job: ShopJob, runAt?: Date): Promise<void> {
  await client.query(SQL, argumentsOf(shopId, job, runAt));
}

/** The same inside one of Prisma's transactions. */
export async function enqueueJob(tx: ShopTransaction, shopId: ShopId, job: ShopJob, runAt?: Date): Promise<void> {
  await tx.$queryRawUnsafe(`${SQL.replace('SELECT ', 'SELECT 1 FROM ')}`, ...argumentsOf(shopId, job, runAt));
}

/** Puts a job of the shop that was given up back in line, with all its attempts; false when there is none of that number. */
export async function retryDeadJob(tx: ShopTransaction, id: string): Promise<boolean> {
  if (!/^\d{1,18}$/.test(id)) return false;
  const [row] = await tx.$queryRaw<{ done: boolean }[]>`SELECT retry_dead_job(${BigInt(id)}) AS done`;
  return row?.done ?? false;
}
