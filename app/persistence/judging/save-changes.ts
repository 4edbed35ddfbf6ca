import type pg from 'pg';
import { v7 as uuidV7 } from 'uuid';
import type { Changes, Effect } from '../../domain/judging/world.ts';
import type { ShopId } from '../../domain/shared/ids.ts';
import { dayInZone } from '../../domain/shared/time.ts';
import { enqueueEffect } from '../effects.server.ts';

type Shop = { shopId: ShopId; timeZone: string };

/** Writes all that a batch changes, one statement a table, inside the judge's transaction. */
export async function saveChanges(
  client: pg.PoolClient,
  { shopId, timeZone }: Shop,
  changes: Changes,
  now: Date,
): Promise<void> {
  /** `rows` become a relation with the columns named, so that one statement writes them all */
  const write = async (rows: readonly object[], sql: string): Promise<void> => {
    if (rows.length) await client.query(sql, [shopId, JSON.stringify(rows)]);
  };

  await write(
    changes.newPersons.map((person) => ({ ...person, at: now })),
    `INSERT INTO person (shop_id, id, first_name_sealed, email_sealed, locale, created_at)
     SELECT $1, "personId", "firstNameSealed", "emailSealed", locale, at
     FROM jsonb_to_recordset($2::jsonb) AS x("personId" uuid, "firstNameSealed" text, "emailSealed" text, locale text, at timestamptz)`,
  );
  await write(
    changes.contacts,
    `UPDATE person SET email_sealed = coalesce(email_sealed, x."emailSealed"), first_name_sealed = coalesce(first_name_sealed, x."firstNameSealed"), locale = coalesce(person.locale, x.locale)
     FROM jsonb_to_recordset($2::jsonb) AS x("personId" uuid, "emailSealed" text, "firstNameSealed" text, locale text)
     WHERE shop_id = $1 AND id = x."personId"`,
  );
  await write(
    changes.newIdentifiers,
    `INSERT INTO person_identifier (shop_id, kind, value, person_id)
     SELECT $1, kind, value, "personId" FROM jsonb_to_recordset($2::jsonb) AS x(kind text, value text, "personId" uuid)
     ON CONFLICT DO NOTHING`,
  );
  for (const { from, into } of changes.merges) await mergePersons(client, shopId, from, into, now);
  await write(
    [...changes.orders.values()].map(({ facts, ...order }) => ({
      ...order,
      facts,
      id: facts.orderId,
      phoneHash: facts.phoneHash,
      processedAt: facts.processedAt,
      updatedAt: facts.updatedAt,
    })),
    `INSERT INTO order_fact (shop_id, id, person_id, phone_hash, processed_at, updated_at, facts, visit, orders_before)
     SELECT $1, id, "personId", "phoneHash", "processedAt", "updatedAt", facts, visit, "ordersBefore"
     FROM jsonb_to_recordset($2::jsonb) AS x(id text, "personId" uuid, "phoneHash" text, "processedAt" timestamptz, "updatedAt" timestamptz, facts jsonb, visit jsonb, "ordersBefore" int)
     ON CONFLICT (shop_id, id) DO UPDATE SET person_id = excluded.person_id, phone_hash = excluded.phone_hash, processed_at = excluded.processed_at,
       updated_at = excluded.updated_at, facts = excluded.facts, visit = excluded.visit, orders_before = excluded.orders_before`,
  );
  await write(
    [...changes.claims.values()],
    `WITH x AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS x("claimId" uuid, "invitationId" uuid, "programId" uuid, "versionId" uuid, "advocateId" uuid, "personId" uuid,
       "invitedAt" timestamptz, "claimedAt" timestamptz, "tokenHash" text, "emailHash" text, "customerId" text, locale text)),
     invited AS (INSERT INTO invitation (shop_id, id, program_id, advocate_id, version_id, issued_at)
       SELECT DISTINCT ON ("invitationId") $1, "invitationId", "programId", "advocateId", "versionId", "invitedAt" FROM x ON CONFLICT DO NOTHING)
     INSERT INTO claim (shop_id, id, invitation_id, program_id, version_id, advocate_id, person_id, invited_at, claimed_at, token_hash, email_hash, customer_id, locale)
     SELECT $1, "claimId", "invitationId", "programId", "versionId", "advocateId", "personId", "invitedAt", "claimedAt", "tokenHash", "emailHash", "customerId", locale FROM x
     ON CONFLICT (shop_id, id) DO UPDATE SET person_id = excluded.person_id`,
  );
  await write(
    [...changes.referrals.values()].map((referral) => ({ ...referral, at: now })),
    `INSERT INTO referral (shop_id, id, program_id, advocate_id, friend_id, claim_id, invited_at, version_id, state, reason, order_id, order_name, revenue_minor, created_at, updated_at)
     SELECT $1, "referralId", "programId", "advocateId", "friendId", "claimId", "invitedAt", "versionId", state, reason, "orderId", "orderName", "revenueMinor", "createdAt", at
     FROM jsonb_to_recordset($2::jsonb) AS x("referralId" uuid, "programId" uuid, "advocateId" uuid, "friendId" uuid, "claimId" uuid, "invitedAt" timestamptz, "versionId" uuid,
       state text, reason text, "orderId" text, "orderName" text, "revenueMinor" bigint, "createdAt" timestamptz, at timestamptz)
     ON CONFLICT (shop_id, id) DO UPDATE SET advocate_id = excluded.advocate_id, friend_id = excluded.friend_id, claim_id = excluded.claim_id, invited_at = excluded.invited_at,
       version_id = excluded.version_id, state = excluded.state, reason = excluded.reason, order_id = excluded.order_id, order_name = excluded.order_name,
       revenue_minor = excluded.revenue_minor, updated_at = excluded.updated_at`,
  );
  await write(
    [...changes.verdicts.values()].map((verdict) => ({ ...verdict, at: now })),
    `INSERT INTO verdict (shop_id, subject_kind, subject_id, outcome, reason, rules, grants, inputs, program_id, version_id, advocate_id, referral_id, judged_at, due_at)
     SELECT $1, subject, "subjectId", outcome, reason, rules, grants, inputs, "programId", "versionId", "advocateId", "referralId", at, "dueAt"
     FROM jsonb_to_recordset($2::jsonb) AS x(subject text, "subjectId" text, outcome text, reason text, rules jsonb, grants jsonb, inputs jsonb, "programId" uuid,
       "versionId" uuid, "advocateId" uuid, "referralId" uuid, at timestamptz, "dueAt" timestamptz)
     ON CONFLICT (shop_id, subject_kind, subject_id) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason, rules = excluded.rules, grants = excluded.grants,
       inputs = excluded.inputs, program_id = excluded.program_id, version_id = excluded.version_id, advocate_id = excluded.advocate_id, referral_id = excluded.referral_id,
       judged_at = excluded.judged_at, due_at = excluded.due_at, revision = verdict.revision + 1`,
  );
  await write(
    [...changes.rewards.values()].map((reward) => ({ ...reward, at: now })),
    // effects own status, code and times of a code reward: on a row that exists the judge writes what is wanted, and the
    // status only where it carried the reward out itself (points) or nothing was ever asked of Shopify
    `INSERT INTO reward (shop_id, id, cause, rule, side, person_id, referral_id, program_id, version_id, spec, generation, wanted, status, final_at, issued_at, expires_at, created_at, updated_at)
     SELECT $1, id, cause, rule, side, beneficiary, "referralId", "programId", "versionId", spec, generation, wanted, status, "finalAt", "issuedAt", "expiresAt", "createdAt", at
     FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, cause text, rule text, side text, beneficiary uuid, "referralId" uuid, "programId" uuid, "versionId" uuid, spec jsonb,
       generation int, wanted text, status text, "finalAt" timestamptz, "issuedAt" timestamptz, "expiresAt" timestamptz, "createdAt" timestamptz, at timestamptz)
     ON CONFLICT (shop_id, id) DO UPDATE SET wanted = excluded.wanted, updated_at = excluded.updated_at,
       final_at = CASE WHEN reward.status = 'pending' THEN excluded.final_at ELSE reward.final_at END,
       status = CASE WHEN reward.spec->>'type' = 'points' OR (reward.status = 'pending' AND reward.attempts = 0) THEN excluded.status ELSE reward.status END,
       issued_at = CASE WHEN reward.spec->>'type' = 'points' THEN excluded.issued_at ELSE reward.issued_at END,
       expires_at = CASE WHEN reward.spec->>'type' = 'points' THEN excluded.expires_at ELSE reward.expires_at END`,
  );
  await saveMovements(client, shopId, changes, now);
  await write(
    changes.slotsFreed,
    `DELETE FROM cap_slot USING jsonb_to_recordset($2::jsonb) AS x("advocateId" uuid, period text, cause text)
     WHERE shop_id = $1 AND advocate_id = x."advocateId" AND cap_slot.period = x.period AND cap_slot.cause = x.cause`,
  );
  await write(
    changes.slotsTaken,
    `INSERT INTO cap_slot (shop_id, advocate_id, period, cause) SELECT $1, "advocateId", period, cause
     FROM jsonb_to_recordset($2::jsonb) AS x("advocateId" uuid, period text, cause text) ON CONFLICT DO NOTHING`,
  );
  await write(
    changes.messages.map((message) => ({ ...message, id: uuidV7(), at: now })),
    `INSERT INTO message (shop_id, id, dedupe_key, kind, person_id, referral_id, reward_id, locale, status, created_at)
     SELECT $1, x.id, "dedupeKey", kind, "personId", "referralId", "rewardId", coalesce(person.locale, shop.locale), 'queued', at
     FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, "dedupeKey" text, kind text, "personId" uuid, "referralId" uuid, "rewardId" uuid, at timestamptz)
     JOIN person ON person.shop_id = $1 AND person.id = x."personId" JOIN shop ON shop.shop_id = $1
     ON CONFLICT DO NOTHING`,
  );
  await write(
    sumByKey(changes.counters).map((delta) => ({ ...delta, day: dayInZone(now, timeZone) })),
    `INSERT INTO counter (shop_id, program_id, day, metric, amount) SELECT $1, "programId", day, metric, amount
     FROM jsonb_to_recordset($2::jsonb) AS x("programId" uuid, day date, metric text, amount bigint)
     ON CONFLICT (shop_id, program_id, day, metric) DO UPDATE SET amount = counter.amount + excluded.amount`,
  );
  for (const effect of distinctEffects(changes.effects)) await enqueueEffect(client, shopId, effect);
}

