import { prepared } from '../database.server.ts';

/** Shop, id, key, code, values, now: said again, a problem counts on and is shown again (see problems.server.ts). */
export const PUT_PROBLEM = prepared(
  `INSERT INTO problem (shop_id, id, key, code, values, first_seen_at, last_seen_at) VALUES ($1, $2, $3, $4, $5, $6, $6)
   ON CONFLICT (shop_id, key) DO UPDATE SET values = excluded.values, last_seen_at = excluded.last_seen_at, times = problem.times + 1, dismissed_at = NULL`,
);
