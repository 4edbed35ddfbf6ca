import { describe, expect, it } from 'vitest';
import type { RewardSpec } from '../../../app/domain/rewards/reward-spec.ts';
import {
  aBench,
  aClaim,
  anOffer,
  anOrder,
  at,
  aVisit,
  aWorld,
  cancelled,
  PROGRAM,
  ruleOf,
  seen,
} from '../../support/builders.ts';

const FRIENDS = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7'] as const;
const orderOf = (n: number) =>
  anOrder({ by: FRIENDS[n], orderId: String(2_000 + n) as never, boughtAt: at(`2026-03-1${n}T10:00+01:00`) });
const withheld = (bench: ReturnType<typeof aBench>, n: number) =>
  bench.verdictOn(String(2_000 + n)).grants[0]?.withheld;

describe('SC-24 a place under the cap falls free', () => {
  function sevenFriends() {
    const bench = aBench();
    FRIENDS.forEach((by, n) => {
      bench.sees(aClaim({ by }), seen(orderOf(n)));
    });
    return bench;
  }

  it('and goes to the oldest withheld one, which is paid', () => {
    const bench = sevenFriends();
    expect([5, 6].map((n) => withheld(bench, n)?.reason)).toEqual(['monthly-cap', 'monthly-cap']);
    bench.sees(seen(cancelled(orderOf(2))));
    expect([5, 6].map((n) => withheld(bench, n)?.reason)).toEqual([undefined, 'monthly-cap']);
    expect(bench.balance('ana').pending).toBe(2_500);
  });

  it('not to somebody who comes in the same batch', () => {
    const bench = sevenFriends();
    const newcomer = anOrder({ by: 'new', orderId: '3000' as never, boughtAt: at('2026-03-20T10:00+01:00') });
    bench.sees(seen(cancelled(orderOf(2))), aClaim({ by: 'new' }), seen(newcomer));
    expect(withheld(bench, 5)).toBeNull();
    expect(bench.verdictOn('3000').grants[0]?.withheld?.reason).toBe('monthly-cap');
  });

  it('a place once taken is not lost to an older order heard of later', () => {
    const bench = sevenFriends();
    const older = anOrder({ by: 'old', orderId: '1500' as never, boughtAt: at('2026-03-02T10:00+01:00') });
    bench.sees(aClaim({ by: 'old' }), seen(older));
    bench.sees(seen({ ...orderOf(4), updatedAt: at('2026-03-25T10:00Z') }));
    expect(withheld(bench, 4)).toBeNull();
    expect(bench.verdictOn('1500').grants[0]?.withheld?.reason).toBe('monthly-cap');
    bench.sees(seen(cancelled(orderOf(0))));
    expect(bench.verdictOn('1500').grants[0]?.withheld).toBeNull();
  });

  it('a limit in total counts over all months and hands its places on alike', () => {
    const offers = [anOffer({ terms: { limits: { friendsPerMonth: null, friendsInTotal: 2 } } })];
    const bench = aBench(aWorld({ offers }));
    [0, 1, 2].forEach((n) => {
      bench.sees(aClaim({ by: FRIENDS[n] }), seen(orderOf(n)));
    });
    expect(withheld(bench, 2)).toEqual({ reason: 'total-cap', limit: 2 });
    bench.sees(seen(cancelled(orderOf(0))));
    expect(withheld(bench, 2)).toBeNull();
  });
});

