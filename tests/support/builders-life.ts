import fc from 'fast-check';
import type { JudgeEvent, KnownReward, World } from '../../app/domain/judging/world.ts';
import type { OrderFacts } from '../../app/domain/verdict/facts.ts';
import { aBench, aClaim, anOrder, at, cancelled, daysAfter, later, seen } from './builders.ts';

/** A friend's life: they claim, buy twice, and things happen to their orders. Told in any order, any number of times. */
const FIRST = at('2026-03-10T10:00+01:00');

type Fate = 'kept' | 'cancelled' | 'refunded' | 'partly-refunded' | 'never-paid';

export const anyFate = fc.constantFrom<Fate>('kept', 'cancelled', 'refunded', 'partly-refunded', 'never-paid');

/** All that Shopify says of one order: created, paid, edited, and its end. */
export function reportsOf(
  orderId: string,
  boughtAt: Date,
  fate: Fate,
  identity: Partial<OrderFacts> = {},
): OrderFacts[] {
  const paid = anOrder({ orderId: orderId as never, name: `#${orderId}`, boughtAt, ...identity });
  const created: OrderFacts = { ...paid, customerId: null, financialStatus: 'pending', paidAt: null };
  const reports = [created];
  if (fate !== 'never-paid') reports.push({ ...paid }, later(paid, 30, { phoneHash: `phone-${orderId}` }));
  const known = later(paid, 30, { phoneHash: `phone-${orderId}` });
  if (fate === 'cancelled') reports.push(cancelled(known, 3_600), later(cancelled(known, 3_600), 5, {}));
  if (fate === 'refunded') reports.push(later(known, 7_200, { financialStatus: 'refunded', subtotalMinor: 0 }));
  if (fate === 'partly-refunded')
    reports.push(later(known, 7_200, { financialStatus: 'partially_refunded', subtotalMinor: 3_000 }));
  return reports;
}

/** A life's news after the claim, and one way they might arrive: shuffled, repeated, in batches, on different days. */
export const anyLifeFrom = (first: Date) =>
  fc
    .record({
      fates: fc.tuple(anyFate, anyFate),
      minutesBetween: fc.constantFrom(0, 5, 60 * 24 * 10),
      hasCustomer: fc.boolean(),
      hasEmail: fc.boolean(),
    })
    .map(({ fates, minutesBetween, hasCustomer, hasEmail }) => {
      const second = new Date(first.getTime() + minutesBetween * 60_000);
      const identity: Partial<OrderFacts> = {
        claimToken: 'token-ben-ana',
        ...(hasCustomer && { customerId: 'customer-ben' as never }),
        ...(!hasEmail && { emailHash: null }),
      };
      return [...reportsOf('1001', first, fates[0], identity), ...reportsOf('1002', second, fates[1], identity)];
    });

export const anyLife = anyLifeFrom(FIRST);

export const anyArrival = (reports: readonly OrderFacts[]) =>
  fc
    .tuple(
      fc.shuffledSubarray([...reports], { minLength: reports.length }),
      fc.array(fc.constantFrom(...reports), { maxLength: 4 }),
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 20, maxLength: 20 }),
    )
    .map(([all, again, pauses]) => [...all, ...again].map((facts, n) => ({ facts, pauseDays: pauses[n % 20] ?? 0 })));

/** Lets the judge hear it: a pause of 0 days means the same batch. */
export function live(world: World, arrival: readonly { facts: OrderFacts; pauseDays: number }[]) {
  const bench = aBench(world, FIRST);
  bench.sees(aClaim());
  let batch: JudgeEvent[] = [];
  for (const { facts, pauseDays } of arrival) {
    if (pauseDays > 3 && batch.length) {
      bench.sees(...batch);
      batch = [];
      bench.passTo(daysAfter(bench.now(), pauseDays / 3));
    }
    batch.push(seen(facts));
  }
  bench.sees(...batch);
  bench.passTo(daysAfter(FIRST, 300)); // before the points expire
  return bench;
}

/** What must come out the same: verdicts, live rewards, balances. Ids are minted by arrival, so they are left out. */
export function outcomeOf(bench: ReturnType<typeof live>) {
  const verdicts = [...bench.world.verdicts.values()]
    .map(({ subject, subjectId, outcome, reason }) => ({ subject, subjectId, outcome, reason }))
    .sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1));
  const rewards = bench
    .liveRewards()
    .map(({ rule, side, spec, wanted, status }: KnownReward) => ({ rule, side, spec, wanted, status }))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
  const referrals = [...bench.world.referrals.values()]
    .map(({ state, reason, orderId, revenueMinor, advocateId }) => ({
      state,
      reason,
      orderId,
      revenueMinor,
      advocateId,
    }))
    .sort((a, b) => (String(a.orderId) < String(b.orderId) ? -1 : 1));
  return { verdicts, rewards, referrals, slots: bench.world.capSlots.length, balance: bench.balance('ana') };
}
