import { TRUST_RULES } from '../domain/fraud/trust-rules.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { lastDaysInZone } from '../domain/shared/time.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import type { FraudCounts, FraudFigures } from './views.ts';

type Row = {
  program_id: string;
  week: string;
  judged: bigint;
  attempts: bigint;
  rewarded: bigint;
  fraud_rewards: bigint;
};

/**
 * How many of the referrals that came about in a period were attempted frauds, and how many rewards went to frauds (V5, V6;
 * definitions in docs/fraud-figures.md).
 */
export async function loadFraudFigures(
  { readShop }: Database,
  shopId: ShopId,
  { days, programId }: { days: FraudFigures['days']; programId: string | null },
  now: Date,
): Promise<FraudFigures> {
  return readShop(shopId, async (tx) => {
    const { timeZone } = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const programs = await tx.program.findMany({ where: { shopId }, select: { id: true, name: true } });
    const calendar = lastDaysInZone(now, days, timeZone);
    const rows = (await countsSince(tx, shopId, calendar[0]!, timeZone)).filter(
      ({ program_id }) => programId === null || program_id === programId,
    );
    return {
      days,
      programId,
      total: sumOf(rows),
      weeks: [...new Set(calendar.map(mondayOf))].map((week) => ({
        week,
        ...sumOf(rows.filter((row) => row.week === week)),
      })),
      programs: programs
        .map((program) => ({ ...program, ...sumOf(rows.filter((row) => row.program_id === program.id)) }))
        .filter(({ judged }) => judged > 0),
    };
  });
}

/** Referrals by programme and by the week, in the shop's zone, in which they came about: one look at each, at its verdicts and rewards. */
const countsSince = (tx: ShopTransaction, shopId: ShopId, day: string, timeZone: string): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    WITH judged AS (
      SELECT r.id, r.program_id, date_trunc('week', r.created_at AT TIME ZONE ${timeZone}) AS week,
        bool_or(v.outcome IN ('held', 'rejected') AND v.reason = ANY(${TRUST_RULES})) IS TRUE AS is_attempt,
        bool_or(v.outcome = 'rejected' AND v.reason = ANY(${TRUST_RULES})) IS TRUE AS is_refused
      FROM referral r
      JOIN verdict v ON v.shop_id = ${shopId}::uuid AND v.referral_id = r.id AND v.outcome <> 'not-referred'
      WHERE r.shop_id = ${shopId}::uuid AND r.created_at >= (${day}::date)::timestamp AT TIME ZONE ${timeZone}
      GROUP BY r.shop_id, r.id
    ), given AS (
      SELECT judged.*, EXISTS (
        SELECT FROM reward w WHERE w.shop_id = ${shopId}::uuid AND w.referral_id = judged.id
          AND w.rule <> 'welcome.friend' AND w.issued_at IS NOT NULL) AS is_rewarded
      FROM judged
    )
    SELECT program_id, to_char(week, 'YYYY-MM-DD') AS week, count(*) AS judged,
      count(*) FILTER (WHERE is_attempt) AS attempts,
      count(*) FILTER (WHERE is_rewarded) AS rewarded,
      count(*) FILTER (WHERE is_rewarded AND is_refused) AS fraud_rewards
    FROM given GROUP BY program_id, week`;

function sumOf(rows: readonly Row[]): FraudCounts {
  const sum = (column: 'judged' | 'attempts' | 'rewarded' | 'fraud_rewards') =>
    rows.reduce((total, row) => total + Number(row[column]), 0);
  return {
    judged: sum('judged'),
    attempts: sum('attempts'),
    rewarded: sum('rewarded'),
    fraudRewards: sum('fraud_rewards'),
  };
}

/** The Monday of a calendar day's week, as PostgreSQL reckons weeks. */
function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
