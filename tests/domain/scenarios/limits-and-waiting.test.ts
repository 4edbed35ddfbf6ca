import { describe, expect, it } from 'vitest';
import {
  aBench,
  aClaim,
  anOffer,
  anOrder,
  at,
  aWorld,
  cancelled,
  daysAfter,
  percentOff,
  points,
  ruleOf,
  seen,
} from '../../support/builders.ts';

const FRIENDS = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'] as const;
const orderOf = (by: string, at_: Date, n: number) =>
  anOrder({ by, orderId: String(2_000 + n) as never, boughtAt: at_ });

describe('SC-24 the cap of five friends a month', () => {
  it('withholds the advocate’s grant of the sixth, whose verdict stays approved', () => {
    const bench = aBench();
    FRIENDS.forEach((by, n) => {
      bench.sees(aClaim({ by }), seen(orderOf(by, at(`2026-03-1${n}T10:00+01:00`), n)));
    });
    const sixth = bench.verdictOn('2005');
    expect(sixth.outcome).toBe('approved');
    expect(sixth.grants[0]?.withheld).toEqual({
      reason: 'monthly-cap',
      limit: 5,
      until: at('2026-04-01T00:00+02:00'),
    });
    expect(ruleOf(sixth, 'monthly-cap').wouldQualify?.values.from).toBe(at('2026-04-01T00:00+02:00').toISOString());
    expect(bench.balance('ana').pending).toBe(2_500);
    expect(bench.world.capSlots.filter((slot) => slot.isTaken)).toHaveLength(5);
  });

  it('leaves the sixth friend the welcome offer', () => {
    const bench = aBench();
    bench.sees(...FRIENDS.map((by) => aClaim({ by })));
    expect(bench.liveRewards('friend')).toHaveLength(6);
  });

  it('holds within one batch as well', () => {
    const bench = aBench();
    bench.sees(
      ...FRIENDS.map((by) => aClaim({ by })),
      ...FRIENDS.map((by, n) => seen(orderOf(by, at(`2026-03-1${n}T10:00+01:00`), n))),
    );
    expect(bench.balance('ana').pending).toBe(2_500);
  });

  it('counts the next month anew', () => {
    const bench = aBench(aWorld(), at('2026-04-02T10:00+02:00'));
    bench.sees(
      ...FRIENDS.map((by) => aClaim({ by, invitedAt: at('2026-03-20T10:00+01:00') })),
      ...FRIENDS.map((by, n) =>
        seen(orderOf(by, n < 5 ? at(`2026-03-2${n}T10:00+01:00`) : at('2026-04-01T10:00+02:00'), n)),
      ),
    );
    expect(bench.balance('ana').pending).toBe(3_000);
  });
});

describe('SC-05 the month in the shop’s zone', () => {
  it('22:30 UTC on 31 March is 1 April in Paris and takes a slot of April', () => {
    const bench = aBench(aWorld(), at('2026-04-01T10:00Z'));
    bench.sees(aClaim({ invitedAt: at('2026-03-20T10:00Z') }), seen(anOrder({ boughtAt: at('2026-03-31T22:30Z') })));
    expect(bench.world.capSlots).toMatchObject([{ period: '2026-04' }]);
    expect(ruleOf(bench.verdictOn('1001'), 'monthly-cap').input.month).toBe('2026-04');
  });
});

describe('slots within one batch', () => {
  it('paid and cancelled at once leaves none taken', () => {
    const bench = aBench();
    const changes = bench.sees(aClaim(), seen(anOrder()), seen(cancelled(anOrder())));
    expect(bench.world.capSlots).toEqual([]);
    expect([...changes.slotsSet]).toEqual([]);
  });

  it('a slot freed and taken again is not given away', () => {
    const bench = aBench();
    const [first, second] = [anOrder(), anOrder({ orderId: '1002' as never, boughtAt: at('2026-03-11T10:00+01:00') })];
    bench.sees(aClaim(), seen(first));
    const changes = bench.sees(seen(second), seen(cancelled(first)));
    expect(bench.world.capSlots).toHaveLength(1);
    expect([...changes.slotsGone]).toEqual([]);
  });

  it('an earlier order of another month takes its own month’s slot only', () => {
    const bench = aBench(aWorld(), at('2026-04-02T10:00+02:00'));
    const changes = bench.sees(
      aClaim({ invitedAt: at('2026-03-20T10:00+01:00') }),
      seen(anOrder({ orderId: '1002' as never, boughtAt: at('2026-04-01T10:00+02:00') })),
      seen(anOrder({ orderId: '1001' as never, boughtAt: at('2026-03-31T10:00+02:00') })),
    );
    expect(bench.world.capSlots).toMatchObject([{ period: '2026-03' }]);
    expect([...changes.slotsSet.values()]).toMatchObject([{ period: '2026-03' }]);
  });
});