async function saveMovements(client: pg.PoolClient, shopId: ShopId, changes: Changes, now: Date): Promise<void> {
  if (!changes.movements.length) return;
  const transactions = changes.movements.map(({ movement, rewardId }) => ({
    id: uuidV7(),
    kind: movement.kind,
    rewardId,
    at: now,
    entries: movement.entries,
  }));
  const entries = transactions.flatMap(({ id, entries: lines }) =>
    lines.map((entry, line) => ({ ...entry, transactionId: id, line })),
  );
  await client.query(
    `INSERT INTO ledger_transaction (shop_id, id, kind, reward_id, created_at)
     SELECT $1, id, kind, "rewardId", at FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, kind text, "rewardId" uuid, at timestamptz)`,
    [shopId, JSON.stringify(transactions)],
  );
  await client.query(
    `WITH x AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS x("transactionId" uuid, line int, account text, "personId" uuid, unit text, amount bigint)),
     entered AS (INSERT INTO ledger_entry (shop_id, transaction_id, line, account, person_id, unit, amount)
       SELECT $1, "transactionId", line, account, "personId", unit, amount FROM x)
     INSERT INTO wallet (shop_id, person_id, unit, available, pending)
     SELECT $1, "personId", unit, coalesce(sum(amount) FILTER (WHERE account = 'wallet:available'), 0), coalesce(sum(amount) FILTER (WHERE account = 'wallet:pending'), 0)
     FROM x WHERE "personId" IS NOT NULL GROUP BY "personId", unit
     ON CONFLICT (shop_id, person_id, unit) DO UPDATE SET available = wallet.available + excluded.available, pending = wallet.pending + excluded.pending`,
    [shopId, JSON.stringify(entries)],
  );
}

