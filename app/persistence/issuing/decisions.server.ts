import type pg from 'pg';
import type { LeasedReward } from '../../domain/rewards/carrying-out.ts';
import type { ShopId } from '../../domain/shared/ids.ts';
import { type Database, prepared, run } from '../database.server.ts';
import { enqueueEffect } from '../effects.server.ts';
import { namedStatements } from '../named-statements.server.ts';
import { intentIn } from './lease.server.ts';
import { settleProblems } from './problems.server.ts';
import { recordWith, type Shop } from './results.server.ts';

const UNCLEAR = `status = 'failed' AND error->0->>'code' = 'unclear'`;

const LOAD_UNCLEAR =
  prepared(`SELECT id, cause, rule, person_id AS "personId", referral_id AS "referralId", program_id AS "programId", spec, generation, wanted, status,
    shopify_gid AS "shopifyGid", created_at AS "createdAt", final_at AS "finalAt", issued_at AS "issuedAt", NULL AS hindrance, 0 AS failures,
    intent, NULL AS "customerId", attempts AS token, lease_until AS "leaseUntil", NULL AS "leaseBefore"
  FROM reward WHERE shop_id = $1 AND id = $2 AND ${UNCLEAR} FOR UPDATE`);

// a new intent: what was written down before the first call is of no use any more
const ANEW =
  prepared(`UPDATE reward SET status = 'pending', intent = NULL, error = NULL, lease_until = NULL, updated_at = $3
  WHERE shop_id = $1 AND id = $2 AND ${UNCLEAR} RETURNING id`);

// what was refused for whom it was for, and never made, is made for whoever it would be for now
const RETRY = prepared(`UPDATE reward SET status = 'pending', error = NULL, lease_until = NULL, updated_at = $2,
    intent = CASE WHEN shopify_gid IS NULL AND (error->0->>'field' ILIKE '%customer%' OR error->0->>'field' = 'id') THEN NULL ELSE intent END
  WHERE shop_id = $1 AND carrier = 'shopify' AND status = 'failed' AND wanted = 'issued' AND NOT coalesce(error->0->>'code' = 'unclear', false)`);

const WAKE = prepared(`UPDATE reward SET lease_until = least(lease_until, final_at)
  WHERE shop_id = $1 AND carrier = 'shopify' AND lease_until IS NOT NULL AND error->0->>'code' = $2 AND ($3::uuid[] IS NULL OR person_id = ANY($3))`);

/** What ends the waiting of rewards besides Shopify's answers: a decision of the merchant's, something that came to be known. */
export function rewardDecisions(db: Pick<Database, 'withShopSql'>) {
  const inShop = namedStatements(db);

  return {
    /** Refused ones are tried again in their own row, under the intent they have or, where that names a customer Shopify refuses, a new one with the same code. */
    retryFailed: (shopId: ShopId, now: Date): Promise<void> =>
      inShop(shopId, async (ask, client) => {
        await ask(RETRY, shopId, now);
        await enqueueEffect(client, shopId, { kind: 'issue-rewards' });
      }),

    /** The merchant looked: it is there, or it has to be made again. False when there is nothing to decide (any more). */
    resolveParked: (shop: Shop, rewardId: string, decision: 'arrived' | 'issue-again', now: Date): Promise<boolean> =>
      inShop(shop.shopId, async (ask, client) => {
        const enqueue = (kind: 'issue-rewards' | 'send-messages') => enqueueEffect(client, shop.shopId, { kind });
        if (decision === 'arrived') {
          const [row] = await ask<LeasedReward & { intent: unknown }>(LOAD_UNCLEAR, shop.shopId, rewardId);
          if (!row) return false;
          const reward = { ...row, intent: intentIn(row.intent) };
          const { shopifyGid: gid, intent } = reward;
          const code = reward.spec.type === 'gift-card' ? (intent?.code ?? null) : null;
          const outcome = { kind: 'issued', reward, gid, code, expiresAt: intent?.endsAt ?? null } as const;
          await recordWith(ask, shop, [outcome], now, enqueue);
          return true;
        }
        const again = await ask(ANEW, shop.shopId, rewardId, now);
        if (!again.length) return false;
        await settleProblems(ask, shop.shopId, [`unclear:${rewardId}`]);
        await enqueue('issue-rewards');
        return true;
      }),
  };
}

/**
 * What rewards waited for came to be known: accounts of these persons, or a permission (of any person). Within the
 * transaction that learnt it.
 */
export async function wakeRewards(
  client: pg.PoolClient,
  shopId: ShopId,
  hindrance: 'no-account' | 'scope-missing',
  personIds: readonly string[] | null,
): Promise<void> {
  const { rowCount } = await run(client, WAKE, shopId, hindrance, personIds);
  if (rowCount) await enqueueEffect(client, shopId, { kind: 'issue-rewards' });
}
