import { describe, expect, it, test } from 'vitest';
import type { SpentRewardsPolicy } from '../../../app/domain/program/offer.ts';
import type { RewardSpec } from '../../../app/domain/rewards/reward-spec.ts';
import {
  aBench,
  aClaim,
  anOffer,
  anOrder,
  at,
  aWorld,
  cancelled,
  daysAfter,
  later,
  percentOff,
  ruleOf,
  seen,
} from '../../support/builders.ts';

const commission = (percent: number): RewardSpec => ({ type: 'commission', basisPoints: percent * 100 });
const GIFT = { itemId: 'ten-percent', points: 400, reward: percentOff(10) };

type Terms = NonNullable<Parameters<typeof anOffer>[0]>['terms'];
const benchWith = (terms: Terms) => aBench(aWorld({ offers: [anOffer({ terms: { waitingDays: 0, ...terms } })] }));

describe('SC-18 a part of the order is refunded', () => {
  const order = anOrder({ subtotalMinor: 10_000 });
  const refunded = later(order, 3_600, { subtotalMinor: 7_000, financialStatus: 'partially_refunded' });

  it('a commission of 10 % on 100.00 follows it down to 7.00 by an entry of −3.00', () => {
    const bench = benchWith({ firstPurchase: { advocate: commission(10) } });
    bench.sees(aClaim(), seen(order));
    expect(bench.balance('ana', 'EUR').available).toBe(1_000);
    bench.sees(seen(refunded));
    const moved = bench.entries().filter((entry) => entry.account === 'wallet:available');
    expect(moved.map((entry) => entry.amount)).toEqual([1_000, -300]);
    expect(bench.liveRewards('advocate')).toMatchObject([{ amount: { unit: 'EUR', amount: 700 } }]);
  });

  it('the same while it still waits: what becomes available is what is left', () => {
    const bench = benchWith({ firstPurchase: { advocate: commission(10) }, waitingDays: 14 });
    bench.sees(aClaim(), seen(order), seen(refunded));
    expect(bench.balance('ana', 'EUR')).toEqual({ available: 0, pending: 700 });
    bench.passTo(daysAfter(order.processedAt, 15));
    expect(bench.balance('ana', 'EUR')).toEqual({ available: 700, pending: 0 });
  });

  it('an order that grows again brings the commission with it', () => {
    const bench = benchWith({ firstPurchase: { advocate: commission(10) } });
    bench.sees(aClaim(), seen(order), seen(refunded), seen(later(order, 7_200, { subtotalMinor: 8_000 })));
    expect(bench.balance('ana', 'EUR').available).toBe(800);
  });

  it('points for each euro follow it as well', () => {
    const bench = benchWith({
      firstPurchase: { advocate: { type: 'points-per-amount', pointsPerUnit: 1, validMonths: 12 } },
    });
    bench.sees(aClaim(), seen(order), seen(refunded));
    expect(bench.balance('ana').available).toBe(70);
  });
});

describe('SC-23 rounding', () => {
  test.each([
    [
      '1 point for each whole euro of 59.90',
      { type: 'points-per-amount', pointsPerUnit: 1, validMonths: 12 },
      5_990,
      'POINTS',
      59,
    ],
    ['5 % of 19.99 rounded half-up', commission(5), 1_999, 'EUR', 100],
  ] as const)('%s', (_label, advocate, subtotalMinor, unit, expected) => {
    const bench = benchWith({
      firstPurchase: { advocate: advocate as RewardSpec },
      conditions: { minimumSubtotalMinor: 0 },
    });
    bench.sees(aClaim(), seen(anOrder({ subtotalMinor })));
    expect(bench.balance('ana', unit).available).toBe(expected);
  });

  it('in yen and dinars a whole unit is a whole unit', () => {
    for (const [currency, subtotalMinor] of [
      ['JPY', 4_200],
      ['KWD', 4_200_900],
    ] as const) {
      const bench = benchWith({
        currency,
        firstPurchase: { advocate: { type: 'points-per-amount', pointsPerUnit: 1, validMonths: 12 } },
      });
      bench.sees(aClaim(), seen(anOrder({ subtotalMinor, currency })));
      expect(bench.balance('ana').available).toBe(4_200);
    }
  });
});