/**
 * Everything that points to a person who turned out to be another one, loaded or not. Claims and referrals are saved by
 * their own rows. What the alias knew of them goes over, so that nothing personal stays behind under the alias.
 */
async function mergePersons(
  client: pg.PoolClient,
  shopId: ShopId,
  from: string,
  into: string,
  now: Date,
): Promise<void> {
  const move = (sql: string) => client.query(sql, [shopId, from, into]);
  await move('UPDATE person_identifier SET person_id = $3 WHERE shop_id = $1 AND person_id = $2');
  await move('UPDATE order_fact SET person_id = $3 WHERE shop_id = $1 AND person_id = $2');
  await move(
    `UPDATE advocate a SET person_id = $3 WHERE shop_id = $1 AND person_id = $2
     AND NOT EXISTS (SELECT 1 FROM advocate b WHERE b.shop_id = $1 AND b.program_id = a.program_id AND b.person_id = $3)`,
  );
  await move(
    `UPDATE verdict SET grants = (SELECT jsonb_agg(CASE WHEN g->>'beneficiary' = $2::uuid::text THEN jsonb_set(g, '{beneficiary}', to_jsonb($3::uuid::text)) ELSE g END) FROM jsonb_array_elements(grants) g)
     WHERE shop_id = $1 AND referral_id IN (SELECT referral_id FROM reward WHERE shop_id = $1 AND person_id = $2::uuid)
       AND grants @> jsonb_build_array(jsonb_build_object('beneficiary', $2::uuid::text))`,
  );
  await move('UPDATE reward SET person_id = $3 WHERE shop_id = $1 AND person_id = $2');
  await move(`UPDATE message SET person_id = $3 WHERE shop_id = $1 AND person_id = $2 AND status = 'queued'`);
  await moveBalance(client, shopId, from, into, now);
  await move(
    `UPDATE person kept SET merged_into_id = NULL, first_name_sealed = coalesce(kept.first_name_sealed, gone.first_name_sealed),
       email_sealed = coalesce(kept.email_sealed, gone.email_sealed), locale = coalesce(kept.locale, gone.locale)
     FROM person gone WHERE kept.shop_id = $1 AND kept.id = $3 AND gone.shop_id = $1 AND gone.id = $2`,
  );
  await move(
    'UPDATE person SET merged_into_id = $3, first_name_sealed = NULL, email_sealed = NULL WHERE shop_id = $1 AND id = $2',
  );
}

