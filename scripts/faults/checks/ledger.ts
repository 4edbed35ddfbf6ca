import type { OpenShop } from '../setup.ts';
import type { FaultWorld } from '../world.ts';
import type { Finding } from './finding.ts';

/** The books of a shop: each query lists the rows that are wrong. */
const CHECKS: Record<string, string> = {
  'a transaction that does not sum to zero': `
    SELECT transaction_id::text || ' ' || unit || ' ' || sum(amount) AS row FROM ledger_entry WHERE shop_id = $1
    GROUP BY transaction_id, unit HAVING sum(amount) <> 0`,
  'a wallet that is not the sum of its entries': `
    SELECT coalesce(w.person_id, e.person_id)::text || ' ' || unit AS row
    FROM (SELECT * FROM wallet WHERE shop_id = $1) w FULL JOIN (
      SELECT person_id, unit, coalesce(sum(amount) FILTER (WHERE account = 'wallet:available'), 0) AS available,
        coalesce(sum(amount) FILTER (WHERE account = 'wallet:pending'), 0) AS pending
      FROM ledger_entry WHERE shop_id = $1 AND person_id IS NOT NULL GROUP BY person_id, unit) e USING (person_id, unit)
    WHERE coalesce(w.available, 0) <> coalesce(e.available, 0) OR coalesce(w.pending, 0) <> coalesce(e.pending, 0)`,
  'lots that are not what is available': `
    SELECT coalesce(w.person_id, l.person_id)::text || ' ' || unit AS row
    FROM (SELECT * FROM wallet WHERE shop_id = $1) w FULL JOIN (
      SELECT person_id, unit, sum(remaining) AS remaining FROM lot WHERE shop_id = $1 GROUP BY person_id, unit) l USING (person_id, unit)
    WHERE coalesce(w.available, 0) <> coalesce(l.remaining, 0)`,
};

export async function checkLedger({ db }: FaultWorld, { shopId, domain }: OpenShop): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [what, sql] of Object.entries(CHECKS)) {
    const { rows } = await db.query<{ row: string }>(sql, [shopId]);
    for (const { row } of rows) findings.push({ kind: 'ledger', text: `${domain}: ${what}: ${row}` });
  }
  return findings;
}

/** Of all entries of all units; 0, or points came out of nothing. */
export async function ledgerSum({ db }: FaultWorld): Promise<number> {
  const { rows } = await db.query<{ off: string }>(
    'SELECT coalesce(sum(abs(total)), 0) AS off FROM (SELECT sum(amount) AS total FROM ledger_entry GROUP BY shop_id, unit) sums',
  );
  return Number(rows[0]!.off);
}