describe('SC-19 points of which 400 of 500 were spent, and the order is refunded on day 20', () => {
  function spentThenRefunded(spentRewards: SpentRewardsPolicy) {
    const bench = aBench(
      aWorld({ offers: [anOffer({ terms: { spentRewards, catalogue: [GIFT], waitingDays: 14 } })] }),
    );
    const order = anOrder();
    bench.sees(aClaim(), seen(order));
    bench.passTo(daysAfter(order.processedAt, 16));
    bench.redeems('ana', GIFT.itemId);
    bench.issues('redemption');
    bench.passTo(daysAfter(order.processedAt, 20));
    bench.sees(seen(cancelled(order, 20 * 86_400)));
    return bench;
  }
  const nextFriend = (bench: ReturnType<typeof aBench>, by = 'zoe', orderId = '2001') => {
    const boughtAt = bench.now();
    bench.sees(
      aClaim({ by, invitedAt: daysAfter(boughtAt, -1) }),
      seen(anOrder({ by, orderId: orderId as never, boughtAt })),
    );
    bench.passTo(daysAfter(boughtAt, 15));
  };

  it('keep: the 100 that are left are taken back, the 400 stay spent', () => {
    const bench = spentThenRefunded('keep');
    expect(bench.balance('ana').available).toBe(0);
    nextFriend(bench);
    expect(bench.balance('ana').available).toBe(500);
  });

  it('negative balance: −400, which the next earnings fill', () => {
    const bench = spentThenRefunded('negative-balance');
    expect(bench.balance('ana').available).toBe(-400);
    nextFriend(bench);
    expect(bench.balance('ana').available).toBe(100);
    expect(bench.lots().reduce((sum, lot) => sum + lot.remaining, 0)).toBe(100);
  });

  it('next reward withheld: the balance is 0, the next friend’s reward is kept back, the one after is paid', () => {
    const bench = spentThenRefunded('withhold-next');
    expect(bench.balance('ana').available).toBe(0);
    nextFriend(bench, 'zoe', '2001');
    expect(bench.verdictOn('2001').grants[0]?.withheld).toEqual({ reason: 'owes-reward' });
    expect(ruleOf(bench.verdictOn('2001'), 'spent-reward').outcome).toBe('hold');
    expect(bench.balance('ana').available).toBe(0);
    nextFriend(bench, 'ida', '2002');
    expect(bench.balance('ana').available).toBe(500);
  });

  it('next reward withheld: when that friend’s order is cancelled, too, the one after is withheld instead', () => {
    const bench = spentThenRefunded('withhold-next');
    const boughtAt = bench.now();
    const zoes = anOrder({ by: 'zoe', orderId: '2001' as never, boughtAt });
    bench.sees(aClaim({ by: 'zoe', invitedAt: daysAfter(boughtAt, -1) }), seen(zoes), seen(cancelled(zoes)));
    nextFriend(bench, 'ida', '2002');
    expect(bench.verdictOn('2002').grants[0]?.withheld).toEqual({ reason: 'owes-reward' });
  });

  it.each(['keep', 'negative-balance', 'withhold-next'] as const)(
    '%s: when another order carries the first purchase after all, it ends as if nothing had been taken back',
    (policy) => {
      const bench = spentThenRefunded(policy);
      const boughtAt = daysAfter(bench.now(), 1);
      bench.sees(seen(anOrder({ orderId: '1002' as never, boughtAt: at('2026-03-12T10:00+01:00') })));
      bench.passTo(daysAfter(boughtAt, 30));
      expect(bench.balance('ana').available).toBe(100);
      expect([...bench.world.debts.values()]).toEqual([]);
    },
  );

  it('whatever the policy, every movement sums to zero and the lots hold what the ledger says', () => {
    for (const policy of ['keep', 'negative-balance', 'withhold-next'] as const) {
      const bench = spentThenRefunded(policy);
      expect(bench.entries().reduce((sum, entry) => sum + entry.amount, 0)).toBe(0);
      expect(bench.lots().reduce((sum, lot) => sum + lot.remaining, 0)).toBe(bench.balance('ana').available);
    }
  });
});

describe('SC-19 a code that was spent before its order was refunded', () => {
  const order = anOrder();
  function codeSpent(spentRewards: SpentRewardsPolicy) {
    const bench = benchWith({ firstPurchase: { advocate: percentOff(10) }, spentRewards });
    bench.sees(aClaim(), seen(order));
    const { code } = bench.issues('first-purchase.advocate', 'THANKS');
    bench.sees(seen(anOrder({ by: 'ana', orderId: '3001' as never, codes: [code ?? ''], boughtAt: bench.now() })));
    bench.sees(seen(cancelled(order, 86_400)));
    return bench;
  }

  it('is noted with the order it was spent on', () => {
    const rewards = [...codeSpent('keep').world.rewards.values()].filter((one) => one.code === 'THANKS');
    expect(rewards).toMatchObject([{ usedByOrder: '3001', wanted: 'reversed' }]);
  });

  it.each([
    ['keep', 0],
    ['negative-balance', 1],
    ['withhold-next', 1],
  ] as const)('%s: %i debts', (policy, debts) => {
    expect([...codeSpent(policy).world.debts.values()]).toHaveLength(debts);
  });
});