describe('R8 points and the waiting period', () => {
  const order = anOrder();
  const finalAt = at('2026-03-24T10:00+01:00');

  it('are pending until the fourteenth day after payment, to the second', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(order));
    bench.passTo(new Date(finalAt.getTime() - 1));
    expect(bench.balance('ana')).toEqual({ available: 0, pending: 500 });
    bench.passTo(finalAt);
    expect(bench.balance('ana')).toEqual({ available: 500, pending: 0 });
  });

  it('show the friend as waiting, then as rewarded', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(order));
    expect([...bench.world.referrals.values()]).toMatchObject([{ state: 'order-waiting' }]);
    bench.passTo(finalAt);
    expect([...bench.world.referrals.values()]).toMatchObject([{ state: 'rewarded' }]);
  });

  it('SC-19: cancelled before they were due never become available', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(order));
    bench.passTo(daysAfter(order.processedAt, 13));
    bench.sees(seen(cancelled(order)));
    bench.passTo(daysAfter(order.processedAt, 100));
    expect(bench.balance('ana')).toEqual({ available: 0, pending: 0 });
    expect(bench.movements.map((movement) => movement.kind)).toEqual(['promised', 'cancelled']);
  });

  it('SC-19: cancelled on day 20, unspent, are taken back', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(order));
    bench.passTo(daysAfter(order.processedAt, 20));
    bench.sees(seen(cancelled(order)));
    expect(bench.balance('ana')).toEqual({ available: 0, pending: 0 });
  });

  it('without a waiting period they are available at once', () => {
    const bench = aBench(aWorld({ offers: [anOffer({ terms: { waitingDays: 0 } })] }));
    bench.sees(aClaim(), seen(order));
    expect(bench.balance('ana')).toEqual({ available: 500, pending: 0 });
  });

  it('expire twelve months after they became available, in the shop’s calendar', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(order));
    bench.passTo(finalAt);
    expect(bench.liveRewards('advocate')).toMatchObject([{ expiresAt: at('2027-03-24T10:00+01:00') }]);
  });

  it('a code is asked for only when the waiting period is over', () => {
    const bench = aBench(
      aWorld({ offers: [anOffer({ terms: { welcome: null, firstPurchase: { advocate: percentOff(10) } } })] }),
    );
    expect(bench.sees(aClaim(), seen(order)).effects).not.toContainEqual({ kind: 'issue-rewards' });
    bench.passTo(finalAt);
    expect(bench.batches.at(-1)?.effects).toContainEqual({ kind: 'issue-rewards' });
  });

  it('SC-18: a refund under the minimum takes a fixed reward back, a smaller one doesn’t', () => {
    const refunded = (subtotalMinor: number) => ({
      ...order,
      updatedAt: daysAfter(order.updatedAt, 2),
      financialStatus: 'partially_refunded' as const,
      subtotalMinor,
    });
    const bench = aBench();
    bench.sees(aClaim(), seen(order), seen(refunded(4_500)));
    expect(bench.balance('ana').pending).toBe(500);
    bench.sees(seen({ ...refunded(3_000), updatedAt: daysAfter(order.updatedAt, 3) }));
    expect(bench.balance('ana').pending).toBe(0);
    expect(bench.liveRewards('advocate')).toEqual([]);
  });

  it('a reward approved again after a reversal is the next generation', () => {
    const bench = aBench();
    const second = anOrder({ orderId: '1002' as never, boughtAt: daysAfter(order.processedAt, 5) });
    bench.sees(aClaim(), seen(order));
    bench.sees(seen(cancelled(order)));
    bench.sees(seen(second));
    expect(bench.liveRewards('advocate')).toMatchObject([{ generation: 2, spec: points(500) }]);
    expect(bench.balance('ana').pending).toBe(500);
  });
});

it('an order that waited for a bank transfer waits its fourteen days from the payment', () => {
  const ordered = anOrder({ boughtAt: at('2026-03-02T10:00+01:00'), financialStatus: 'pending', paidAt: null });
  const paid = { financialStatus: 'paid' as const, paidAt: ordered.processedAt };
  const bench = aBench(aWorld(), at('2026-03-25T10:00+01:00'));
  bench.sees(aClaim(), seen(ordered));
  bench.sees(seen({ ...ordered, ...paid, updatedAt: at('2026-03-25T10:00+01:00') }));
  expect(bench.verdictOn('1001').grants).toMatchObject([{ finalAt: at('2026-04-08T10:00+02:00') }]);
});
