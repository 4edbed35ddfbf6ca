import { type Intent, isTakeBack, type LeasedReward } from '../../domain/rewards/carrying-out.ts';
import type { RewardType } from '../../domain/rewards/reward-spec.ts';
import type { ShopId } from '../../domain/shared/ids.ts';
import { type Database, prepared } from '../database.server.ts';
import { namedStatements } from '../named-statements.server.ts';
import { newestAccount } from '../one-human.server.ts';
import { writeProblems } from './problems.server.ts';

/** What the types ask of whoever takes rewards on. */
export type LeaseRules = {
  /** only somebody with an account in the shop can get these */
  readonly needCustomer: readonly RewardType[];
  /** two of these are never under way at once for one person */
  readonly oneAtATime: readonly RewardType[];
};

/** Longer than all calls of one reward may take: then whoever held it is gone. */
const LEASE_MS = 60_000;
/** Who has no account is looked at again so often, and at once when an account becomes known (`wakeRewards`). */
const NO_ACCOUNT_PAUSE_MS = 3_600_000;
const A_DAY_MS = 86_400_000;

/** as the index says it, so that it is used */
const TO_DO = 'r.shop_id = $1 AND reward_is_to_do(r.carrier, r.wanted, r.status, r.lease_until)';
const BEGINS_AT = 'reward_begins_at(r.wanted, r.final_at, r.lease_until)';

const LOCK = prepared('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))');

/** A tag is there once, however many rewards gave it: the last one takes it along. Tags are the same in any case. */
const IS_SHARED = `((r.wanted = 'reversed' OR r.status = 'issued') AND r.spec->>'type' = 'customer-tag' AND EXISTS (
      SELECT FROM reward o WHERE o.shop_id = r.shop_id AND o.person_id = r.person_id AND o.id <> r.id AND o.wanted = 'issued'
        AND o.status IN ('issuing', 'issued') AND o.spec->>'type' = 'customer-tag' AND lower(o.spec->>'tag') = lower(r.spec->>'tag')
        AND coalesce(o.shopify_gid = r.shopify_gid, true)))`;

// two rewards of one person, one of which may have been carried out already, can't be told apart in Shopify
const NEXT =
  prepared(`SELECT r.id, r.cause, r.rule, r.person_id AS "personId", r.referral_id AS "referralId", r.program_id AS "programId", r.spec, r.generation,
    r.wanted, r.status, r.shopify_gid AS "shopifyGid", r.created_at AS "createdAt", r.final_at AS "finalAt", r.issued_at AS "issuedAt",
    r.error->0->>'code' AS hindrance, coalesce((r.error->0->>'times')::int, 0) AS failures, r.intent, r.attempts + 1 AS token,
    r.lease_until AS "leaseBefore",
    ${newestAccount('r.shop_id', 'r.person_id')} AS "customerId",
    ${IS_SHARED} AS "isShared"
  FROM reward r
  WHERE ${TO_DO} AND ${BEGINS_AT} <= $2
    AND NOT (r.spec->>'type' = ANY($4::text[]) AND EXISTS (
      SELECT FROM reward o WHERE o.shop_id = r.shop_id AND o.person_id = r.person_id AND o.id <> r.id AND o.spec->>'type' = ANY($4::text[])
        AND ((o.status = 'issuing' AND r.status <> 'issuing') OR (o.lease_until > $2 AND o.status IN ('issuing', 'issued')))))
  ORDER BY ${BEGINS_AT}, r.id LIMIT $3
  FOR UPDATE OF r SKIP LOCKED`);

const TAKE =
  prepared(`UPDATE reward r SET status = CASE WHEN r.wanted = 'issued' AND r.status <> 'issued' THEN 'issuing' ELSE r.status END,
    code = coalesce(r.code, x.intent->>'code'), intent = coalesce(r.intent, x.intent), attempts = r.attempts + 1, lease_until = $3, updated_at = $4
  FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, intent jsonb) WHERE r.shop_id = $1 AND r.id = x.id`);

const WITHOUT_ACCOUNT =
  prepared(`UPDATE reward SET error = '[{"code": "no-account", "field": "", "message": ""}]', lease_until = $3, updated_at = $4
  WHERE shop_id = $1 AND id = ANY($2::uuid[])`);

const FIX =
  prepared(`UPDATE reward SET intent = $4, code = coalesce(code, $4::jsonb->>'code'), shopify_gid = coalesce($5, shopify_gid)
  WHERE shop_id = $1 AND id = $2 AND attempts = $3 AND lease_until IS NOT NULL
  RETURNING id`);

const NEXT_AT = prepared(
  `SELECT ${BEGINS_AT} AS at FROM reward r WHERE ${TO_DO} AND ${BEGINS_AT} < $2 ORDER BY ${BEGINS_AT} LIMIT 1`,
);

/**
 * In the middle of a first try; what failed before or may be there only once waits its lease out. The lease stays: of a
 * take-back it says that it was begun.
 */
