import { describe, expect, it } from 'vitest';
import type { JudgeEvent } from '../../../app/domain/judging/world.ts';
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
  daysAfter,
  later,
  PROGRAM,
  percentOff,
  person,
  points,
  seen,
  V2,
} from '../../support/builders.ts';

type Bench = ReturnType<typeof aBench>;
type Terms = NonNullable<Parameters<typeof anOffer>[0]>['terms'];
const benchWith = (terms: Terms) => aBench(aWorld({ offers: [anOffer({ terms: { waitingDays: 0, ...terms } })] }));
const committed = (bench: Bench) => bench.world.committedMinor.get(PROGRAM) ?? 0;

describe('several places fall free in one batch (SC-24)', () => {
  const FRIENDS = ['f0', 'f1', 'f2', 'f3'];
  const orderOf = (n: number) =>
    anOrder({ by: FRIENDS[n]!, orderId: String(2_000 + n) as never, boughtAt: at(`2026-03-1${n}T10:00+01:00`) });
  const fourFriendsUnder = (limits: NonNullable<Terms>['limits']) => {
    const bench = benchWith({ limits: { friendsPerMonth: null, ...limits } });
    FRIENDS.forEach((by, n) => {
      bench.sees(aClaim({ by }), seen(orderOf(n)));
    });
    return bench;
  };
  const paid = (bench: Bench) =>
    FRIENDS.flatMap((_, n) => {
      const [grant] = bench.verdictOn(String(2_000 + n)).grants;
      return grant && !grant.withheld ? [n] : [];
    });

  it.each([{ friendsPerMonth: 2 }, { friendsInTotal: 2 }])('each goes to one who waits, under %o', (limits) => {
    const bench = fourFriendsUnder(limits);
    bench.sees(seen(cancelled(orderOf(0))), seen(cancelled(orderOf(1))));
    expect(paid(bench)).toEqual([2, 3]);
  });

  it.each([{ friendsPerMonth: 2 }, { friendsInTotal: 2 }])(
    'one meant for somebody who drops out goes to the next, under %o',
    (limits) => {
      const bench = fourFriendsUnder(limits);
      bench.sees(seen(cancelled(orderOf(0))), seen(cancelled(orderOf(2))));
      expect(paid(bench)).toEqual([1, 3]);
    },
  );
});

describe('a code that is wanted again while Shopify takes it back', () => {
  const CODE: RewardSpec = { type: 'fixed-code', amountMinor: 500, minimumSubtotalMinor: 0, validDays: 30 } as never;
  const order = anOrder({ subtotalMinor: 10_000 });
  const small = later(order, 60, { subtotalMinor: 100, financialStatus: 'partially_refunded' });
  const RULE = 'first-purchase.advocate';
  const again: JudgeEvent = { kind: 'due', subject: 'order', subjectId: order.orderId };

  /** The answer came after it was wanted again: it is gone. */
  function goneMeanwhile() {
    const bench = benchWith({ welcome: null, firstPurchase: { advocate: CODE } });
    bench.sees(aClaim(), seen(order));
    const { id } = bench.issues(RULE);
    bench.sees(seen(small), seen(later(order, 120, {})));
    expect(bench.liveRewards('advocate')).toMatchObject([{ id, wanted: 'issued' }]);
    expect(committed(bench)).toBe(500);
    bench.world.rewards.set(id, { ...bench.world.rewards.get(id)!, status: 'reversed' });
    return { bench, id };
  }

  it('is made anew, and counts once in the budget', () => {
    const { bench, id } = goneMeanwhile();
    bench.sees(again);
    expect(bench.world.rewards.get(id)).toMatchObject({ wanted: 'reversed' });
    expect(bench.liveRewards('advocate')).toMatchObject([{ generation: 2, wanted: 'issued' }]);
    expect(committed(bench)).toBe(500);
    bench.sees(again);
    expect(committed(bench)).toBe(500);
  });

  it('costs nothing when it is not wanted any more by then', () => {
    const { bench } = goneMeanwhile();
    bench.sees(seen(later(order, 180, { subtotalMinor: 100, financialStatus: 'partially_refunded' })));
    expect(bench.liveRewards('advocate')).toEqual([]);
    expect(committed(bench)).toBe(0);
  });

  it('was had already when Shopify says that it had been spent', () => {
    const { bench, id } = goneMeanwhile();
    bench.sees({ kind: 'reward-spent', rewardId: id });
    bench.sees(again);
    expect(bench.liveRewards('advocate')).toMatchObject([{ generation: 2, status: 'issued' }]);
    expect(committed(bench)).toBe(500);
    expect(bench.world.debts.size).toBe(0);
  });
});

