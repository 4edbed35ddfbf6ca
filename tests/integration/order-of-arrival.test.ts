import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrderFacts } from '../../app/domain/verdict/facts.ts';
import { anyArrival, anyLifeFrom } from '../support/builders-life.ts';
import { aShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();

type Telling = readonly { facts: OrderFacts; pauseDays: number }[];

/** A life told to a shop of its own; a pause ends the batch, so that the next one starts from what the database kept. */
async function tell(telling: Telling) {
  const shop = await aShop(ricochet);
  const { token } = await shop.claims('ben@orange.fr');
  await shop.judge();
  for (const { facts, pauseDays } of telling) {
    await shop.put('ricochet/order', {
      orders: [
        {
          facts: {
            ...facts,
            emailHash: facts.emailHash && shop.emailHash('ben@orange.fr'),
            claimToken: facts.claimToken && shop.keys.hashToken(token),
          },
          visit: null,
        },
      ],
    });
    if (pauseDays > 3) await shop.judge();
  }
  await shop.judge();
  expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0, waiting: 0 });
  expect(await shop.quarantine()).toEqual([]);
  return {
    verdicts: await shop.rows(
      "SELECT subject_id, outcome, reason FROM verdict WHERE shop_id = $1 AND subject_kind = 'order' ORDER BY 1",
    ),
    rewards: (await shop.rewards()).map(({ side, wanted, status }) => ({ side, wanted, status })),
    referrals: await shop.rows('SELECT state, reason, order_id, revenue_minor FROM referral WHERE shop_id = $1'),
    counters: await shop.rows(
      'SELECT metric, sum(amount)::int AS amount FROM counter WHERE shop_id = $1 GROUP BY metric HAVING sum(amount) <> 0 ORDER BY 1',
    ),
    slots: (await shop.rows('SELECT 1 FROM cap_slot WHERE shop_id = $1')).length,
    wallet: await shop.wallet(),
  };
}

test('invariant 3 through the database: any order, batches and repetitions end in the same rows', async () => {
  const start = new Date(ricochet.clock.now().getTime() - 12 * 3_600_000);
  const twoTellings = anyLifeFrom(start).chain((reports) =>
    fc.record({ reports: fc.constant(reports), other: anyArrival(reports) }),
  );
  await fc.assert(
    fc.asyncProperty(twoTellings, async ({ reports, other }) => {
      const straight = reports.map((facts) => ({ facts, pauseDays: 0 }));
      expect(await tell(other)).toEqual(await tell(straight));
    }),
    { numRuns: 15, endOnFailure: true },
  );
});
