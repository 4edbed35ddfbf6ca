import type { SpecOf } from '../domain/rewards/reward-spec.ts';
import { POINTS } from '../domain/rewards/types/reward-type.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { labelOf, type Open, shopView } from './shop-view.ts';
import type { PayoutsView } from './views.ts';

const MOST = 250;

/** What the merchant has to do by hand: commissions to pay, donations to make, gifts to hand over (R1, R13). */
export async function loadPayouts({ readShop }: Database, shopId: ShopId, open: Open, now: Date): Promise<PayoutsView> {
  return readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const owed = await tx.lot.groupBy({
      by: ['personId', 'programId', 'unit'],
      where: { shopId, unit: { not: POINTS }, remaining: { not: 0 } },
      _sum: { remaining: true },
    });
    const gifts = await tx.reward.findMany({
      where: { shopId, carrier: 'merchant', wanted: 'issued', status: 'pending', finalAt: { lte: now } },
      orderBy: { id: 'asc' },
      take: MOST,
    });
    const persons = await tx.person.findMany({
      where: { shopId, id: { in: [...owed, ...gifts].map(({ personId }) => personId) } },
    });
    const customers = await tx.personIdentifier.findMany({
      where: { shopId, kind: 'customer', personId: { in: persons.map(({ id }) => id) } },
    });
    const someone = (personId: string) => ({
      personId,
      label: labelOf(
        persons.find(({ id }) => id === personId),
        open,
      ),
      customerId: customers.find((customer) => customer.personId === personId)?.value ?? null,
    });
    return {
      shop: shopView(shop),
      commissions: owed
        .map(({ personId, programId, unit, _sum }) => ({
          ...someone(personId),
          programId,
          amount: { amountMinor: Number(_sum.remaining ?? 0), currency: unit },
        }))
        .filter(({ amount }) => amount.amountMinor > 0)
        .sort((a, b) => b.amount.amountMinor - a.amount.amountMinor),
      donations: await donationsOf(tx, shopId),
      gifts: gifts.map(({ id, personId, spec, finalAt, referralId }) => ({
        ...someone(personId),
        rewardId: id,
        referralId,
        gift: (spec as SpecOf<'manual-gift'>).gift,
        since: finalAt.toISOString(),
      })),
    };
  });
}

type DonationRow = { programId: string; unit: string; cause: string | null; amount: bigint; total: bigint };

/**
 * What was collected for charities and not passed on. Payments don't name a cause: a programme's causes are paid
 * together, so what each has to get is what came in since the last payment.
 */
async function donationsOf(tx: ShopTransaction, shopId: ShopId): Promise<PayoutsView['donations']> {
  const rows = await tx.$queryRaw<DonationRow[]>`
    WITH collected AS (
      SELECT e.program_id, e.unit, e.amount, t.kind, t.created_at, r.spec->>'cause' AS cause,
        max(t.created_at) FILTER (WHERE t.kind = 'paid-out') OVER (PARTITION BY e.program_id, e.unit) AS last_payment
      FROM ledger_entry e
      JOIN ledger_transaction t ON t.shop_id = e.shop_id AND t.id = e.transaction_id
      LEFT JOIN reward r ON r.shop_id = t.shop_id AND r.id = t.reward_id
      WHERE e.shop_id = ${shopId}::uuid AND e.account = 'cause:available'),
    totals AS (SELECT program_id, unit, sum(amount) AS total FROM collected GROUP BY program_id, unit)
    SELECT c.program_id AS "programId", c.unit, c.cause, sum(c.amount) AS amount, totals.total
    FROM collected c JOIN totals USING (program_id, unit)
    WHERE c.kind <> 'paid-out' AND (c.last_payment IS NULL OR c.created_at > c.last_payment) AND totals.total > 0
    GROUP BY c.program_id, c.unit, c.cause, totals.total
    ORDER BY c.unit, amount DESC`;
  const groups = new Map<string, PayoutsView['donations'][number]>();
  for (const { programId, unit, cause, amount, total } of rows) {
    const key = `${programId} ${unit}`;
    const group = groups.get(key) ?? {
      programId,
      total: { amountMinor: Number(total), currency: unit },
      causes: [],
    };
    group.causes.push({ cause: cause ?? '', amount: { amountMinor: Number(amount), currency: unit } });
    groups.set(key, group);
  }
  return [...groups.values()];
}