describe('a share of an order that goes down and up again', () => {
  const commission: RewardSpec = { type: 'commission', basisPoints: 1_000 };
  const order = anOrder({ subtotalMinor: 10_000 });
  const down = later(order, 60, { subtotalMinor: 7_000, financialStatus: 'partially_refunded' });
  const up = later(order, 120, {});
  const payOut = (amount: number): JudgeEvent => ({
    kind: 'paid-out',
    payoutId: 'payout',
    personId: person('ana').personId,
    programId: PROGRAM,
    unit: 'EUR',
    amount,
    at: order.processedAt,
  });

  it.each([0, 900, 1_000])('brings no more than the order is worth, after %i were paid out', (paidOut) => {
    const bench = benchWith({ firstPurchase: { advocate: commission } });
    bench.sees(aClaim(), seen(order));
    if (paidOut) bench.sees(payOut(paidOut));
    bench.sees(seen(down), seen(up));
    expect(bench.balance('ana', 'EUR').available).toBe(1_000 - paidOut);
  });

  it('from nothing brings what it is worth', () => {
    const perEuro: RewardSpec = { type: 'points-per-amount', pointsPerUnit: 1, validMonths: 12 };
    const bench = benchWith({ firstPurchase: { advocate: perEuro }, conditions: { minimumSubtotalMinor: 0 } });
    const small = anOrder({ subtotalMinor: 50 });
    bench.sees(aClaim(), seen(small), seen(later(small, 60, { subtotalMinor: 6_000, originalSubtotalMinor: 6_000 })));
    expect(bench.balance('ana').available).toBe(60);
    expect(bench.lots()).toMatchObject([{ remaining: 60 }]);
  });
});

describe('two accounts turn out to be one human in the batch in which one of them earns', () => {
  it('what was earned is the kept one’s to spend', () => {
    const bench = benchWith({ catalogue: [{ itemId: 'gift', points: 500, reward: percentOff(10) }] });
    const { identifiers } = bench.world;
    identifiers.set('customer:older', '0-older' as never);
    const changes = bench.sees(aClaim(), seen(anOrder()), {
      kind: 'customers-merged',
      keptId: 'older' as never,
      goneId: person('ana').customerId,
    });
    expect([...changes.lots.values()]).toMatchObject([{ personId: '0-older', remaining: 500 }]);
    expect(bench.lots()).toMatchObject([{ personId: '0-older' }]);
  });
});

describe('what a spent reward takes of the budget', () => {
  const tenEuro: RewardSpec = { type: 'fixed-code', amountMinor: 1_000, minimumSubtotalMinor: 0, validDays: 30 };
  const order = anOrder();
  const issued = () => {
    const bench = benchWith({ welcome: null, firstPurchase: { advocate: tenEuro } });
    bench.sees(aClaim(), seen(order));
    return { bench, reward: bench.issues('first-purchase.advocate', 'THANKS') };
  };
  const used = seen(anOrder({ by: 'ana', orderId: '3001' as never, codes: ['THANKS'] }));

  it('is its worth, in whatever order its use, its end and Shopify’s word are heard', () => {
    const tellings = (spent: JudgeEvent): JudgeEvent[][] => [
      [used, seen(cancelled(order)), spent],
      [seen(cancelled(order)), used, spent],
      [seen(cancelled(order)), spent, used],
      [seen(cancelled(order)), used],
    ];
    for (const n of [0, 1, 2, 3]) {
      const { bench, reward } = issued();
      bench.sees(...(tellings({ kind: 'reward-spent', rewardId: reward.id })[n] ?? []));
      expect([n, committed(bench)]).toEqual([n, 1_000]);
    }
  });

  it('is nothing once it has expired, also when its order fell in the same batch; a use heard of late counts', () => {
    const { bench, reward } = issued();
    bench.world.rewards.set(reward.id, { ...reward, expiresAt: bench.now() });
    const due: JudgeEvent = { kind: 'due', subject: 'reward', subjectId: reward.id };
    bench.sees(seen(cancelled(order)), due);
    expect(committed(bench)).toBe(0);

    const other = issued();
    other.bench.world.rewards.set(other.reward.id, { ...other.reward, expiresAt: other.bench.now() });
    other.bench.sees({ ...due, subjectId: other.reward.id }, used);
    expect(committed(other.bench)).toBe(1_000);
  });

  it('stays when a gift card ends: nobody tells how much of it was spent', () => {
    const giftCard: RewardSpec = { type: 'gift-card', amountMinor: 1_000, validMonths: 1 };
    const bench = benchWith({ welcome: null, firstPurchase: { advocate: giftCard } });
    bench.sees(aClaim(), seen(order));
    const { id } = bench.issues('first-purchase.advocate');
    bench.world.rewards.set(id, { ...bench.world.rewards.get(id)!, expiresAt: bench.now() });
    bench.sees({ kind: 'due', subject: 'reward', subjectId: id });
    expect(committed(bench)).toBe(1_000);
  });

  it('stays, and is owed, when it was granted again and falls a second time', () => {
    const bench = benchWith({
      welcome: null,
      spentRewards: 'withhold-next',
      firstPurchase: { advocate: { type: 'gift-card', amountMinor: 1_000, validMonths: null } },
    });
    bench.sees(aClaim(), seen(order));
    const { id } = bench.issues('first-purchase.advocate');
    bench.sees(seen(cancelled(order)));
    bench.world.rewards.set(id, { ...bench.world.rewards.get(id)!, status: 'reversed' });
    bench.sees({ kind: 'reward-spent', rewardId: id });
    bench.sees(seen(later(order, 3_600, {})));
    expect([bench.world.debts.size, committed(bench)]).toEqual([0, 1_000]);
    bench.sees(seen(cancelled(order, 7_200)));
    expect([bench.world.debts.size, committed(bench)]).toEqual([1, 1_000]);
  });
});

