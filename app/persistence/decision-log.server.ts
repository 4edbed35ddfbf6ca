import type pg from 'pg';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from './database.server.ts';

/** Rows fetched at once. */
const AT_ONCE = 500;
/** Whoever downloads and stops reading doesn't hold the connection for ever. */
const LONGEST_IDLE = '60s';

/** The lines of a log, as JSON; what is needed to understand a line stands before it. */
const PARTS = [
  `SELECT jsonb_build_object('kind', 'offer', 'programId', program_id, 'versionId', id, 'versionNumber', number, 'publishedAt', published_at, 'terms', terms, 'partner', partner) AS line
   FROM program_version WHERE shop_id = $1 ORDER BY program_id, number`,
  `SELECT jsonb_build_object('kind', 'alias', 'from', id, 'into', merged_into_id) AS line
   FROM person WHERE shop_id = $1 AND merged_into_id IS NOT NULL ORDER BY id`,
  `SELECT jsonb_build_object('kind', 'verdict', 'subject', subject_kind, 'subjectId', subject_id, 'outcome', outcome, 'reason', reason, 'rules', rules,
     'grants', grants, 'inputs', inputs, 'judgedAt', judged_at, 'revision', revision) AS line
   FROM verdict WHERE shop_id = $1 ORDER BY subject_kind, subject_id`,
  `SELECT jsonb_build_object('kind', 'reward', 'id', id, 'cause', cause, 'rule', rule, 'side', side, 'personId', person_id, 'versionId', version_id, 'spec', spec,
     'generation', generation, 'carrier', carrier, 'unit', unit, 'amount', amount, 'wanted', wanted, 'status', status, 'usedByOrder', used_by_order,
     'finalAt', final_at, 'issuedAt', issued_at, 'expiresAt', expires_at) AS line
   FROM reward WHERE shop_id = $1 ORDER BY id`,
  `SELECT jsonb_build_object('kind', 'movement', 'id', t.id, 'movement', t.kind, 'rewardId', t.reward_id, 'at', t.created_at, 'entries', (
     SELECT coalesce(jsonb_agg(jsonb_build_object('account', e.account, 'personId', e.person_id, 'programId', e.program_id, 'lotId', e.lot_id, 'unit', e.unit, 'amount', e.amount)
       ORDER BY e.line), '[]') FROM ledger_entry e WHERE e.shop_id = t.shop_id AND e.transaction_id = t.id)) AS line
   FROM ledger_transaction t WHERE t.shop_id = $1 ORDER BY t.id`,
  `SELECT jsonb_build_object('kind', 'wallet', 'personId', w.person_id, 'unit', w.unit, 'available', w.available, 'pending', w.pending, 'inLots', (
     SELECT coalesce(sum(l.remaining), 0) FROM lot l WHERE l.shop_id = w.shop_id AND l.person_id = w.person_id AND l.unit = w.unit)) AS line
   FROM wallet w WHERE w.shop_id = $1 ORDER BY w.person_id, w.unit`,
] as const;

/** How many lines there will be, then the lines: all of them as they stood at one moment, however long it takes. */
export async function* decisionLog(
  { pool }: Database,
  shopId: ShopId,
): AsyncGenerator<{ lines: number } | { line: object }> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onBroken = (error: Error) => {
    broken = error;
  };
  client.on('error', onBroken);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(
      "SELECT set_config('app.shop_id', $1, true), set_config('idle_in_transaction_session_timeout', $2, true)",
      [shopId, LONGEST_IDLE],
    );
    yield { lines: await countOf(client, shopId) };
    for (const part of PARTS) yield* linesOf(client, shopId, part);
    await client.query('COMMIT');
  } catch (error) {
    broken ??= error as Error;
    throw error;
  } finally {
    client.off('error', onBroken);
    // a reader who stops in the middle leaves the transaction open: such a connection isn't used again
    const isOver = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    client.release(isOver ? broken : (broken ?? true));
  }
}

async function countOf(client: pg.PoolClient, shopId: ShopId): Promise<number> {
  const counts = PARTS.map((part) => `(SELECT count(*) FROM (${part}) part)`).join(' + ');
  const { rows } = await client.query<{ lines: string }>(`SELECT ${counts} AS lines`, [shopId]);
  return Number(rows[0]!.lines);
}

async function* linesOf(client: pg.PoolClient, shopId: ShopId, part: string): AsyncGenerator<{ line: object }> {
  await client.query(`DECLARE part NO SCROLL CURSOR FOR ${part}`, [shopId]);
  for (;;) {
    const { rows } = await client.query<{ line: object }>(`FETCH ${AT_ONCE} FROM part`);
    yield* rows;
    if (rows.length < AT_ONCE) break;
  }
  await client.query('CLOSE part');
}