/** The alias's points become the kept person's, by entries like any other movement. */
async function moveBalance(
  client: pg.PoolClient,
  shopId: ShopId,
  from: string,
  into: string,
  now: Date,
): Promise<void> {
  const { rows: wallets } = await client.query<{ unit: string; available: string; pending: string }>(
    'SELECT unit, available, pending FROM wallet WHERE shop_id = $1 AND person_id = $2 AND (available <> 0 OR pending <> 0)',
    [shopId, from],
  );
  for (const { unit, available, pending } of wallets) {
    const id = uuidV7();
    await client.query(
      `INSERT INTO ledger_transaction (shop_id, id, kind, created_at) VALUES ($1, $2, 'persons-merged', $3)`,
      [shopId, id, now],
    );
    await client.query(
      `INSERT INTO ledger_entry (shop_id, transaction_id, line, account, person_id, unit, amount)
       SELECT $1, $2, row_number() OVER () - 1, account, person_id, $5, amount
       FROM (VALUES ('wallet:available', $3::uuid, -$6::bigint), ('wallet:available', $4::uuid, $6::bigint),
                    ('wallet:pending', $3::uuid, -$7::bigint), ('wallet:pending', $4::uuid, $7::bigint)) AS moved (account, person_id, amount)
       WHERE amount <> 0`,
      [shopId, id, from, into, unit, available, pending],
    );
    await client.query(
      'UPDATE wallet SET available = 0, pending = 0 WHERE shop_id = $1 AND person_id = $2 AND unit = $3',
      [shopId, from, unit],
    );
    await client.query(
      `INSERT INTO wallet (shop_id, person_id, unit, available, pending) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (shop_id, person_id, unit) DO UPDATE SET available = wallet.available + excluded.available, pending = wallet.pending + excluded.pending`,
      [shopId, into, unit, available, pending],
    );
  }
}

function sumByKey(deltas: Changes['counters']): Changes['counters'] {
  const sums = new Map<string, Changes['counters'][number]>();
  for (const delta of deltas) {
    const key = `${delta.programId} ${delta.metric}`;
    sums.set(key, { ...delta, amount: (sums.get(key)?.amount ?? 0) + delta.amount });
  }
  return [...sums.values()].filter((delta) => delta.amount !== 0);
}

function distinctEffects(effects: readonly Effect[]): Effect[] {
  return [...new Map(effects.map((effect) => [JSON.stringify(effect), effect])).values()];
}