describe('a budget that is set later', () => {
  it('takes nothing from an order approved before, and refuses nobody who claims again', () => {
    const limits = { friendsPerMonth: null, budget: { amountMinor: 1, typicalOrderMinor: 5_000 } };
    const world = aWorld({
      offers: [
        anOffer({ terms: { waitingDays: 0 } }),
        anOffer({ versionId: V2, versionNumber: 2, publishedAt: at('2026-03-15T00:00Z'), terms: { limits } }),
      ],
    });
    const bench = aBench(world);
    const walkIn = anOrder({ by: 'walk-in' });
    bench.sees(seen(walkIn, aVisit()), aClaim({ by: 'ida' }));
    bench.passTo(at('2026-03-20T10:00Z'));
    bench.sees(seen(later(walkIn, 60, {}), aVisit()));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    bench.sees(aClaim({ by: 'ida', claimId: 'again' as never }), aClaim({ by: 'new' }));
    expect(bench.verdictOnClaim('again').outcome).toBe('approved');
    expect(bench.verdictOnClaim('claim-new-ana').reason).toBe('budget');
  });
});

describe('something bought with points and spent', () => {
  const CARD = {
    itemId: 'card',
    points: 400,
    reward: { type: 'gift-card', amountMinor: 400, validMonths: null },
  } as const;
  const bought = () => {
    const bench = benchWith({ welcome: null, catalogue: [CARD], spentRewards: 'withhold-next' });
    bench.sees(aClaim(), seen(anOrder()));
    const before = committed(bench);
    bench.redeems('ana', 'card');
    return { bench, before, card: bench.issues('redemption') };
  };

  it('was counted when the points were earned', () => {
    const { bench, before } = bought();
    expect([before, committed(bench)]).toEqual([500, 500]);
  });

  it('is neither owed nor given back for points, however often it is undone', () => {
    const { bench, card } = bought();
    const undo: JudgeEvent = { kind: 'undo-redemption', rewardId: card.id, at: bench.now() };
    bench.sees(undo);
    bench.world.rewards.set(card.id, { ...bench.world.rewards.get(card.id)!, status: 'reversed' });
    const told = bench.sees({ kind: 'reward-spent', rewardId: card.id });
    expect(told.problems).toMatchObject([{ code: 'redemption-used' }]);
    bench.sees(undo);
    expect([bench.world.debts.size, bench.balance('ana').available]).toEqual([0, 100]);
  });
});

it('points that live for a short month fall due while that is still to come', () => {
  const bench = aBench(
    aWorld({ offers: [anOffer({ terms: { waitingDays: 0, firstPurchase: { advocate: points(500, 1) } } })] }),
    at('2026-02-10T12:00+01:00'),
  );
  bench.sees(aClaim({ invitedAt: at('2026-02-01T10:00Z') }), seen(anOrder({ boughtAt: at('2026-02-10T10:00+01:00') })));
  expect(bench.lots()).toMatchObject([{ dueAt: at('2026-03-10T12:00+01:00') }]);
});

it('points that return to a lot which had paid for another’s debt still expire', () => {
  const catalogue = [{ itemId: 'gift', points: 400, reward: percentOff(10) }];
  const bench = benchWith({ catalogue, spentRewards: 'negative-balance', limits: { friendsPerMonth: null } });
  const [bens, zoes] = [anOrder(), anOrder({ by: 'zoe', orderId: '1002' as never })];
  bench.sees(aClaim(), seen(bens));
  bench.redeems('ana', 'gift');
  const { id } = bench.issues('redemption');
  bench.sees(aClaim({ by: 'zoe' }), seen(zoes), seen(cancelled(bens)));
  expect(bench.balance('ana').available).toBe(100);
  bench.world.rewards.set(id, { ...bench.world.rewards.get(id)!, wanted: 'reversed', status: 'reversed' });
  bench.sees({ kind: 'undo-redemption', rewardId: id, at: bench.now() });
  expect(bench.balance('ana').available).toBe(500);
  bench.passTo(daysAfter(bens.processedAt, 400));
  expect(bench.balance('ana').available).toBe(0);
});