describe('SC-25 a budget of 100.00 EUR', () => {
  const tenEuro: RewardSpec = { type: 'fixed-code', amountMinor: 1_000, minimumSubtotalMinor: 0, validDays: null };
  const budget = { amountMinor: 10_000, typicalOrderMinor: 5_000 };
  const withBudget = () =>
    aBench(
      aWorld({
        offers: [
          anOffer({
            terms: {
              welcome: null,
              waitingDays: 0,
              firstPurchase: { advocate: tenEuro },
              limits: { friendsPerMonth: null, budget },
            },
          }),
        ],
        // a merchant who expects many friends at once
        trust: { mode: 'custom', holdAt: 500, rejectAt: 500 },
      }),
    );
  const claimed = (bench: ReturnType<typeof aBench>, count: number, from = 0) => {
    for (let n = from; n < from + count; n++) bench.sees(aClaim({ by: `b${n}` }));
  };
  const bought = (bench: ReturnType<typeof aBench>, count: number, from = 0) => {
    for (let n = from; n < from + count; n++)
      bench.sees(seen(anOrder({ by: `b${n}`, orderId: String(5_000 + n) as never })));
  };
  const problems = (bench: ReturnType<typeof aBench>) =>
    bench.batches.flatMap((changes) => changes.problems.map((problem) => problem.code));

  it('warns at 80 %, once', () => {
    const bench = withBudget();
    claimed(bench, 9);
    bought(bench, 7);
    expect(problems(bench)).toEqual([]);
    bought(bench, 2, 7);
    expect(problems(bench)).toEqual(['budget-warning']);
  });

  it('at 100 % closes new claims and honours those already made', () => {
    const bench = withBudget();
    claimed(bench, 12);
    bought(bench, 10);
    expect(problems(bench)).toEqual(['budget-warning', 'budget-reached']);
    bench.sees(aClaim({ by: 'late' }));
    const refused = bench.verdictOnClaim('claim-late-ana');
    expect(refused).toMatchObject({ outcome: 'rejected', reason: 'budget' });
    expect(ruleOf(refused, 'budget').limit).toEqual({ budget: { amountMinor: 10_000, currency: 'EUR' } });
    bought(bench, 2, 10);
    expect(bench.world.committedMinor.get(PROGRAM)).toBe(12_000);
  });

  it('at 100 % an order nobody claimed for pays nothing', () => {
    const bench = withBudget();
    claimed(bench, 10);
    bought(bench, 10);
    bench.sees(seen(anOrder({ by: 'walk-in', orderId: '6000' as never }), aVisit()));
    expect(bench.verdictOn('6000')).toMatchObject({ outcome: 'rejected', reason: 'budget' });
  });

  it('what is taken back is there again', () => {
    const bench = withBudget();
    claimed(bench, 10);
    bought(bench, 10);
    bench.sees(seen(cancelled(anOrder({ by: 'b3', orderId: '5003' as never }))));
    expect(bench.world.committedMinor.get(PROGRAM)).toBe(9_000);
    bench.sees(aClaim({ by: 'late' }));
    expect(bench.verdictOnClaim('claim-late-ana').outcome).toBe('approved');
  });

  it('a code nobody used in time is given back once, though its order falls later, too', () => {
    const bench = withBudget();
    claimed(bench, 1);
    bought(bench, 1);
    const reward = bench.issues('first-purchase.advocate');
    bench.world.rewards.set(reward.id, { ...reward, expiresAt: bench.now() });
    bench.sees({ kind: 'due', subject: 'reward', subjectId: reward.id });
    expect(bench.world.committedMinor.get(PROGRAM)).toBe(0);
    bench.sees(seen(cancelled(anOrder({ by: 'b0', orderId: '5000' as never }))));
    expect(bench.world.committedMinor.get(PROGRAM)).toBe(0);
  });

  it('an order judged while there was money keeps its yes', () => {
    const bench = withBudget();
    const early = anOrder({ by: 'walk-in', orderId: '6000' as never });
    bench.sees(seen(early, aVisit()));
    claimed(bench, 10);
    bought(bench, 10);
    bench.sees(seen({ ...early, updatedAt: at('2026-03-12T10:00Z') }, aVisit()));
    expect(bench.verdictOn('6000').outcome).toBe('approved');
  });
});

describe('a chargeback', () => {
  const dispute = (status: 'open' | 'won' | 'lost', day: number) => ({
    kind: 'dispute-seen' as const,
    orderId: '1001' as never,
    dispute: { status, at: at(`2026-03-${day}T10:00Z`) },
  });

  it('holds the order while it is open, takes the reward back when it is lost', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(anOrder()));
    bench.sees(dispute('open', 12));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'held', reason: 'chargeback' });
    bench.sees(dispute('lost', 14));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'chargeback' });
    expect(bench.balance('ana').pending).toBe(0);
  });

  const toldByOrder = (status: 'open' | 'won' | 'lost', day: number) => ({
    ...seen(anOrder({ updatedAt: at(`2026-03-${day}T10:00Z`) })),
    dispute: dispute(status, day).dispute,
  });

  it('told by the order itself counts the same, also with the order’s first news', () => {
    const bench = aBench();
    bench.sees(aClaim(), toldByOrder('open', 12));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'held', reason: 'chargeback' });
    bench.sees(toldByOrder('lost', 14));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'chargeback' });
  });

  it('decided at the very moment an older report names counts as decided', () => {
    const bench = aBench();
    bench.sees(aClaim(), toldByOrder('won', 12), toldByOrder('open', 12));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    bench.sees(toldByOrder('lost', 12), toldByOrder('won', 12));
    expect(bench.verdictOn('1001').outcome).toBe('rejected');
  });

  it('an order that tells nothing of chargebacks takes none back', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(anOrder()), dispute('open', 12));
    bench.sees(seen(anOrder({ updatedAt: at('2026-03-13T10:00Z') })));
    expect(bench.verdictOn('1001').outcome).toBe('held');
  });

  it('keeps the advocate’s place while it is open, so that won leaves everything as it was', () => {
    const bench = aBench();
    FRIENDS.forEach((by, n) => {
      bench.sees(aClaim({ by }), seen(orderOf(n)));
    });
    const onFirst = (status: 'open' | 'won', day: number) => ({ ...dispute(status, day), orderId: '2000' as never });
    bench.sees(onFirst('open', 20));
    expect(withheld(bench, 5)?.reason).toBe('monthly-cap');
    bench.sees(onFirst('won', 21));
    expect(withheld(bench, 0)).toBeNull();
    expect(bench.balance('ana').pending).toBe(2_500);
  });

  it('won leaves everything as it was, whatever older news comes late', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(anOrder()), dispute('won', 14), dispute('open', 12));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    expect(bench.balance('ana').pending).toBe(500);
  });
});
