import { type Observed, WEEKS_COMPARED } from '../domain/fraud/anomalies.ts';
import { TRUST_RULES } from '../domain/fraud/trust-rules.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { HUMAN_DECISION } from '../domain/verdict/decision.ts';
import type { Database } from '../persistence/database.server.ts';
import { loadDeadLetters } from './dead-letters.ts';

const WEEK_MS = 7 * 86_400_000;
const BY_HUMAN = JSON.stringify([{ code: HUMAN_DECISION }]);
const FROM_COUPON_SITE = JSON.stringify([{ code: 'coupon-site' }]);
const BY_DECOY = JSON.stringify([{ code: 'canary-code' }]);

/**
 * The last weeks of a shop, of seven days each up to now. A referral was suspected when a rule of trust or a human held or
 * rejected it, or a human had to let it pass: what was cleared since is counted too, else each past would look calmer than now.
 */
export async function observeShop(db: Database, shopId: ShopId, now: Date): Promise<Observed> {
  const deadLetters = await loadDeadLetters(db, shopId);
  return db.readShop(shopId, async (tx) => {
    const since = new Date(now.getTime() - (WEEKS_COMPARED + 1) * WEEK_MS);
    const first = await tx.referral.findFirst({
      where: { shopId },
      orderBy: { createdAt: 'asc' },
      select: { createdAt: true },
    });
    const rows = await tx.$queryRaw<
      { week: number; person_id: string; code: string; suspected: bigint; coupon: bigint }[]
    >`
      WITH seen AS (
        SELECT r.advocate_id, floor(extract(epoch FROM ${now}::timestamptz - r.created_at) / 604800)::int AS week,
          bool_or(v.outcome IN ('held', 'rejected') AND v.reason = ANY(${TRUST_RULES})
            OR v.outcome = 'approved' AND v.rules @> ${BY_HUMAN}::jsonb) IS TRUE AS is_suspected,
          bool_or(v.rules @> ${FROM_COUPON_SITE}::jsonb OR v.rules @> ${BY_DECOY}::jsonb) IS TRUE AS is_coupon
        FROM referral r
        JOIN verdict v ON v.shop_id = ${shopId}::uuid AND v.referral_id = r.id
        WHERE r.shop_id = ${shopId}::uuid AND r.created_at > ${since} AND r.created_at <= ${now}
        GROUP BY r.shop_id, r.id
      )
      SELECT seen.week, a.person_id, a.code, count(*) FILTER (WHERE is_suspected) AS suspected, count(*) FILTER (WHERE is_coupon) AS coupon
      FROM seen JOIN advocate a ON a.shop_id = ${shopId}::uuid AND a.id = seen.advocate_id
      WHERE is_suspected OR is_coupon
      GROUP BY seen.week, a.person_id, a.code`;
    const known = first ? Math.floor((now.getTime() - first.createdAt.getTime()) / WEEK_MS) : 0;
    const weeks = Array.from({ length: Math.min(known, WEEKS_COMPARED) + 1 }, (_, ago) => ago).reverse();
    const inWeek = (column: 'suspected' | 'coupon') =>
      weeks.map((ago) => rows.reduce((sum, row) => sum + (row.week === ago ? Number(row[column]) : 0), 0));
    return {
      suspected: inWeek('suspected'),
      fromCouponSites: inWeek('coupon'),
      advocates: rows
        .filter(({ week }) => week === 0)
        .map(({ person_id, code, suspected }) => ({ personId: person_id, code, suspected: Number(suspected) })),
      deadLetters: deadLetters.length,
    };
  });
}
