import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Forgotten, withoutIdentifiers } from '../../domain/verdict/without-identifiers.ts';

/** Subjects whose cases may name the persons $2, the addresses $3 or whoever declared the orders $4. */
const SUBJECTS = `WITH theirs AS (SELECT id FROM advocate WHERE shop_id = $1 AND person_id = ANY($2::uuid[]))
  SELECT subject_kind AS kind, subject_id AS id FROM verdict WHERE shop_id = $1 AND referral_id = ANY(ARRAY(
    SELECT id FROM referral WHERE shop_id = $1 AND (friend_id = ANY($2::uuid[]) OR advocate_id = ANY(ARRAY(SELECT id FROM theirs)))))
  UNION SELECT subject_kind, subject_id FROM verdict
    WHERE shop_id = $1 AND EXISTS (SELECT 1 FROM theirs) AND advocate_id = ANY(ARRAY(SELECT id FROM theirs))
  UNION SELECT 'order', id FROM order_fact WHERE shop_id = $1 AND (person_id = ANY($2::uuid[]) OR id = ANY($4))
  UNION SELECT 'claim', id::text FROM claim WHERE shop_id = $1 AND person_id = ANY($2::uuid[])
  UNION SELECT 'declaration', id::text FROM declaration
    WHERE shop_id = $1 AND (email_hash = ANY($3) OR order_id = ANY($4) OR advocate_id = ANY(ARRAY(SELECT id FROM theirs)))`;

const CASES = `SELECT v.subject_kind AS kind, v.subject_id AS id, v.inputs FROM verdict v
  JOIN unnest($2::text[], $3::text[]) AS s (kind, id) ON v.subject_kind = s.kind AND v.subject_id = s.id WHERE v.shop_id = $1`;

const SAVE = `UPDATE verdict v SET inputs = x.inputs FROM jsonb_to_recordset($2::jsonb) AS x (kind text, id text, inputs jsonb)
  WHERE v.shop_id = $1 AND v.subject_kind = x.kind AND v.subject_id = x.id`;

const AT_ONCE = 200;

/** Puts stand-ins for somebody's identifiers into every recorded case: each verdict still replays to what it says (T1). */
export async function forgetInVerdicts(
  client: pg.PoolClient,
  shopId: string,
  { emailHashes, orderIds, ...forgotten }: Forgotten & { emailHashes: readonly string[]; orderIds: readonly string[] },
): Promise<void> {
  const standIns = new Map<string, string>();
  const standInFor = (identifier: string): string => {
    const standIn = standIns.get(identifier) ?? randomUUID();
    standIns.set(identifier, standIn);
    return standIn;
  };
  const { rows: subjects } = await client.query<{ kind: string; id: string }>(SUBJECTS, [
    ...[shopId, [...forgotten.personIds], emailHashes, orderIds],
  ]);
  for (let from = 0; from < subjects.length; from += AT_ONCE) {
    const some = subjects.slice(from, from + AT_ONCE);
    const { rows } = await client.query<{ kind: string; id: string; inputs: unknown }>(CASES, [
      ...[shopId, some.map(({ kind }) => kind), some.map(({ id }) => id)],
    ]);
    const forgetful = rows.map((row) => ({ ...row, inputs: withoutIdentifiers(row.inputs, forgotten, standInFor) }));
    await client.query(SAVE, [shopId, JSON.stringify(forgetful)]);
  }
}