const GIVE_BACK = prepared(
  `UPDATE reward SET lease_until = $2 WHERE shop_id = $1 AND carrier = 'shopify' AND status IN ('pending', 'issuing', 'issued')
     AND lease_until BETWEEN $2 AND $3 AND error IS NULL AND NOT spec->>'type' = ANY($4::text[])`,
);

/** Taking rewards on: from the lease on, this process alone may call Shopify about them. */
export function rewardLeases(db: Pick<Database, 'withShopSql'>, { needCustomer, oneAtATime }: LeaseRules) {
  const inShop = namedStatements(db);

  return {
    /**
     * Takes on what may be begun, oldest first, and commits each one's intent (DESIGN, exactly once): the first stands
     * for all later tries. `intentOf` null = something has to be asked before (`fix`). What others hold is left to them.
     */
    take: (shopId: ShopId, most: number, intentOf: (reward: LeasedReward) => Intent | null, now: Date) =>
      inShop(shopId, async (ask): Promise<LeasedReward[]> => {
        // one process a shop looks at a time, so that it sees whom the others serve
        await ask(LOCK, shopId);
        const found = await ask<Omit<LeasedReward, 'leaseUntil'> & { intent: unknown }>(
          NEXT,
          shopId,
          now,
          most,
          oneAtATime,
        );
        const leaseUntil = new Date(now.getTime() + LEASE_MS);
        const rows = found.map((row) => ({ ...row, intent: intentIn(row.intent), leaseUntil }));
        const cannot = rows.filter((row) => isWithoutAccount(row));
        const taken = onePerPerson(rows.filter((row) => !isWithoutAccount(row))).map((row) =>
          !isTakeBack(row) && !row.intent ? { ...row, intent: intentOf(row) } : row,
        );
        if (cannot.length) {
          const until = new Date(now.getTime() + NO_ACCOUNT_PAUSE_MS);
          await ask(
            WITHOUT_ACCOUNT,
            shopId,
            cannot.map(({ id }) => id),
            until,
            now,
          );
          await writeProblems(ask, shopId, [{ key: 'no-account', code: 'reward-needs-account', values: {} }], now);
        }
        if (taken.length) {
          const intents = JSON.stringify(taken.map(({ id, intent }) => ({ id, intent })));
          await ask(TAKE, shopId, intents, leaseUntil, now);
        }
        return taken;
      }),

    /**
     * Commits the intent of a reward about which something had to be asked first, with the gid if it is known; false when
     * somebody else has the reward by now.
     */
    fix: (shopId: ShopId, reward: LeasedReward, intent: Intent, gid: string | null = null): Promise<boolean> =>
      inShop(shopId, async (ask) => {
        const rows = await ask(FIX, shopId, reward.id, reward.token, JSON.stringify(intent), gid);
        return rows.length === 1;
      }),

    /**
     * Whoever held this shop's rewards is dead: what they were at may be begun anew at once. A call of theirs may still
     * arrive at Shopify; the next one finds what it made.
     */
    giveBack: (shopId: ShopId, now: Date): Promise<unknown> =>
      inShop(shopId, (ask) => ask(GIVE_BACK, shopId, now, new Date(now.getTime() + LEASE_MS), oneAtATime)),

    /**
     * From when the next reward may be begun, if within a day; the judge and the sweep ask for what is later. In the past:
     * it was passed over, as somebody else's transaction is at it or another of its person's is under way.
     */
    nextAt: (shopId: ShopId, now: Date): Promise<Date | null> =>
      inShop(shopId, async (ask) => {
        const rows = await ask<{ at: Date | number }>(NEXT_AT, shopId, new Date(now.getTime() + A_DAY_MS));
        const at = rows[0]?.at;
        // what is taken back may be begun since ever: minus infinity, which is no date
        return at === undefined ? null : at instanceof Date ? at : new Date(0);
      }),
  };

  function isWithoutAccount(reward: LeasedReward): boolean {
    const { spec, customerId, intent } = reward;
    return !isTakeBack(reward) && !intent && customerId === null && needCustomer.includes(spec.type);
  }

  /** One that was begun before comes first: it has to be cleared up. */
  function onePerPerson(rows: readonly LeasedReward[]): LeasedReward[] {
    const served = new Map<string, string>();
    for (const row of [...rows].sort((a, b) => Number(b.status === 'issuing') - Number(a.status === 'issuing')))
      if (oneAtATime.includes(row.spec.type) && !served.has(row.personId)) served.set(row.personId, row.id);
    return rows.filter((row) => !oneAtATime.includes(row.spec.type) || served.get(row.personId) === row.id);
  }
}

export function intentIn(json: unknown): Intent | null {
  if (!json) return null;
  const { code, customerId, startsAt, endsAt, before, isTakenBack } = json as Record<'code' | 'startsAt', string> & {
    customerId: string | null;
    endsAt: string | null;
    before?: Intent['before'];
    isTakenBack?: true;
  };
  return {
    code,
    customerId,
    startsAt: new Date(startsAt),
    endsAt: endsAt === null ? null : new Date(endsAt),
    before: before ?? null,
    ...(isTakenBack && { isTakenBack }),
  };
}
