import { v7 as uuidV7 } from 'uuid';
import type { ShopId } from '../../domain/shared/ids.ts';
import { prepared } from '../database.server.ts';
import type { Ask } from '../named-statements.server.ts';

export type Problem = { readonly key: string; readonly code: string; readonly values: Record<string, string> };

const WRITE = prepared(`INSERT INTO problem (shop_id, id, key, code, values, first_seen_at, last_seen_at)
  SELECT $1, id, key, code, "values", $3, $3 FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, key text, code text, "values" jsonb) ORDER BY key
  ON CONFLICT (shop_id, key) DO UPDATE SET code = excluded.code, values = excluded.values, last_seen_at = excluded.last_seen_at,
    times = problem.times + 1, dismissed_at = NULL`);

const SETTLE = prepared('DELETE FROM problem WHERE shop_id = $1 AND key = ANY($2)');

/** What a merchant has to see, within the transaction that found it. */
export async function writeProblems(ask: Ask, shopId: ShopId, problems: readonly Problem[], now: Date): Promise<void> {
  if (!problems.length) return;
  // one statement can't write one key twice
  const byKey = [...new Map(problems.map((problem) => [problem.key, problem])).values()];
  await ask(WRITE, shopId, JSON.stringify(byKey.map((one) => ({ id: uuidV7(), ...one }))), now);
}

/** What was wrong is right again. */
export async function settleProblems(ask: Ask, shopId: ShopId, keys: readonly string[]): Promise<void> {
  if (keys.length) await ask(SETTLE, shopId, keys);
}
