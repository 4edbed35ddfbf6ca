import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';

/** Are one shop's books straight? Ledger sum and doubles must be 0; `activeCodes` is what Shopify must hold, no more, no less. */
export async function loadShopHealth({ readShop }: Database, shopId: ShopId) {
  return readShop(shopId, async (tx) => {
    const [ledger] = await tx.$queryRaw<{ sum: string; wallets: string }[]>`
      WITH folded AS (
        SELECT person_id, unit,
          coalesce(sum(amount) FILTER (WHERE account = 'wallet:available'), 0) AS available,
          coalesce(sum(amount) FILTER (WHERE account = 'wallet:pending'), 0) AS pending
        FROM ledger_entry WHERE shop_id = ${shopId}::uuid AND person_id IS NOT NULL GROUP BY person_id, unit)
      SELECT coalesce((SELECT sum(amount) FROM ledger_entry WHERE shop_id = ${shopId}::uuid), 0)::text AS sum,
        (SELECT count(*) FROM (SELECT * FROM wallet WHERE shop_id = ${shopId}::uuid) w FULL JOIN folded f ON f.person_id = w.person_id AND f.unit = w.unit
         WHERE w.available IS DISTINCT FROM f.available OR w.pending IS DISTINCT FROM f.pending)::text AS wallets`;
    const [doubles] = await tx.$queryRaw<{ count: string }[]>`
      SELECT count(*)::text AS count FROM (SELECT 1 FROM reward WHERE shop_id = ${shopId}::uuid AND status <> 'reversed' GROUP BY cause, rule, person_id HAVING count(*) > 1) d`;
    const active = await tx.reward.findMany({
      where: { shopId, status: 'issued', wanted: 'issued', code: { not: null } },
      select: { code: true },
      take: 5_000,
    });
    const waiting = await tx.inbox.count({ where: { shopId, judgedAt: null } });
    const verdicts = await tx.verdict.findMany({
      where: { shopId, outcome: { not: 'not-referred' } },
      orderBy: { judgedAt: 'desc' },
      take: 10,
    });
    const orders = await tx.orderFact.findMany({
      where: {
        shopId,
        id: { in: verdicts.filter((verdict) => verdict.subjectKind === 'order').map((verdict) => verdict.subjectId) },
      },
    });
    return {
      ledgerSum: Number(ledger?.sum ?? 0),
      walletsOff: Number(ledger?.wallets ?? 0),
      doubles: Number(doubles?.count ?? 0),
      activeCodes: active.map((reward) => reward.code as string),
      waiting,
      verdicts: verdicts.map((verdict) => ({
        at: verdict.judgedAt.toISOString(),
        subject:
          verdict.subjectKind === 'order'
            ? `order ${(orders.find((order) => order.id === verdict.subjectId)?.facts as { name?: string } | undefined)?.name ?? ''}`
            : 'claim',
        outcome: verdict.outcome,
        reason: verdict.reason,
      })),
    };
  });
}
