import { describe, expect, it } from 'vitest';
import { aBench, aClaim, anOrder, at, cancelled, daysAfter, points, seen } from '../../support/builders.ts';

const first = anOrder({ orderId: '1001' as never, name: '#1001', boughtAt: at('2026-03-10T10:00+01:00') });
const second = anOrder({ orderId: '1002' as never, name: '#1002', boughtAt: at('2026-03-10T10:05+01:00') });

describe('SC-14 two orders in the wrong order', () => {
  it('one reward, carried by order 1', () => {
    const bench = aBench();
    bench.sees(aClaim());
    bench.sees(seen(second));
    bench.sees(seen(first));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    expect(bench.verdictOn('1002')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
    expect(bench.liveRewards('advocate')).toMatchObject([{ spec: points(500), generation: 1 }]);
    expect(bench.balance('ana')).toEqual({ available: 0, pending: 500 });
  });

  it('order 1 is cancelled: order 2 carries it, still exactly one live reward', () => {
    const bench = aBench();
    bench.sees(aClaim());
    bench.sees(seen(second));
    bench.sees(seen(first));
    bench.sees(seen(cancelled(first)));
    expect(bench.verdictOn('1001').outcome).toBe('rejected');
    expect(bench.verdictOn('1002').outcome).toBe('approved');
    expect(bench.liveRewards('advocate')).toHaveLength(1);
    expect(bench.balance('ana')).toEqual({ available: 0, pending: 500 });
    const [referral] = bench.world.referrals.values();
    expect(referral).toMatchObject({ orderId: '1002', revenueMinor: 6_000 });
  });

  it('the same, all in one batch', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(second), seen(first), seen(cancelled(first)));
    expect(bench.verdictOn('1002').outcome).toBe('approved');
    expect(bench.liveRewards('advocate')).toHaveLength(1);
  });

  it('the reward waits for the order that carries it, not for the one that was cancelled', () => {
    const muchLater = anOrder({ orderId: '1002' as never, boughtAt: daysAfter(first.processedAt, 10) });
    const bench = aBench();
    bench.sees(aClaim(), seen(first));
    bench.passTo(daysAfter(first.processedAt, 11));
    bench.sees(seen(muchLater), seen(cancelled(first)));
    bench.passTo(daysAfter(first.processedAt, 15));
    expect(bench.balance('ana')).toEqual({ available: 0, pending: 500 });
    bench.passTo(daysAfter(muchLater.processedAt, 15));
    expect(bench.balance('ana')).toEqual({ available: 500, pending: 0 });
  });

  it('an order that came long before but is heard of late makes the points available at once', () => {
    const bench = aBench();
    bench.passTo(daysAfter(first.processedAt, 20));
    const recent = anOrder({ orderId: '1002' as never, boughtAt: daysAfter(first.processedAt, 19) });
    bench.sees(aClaim(), seen(recent), seen(first));
    expect(bench.balance('ana')).toEqual({ available: 500, pending: 0 });
  });

  it('of two orders processed in the same instant the one with the lower number is first', () => {
    const twin = { ...first, orderId: '999' as never };
    const bench = aBench();
    bench.sees(aClaim(), seen(first), seen(twin));
    expect(bench.verdictOn('999').outcome).toBe('approved');
    expect(bench.verdictOn('1001').outcome).toBe('rejected');
  });
});

describe('what is seen twice', () => {
  it('changes nothing and writes no second movement', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(first));
    const changes = bench.sees(seen(first), seen(first));
    expect(changes.movements).toEqual([]);
    expect([...changes.verdicts.keys()]).toEqual([]);
    expect([...changes.rewards.keys()]).toEqual([]);
    expect(changes.counters).toEqual([]);
  });

  it('a claim that comes again is the same claim', () => {
    const bench = aBench();
    bench.sees(aClaim());
    const changes = bench.sees(aClaim());
    expect([...changes.rewards.keys()]).toEqual([]);
    expect(bench.liveRewards('friend')).toHaveLength(1);
  });
});

describe('an order whose buyer becomes known later', () => {
  const till = anOrder({ channel: 'pos', emailHash: null, claimToken: 'token-ben-ana' });
  const named = { ...till, updatedAt: daysAfter(till.updatedAt, 1), customerId: 'customer-x' as never };

  it('keeps its one reward', () => {
    const bench = aBench();
    bench.sees(aClaim({ by: 'ben' }));
    bench.sees(seen(till));
    bench.sees(seen(named));
    expect(bench.liveRewards('advocate')).toHaveLength(1);
    expect(bench.balance('ana').pending).toBe(500);
  });

  it('keeps it too when they turn out to be somebody we know', () => {
    const bench = aBench();
    bench.sees(aClaim({ by: 'ben' }));
    bench.sees(seen(till));
    bench.sees(seen({ ...named, customerId: null, emailHash: aClaim().emailHash }));
    expect(bench.liveRewards('advocate')).toHaveLength(1);
    expect(bench.balance('ana').pending).toBe(500);
  });
});

describe('orders without a name', () => {
  const till = (orderId: string, minutes: number) =>
    anOrder({
      orderId: orderId as never,
      boughtAt: new Date(first.processedAt.getTime() + minutes * 60_000),
      emailHash: null,
      claimToken: 'token-ben-ana',
    });

  it('that carry one claim’s token are one friend’s: the second is not the first', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(till('1001', 0)), seen(till('1002', 5)));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    expect(bench.verdictOn('1002')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
    expect(bench.balance('ana').pending).toBe(500);
  });

  it('are the claimant’s even when heard of before the claim', () => {
    const bench = aBench();
    bench.sees(seen(till('1001', 0)), seen(till('1002', 5)), aClaim());
    bench.sees(seen(till('1001', 0)), seen(till('1002', 5)));
    expect(bench.balance('ana').pending).toBe(500);
  });
});
