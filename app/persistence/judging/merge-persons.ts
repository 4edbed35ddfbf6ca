import type pg from 'pg';
import { prepared, run } from '../database.server.ts';

/**
 * Everything that points to a person who turned out to be another one, loaded or not. Claims and referrals are saved by
 * their own rows. What the alias knew of them goes over, so that nothing personal stays behind under the alias.
 */
export async function mergePersons(
  client: pg.PoolClient,
  shopId: string,
  from: string,
  into: string,
  now: Date,
): Promise<void> {
  await Promise.all([
    ...MOVES.map((move) => run(client, move, shopId, from, into)),
    run(client, MOVE_BALANCE, shopId, from, into, now),
  ]);
}

const MOVES = [
  'UPDATE person_identifier SET person_id = $3 WHERE shop_id = $1 AND person_id = $2',
  'UPDATE order_fact SET person_id = $3 WHERE shop_id = $1 AND person_id = $2',
  `UPDATE advocate a SET person_id = $3 WHERE shop_id = $1 AND person_id = $2
   AND NOT EXISTS (SELECT 1 FROM advocate b WHERE b.shop_id = $1 AND b.program_id = a.program_id AND b.person_id = $3)`,
  `UPDATE verdict SET grants = (SELECT jsonb_agg(CASE WHEN g->>'beneficiary' = $2::uuid::text THEN jsonb_set(g, '{beneficiary}', to_jsonb($3::uuid::text)) ELSE g END) FROM jsonb_array_elements(grants) g)
   WHERE shop_id = $1 AND referral_id = ANY(ARRAY(SELECT referral_id FROM reward WHERE shop_id = $1 AND person_id = $2::uuid))
     AND grants @> jsonb_build_array(jsonb_build_object('beneficiary', $2::uuid::text))`,
  'UPDATE reward SET person_id = $3 WHERE shop_id = $1 AND person_id = $2',
  'UPDATE sighting SET person_id = $3 WHERE shop_id = $1 AND person_id = $2',
  'UPDATE lot SET person_id = $3 WHERE shop_id = $1 AND person_id = $2',
  `UPDATE list_entry SET value = $3::uuid::text WHERE shop_id = $1 AND by = 'person' AND value = $2::uuid::text`,
  'UPDATE appeal SET person_id = $3 WHERE shop_id = $1 AND person_id = $2',
  'UPDATE debt SET person_id = $3 WHERE shop_id = $1 AND person_id = $2',
  `UPDATE message SET person_id = $3 WHERE shop_id = $1 AND person_id = $2 AND status = 'queued'`,
  `UPDATE person kept SET merged_into_id = NULL, first_name_sealed = coalesce(kept.first_name_sealed, gone.first_name_sealed),
     email_sealed = coalesce(kept.email_sealed, gone.email_sealed), locale = coalesce(kept.locale, gone.locale)
   FROM person gone WHERE kept.shop_id = $1 AND kept.id = $3 AND gone.shop_id = $1 AND gone.id = $2`,
  'UPDATE person SET merged_into_id = $3, first_name_sealed = NULL, email_sealed = NULL WHERE shop_id = $1 AND id = $2',
].map(prepared);

/** The alias's points and money become the kept person's, by entries like any other movement. */
const MOVE_BALANCE = prepared(
  `WITH moved AS (
     SELECT gen_random_uuid() AS id, unit, available, pending FROM wallet WHERE shop_id = $1 AND person_id = $2 AND (available <> 0 OR pending <> 0)
   ), made AS (
     INSERT INTO ledger_transaction (shop_id, id, kind, created_at) SELECT $1::uuid, id, 'persons-merged', $4::timestamptz FROM moved
   ), entered AS (
     INSERT INTO ledger_entry (shop_id, transaction_id, line, account, person_id, unit, amount)
     SELECT $1::uuid, id, line, account, person_id, unit, amount
     FROM moved CROSS JOIN LATERAL (VALUES (0, 'wallet:available', $2::uuid, -available), (1, 'wallet:available', $3::uuid, available),
       (2, 'wallet:pending', $2::uuid, -pending), (3, 'wallet:pending', $3::uuid, pending)) AS lines (line, account, person_id, amount)
     WHERE amount <> 0
   ), emptied AS (
     UPDATE wallet SET available = 0, pending = 0 FROM moved WHERE wallet.shop_id = $1 AND wallet.person_id = $2 AND wallet.unit = moved.unit
   )
   INSERT INTO wallet (shop_id, person_id, unit, available, pending) SELECT $1::uuid, $3::uuid, unit, available, pending FROM moved
   ON CONFLICT (shop_id, person_id, unit) DO UPDATE SET available = wallet.available + excluded.available, pending = wallet.pending + excluded.pending`,
);
