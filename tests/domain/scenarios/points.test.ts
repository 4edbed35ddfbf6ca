import { describe, expect, it } from 'vitest';
import type { RewardSpec } from '../../../app/domain/rewards/reward-spec.ts';
import type { OrderFacts } from '../../../app/domain/verdict/facts.ts';
import {
  aBench,
  aClaim,
  anOffer,
  anOrder,
  at,
  aWorld,
  daysAfter,
  later,
  PROGRAM,
  percentOff,
  person,
  points,
  ruleOf,
  seen,
} from '../../support/builders.ts';

const ITEM = { itemId: 'ten-percent', points: 400, reward: percentOff(10) };

/** Ana's lots, as they would stand after earning so much with such an end. */
function aWallet(lots: readonly { amount: number; expiresAt: Date }[], terms: object = {}) {
  const world = aWorld({ offers: [anOffer({ terms: { catalogue: [ITEM], waitingDays: 0, ...terms } })] });
  lots.forEach(({ amount, expiresAt }, n) => {
    const lotId = `lot-${n}` as never;
    world.lots.set(lotId, {
      lotId,
      personId: person('ana').personId,
      programId: PROGRAM,
      unit: 'POINTS',
      rewardId: null,
      earnedAt: at('2026-01-01T10:00Z'),
      expiresAt,
      amount,
      remaining: amount,
      spent: 0,
      dueAt: daysAfter(expiresAt, -30),
    });
  });
  return aBench(world, at('2026-05-01T10:00+02:00'));
}
const left = (bench: ReturnType<typeof aBench>) => bench.lots().reduce((sum, lot) => sum + lot.remaining, 0);
const JUNE = { amount: 300, expiresAt: at('2026-06-30T22:00Z') };
const DECEMBER = { amount: 500, expiresAt: at('2026-12-31T22:59Z') };

describe('SC-21 lots of 300 until 30 June and 500 until 31 December', () => {
  it('400 redeemed on 1 May come from the 300 first; on 1 July 400 are left', () => {
    const bench = aWallet([JUNE, DECEMBER]);
    bench.redeems('ana', ITEM.itemId);
    expect(bench.lots().map((lot) => lot.remaining)).toEqual([0, 400]);
    bench.passTo(at('2026-07-01T10:00+02:00'));
    expect(left(bench)).toBe(400);
  });

  it('undone on 1 July: 100 return to the December lot, 300 return for 30 days', () => {
    const bench = aWallet([JUNE, DECEMBER]);
    bench.redeems('ana', ITEM.itemId);
    const undoneAt = at('2026-07-01T10:00+02:00');
    bench.passTo(undoneAt);
    const [reward] = bench.liveRewards('advocate');
    // Shopify has taken the code back
    bench.world.rewards.set(reward!.id, { ...reward!, wanted: 'reversed', status: 'reversed' });
    bench.sees({ kind: 'undo-redemption', rewardId: reward!.id, at: undoneAt });
    expect(bench.lots()).toMatchObject([
      { remaining: 0 },
      { remaining: 500, expiresAt: DECEMBER.expiresAt },
      { remaining: 300, expiresAt: daysAfter(undoneAt, 30) },
    ]);
    bench.sees({ kind: 'undo-redemption', rewardId: reward!.id, at: undoneAt });
    expect(left(bench)).toBe(800);
  });

  it('undone while the code still works: the code goes first, the points return after', () => {
    const bench = aWallet([DECEMBER]);
    bench.redeems('ana', ITEM.itemId);
    const reward = bench.issues('redemption');
    bench.sees({ kind: 'undo-redemption', rewardId: reward.id, at: bench.now() });
    expect(bench.world.rewards.get(reward.id)).toMatchObject({ wanted: 'reversed', status: 'issued' });
    expect(left(bench)).toBe(100);
  });

  it('a code that was spent can’t be undone, and the merchant reads why', () => {
    const bench = aWallet([DECEMBER]);
    bench.redeems('ana', ITEM.itemId);
    const reward = bench.issues('redemption', 'MINE');
    bench.sees(seen(anOrder({ by: 'ana', codes: ['MINE'] })));
    const changes = bench.sees({ kind: 'undo-redemption', rewardId: reward.id, at: bench.now() });
    expect(changes.problems).toMatchObject([{ code: 'redemption-used' }]);
    expect(left(bench)).toBe(100);
  });

  it('are announced thirty days before they expire, and what is left expires', () => {
    const bench = aWallet([JUNE]);
    bench.passTo(at('2026-06-10T10:00Z'));
    const messages = bench.batches.flatMap((changes) => changes.messages);
    expect(messages.map((message) => message.kind)).toEqual(['points-expiring']);
    bench.passTo(at('2026-07-01T10:00Z'));
    expect(bench.movements.map((movement) => movement.kind)).toEqual(['expired']);
    expect(left(bench)).toBe(0);
  });
});

describe('exchanging points', () => {
  it('for more than one has is refused with what is missing', () => {
    const bench = aWallet([JUNE]);
    bench.redeems('ana', ITEM.itemId);
    const verdict = bench.world.verdicts.get('redemption:redemption-ten-percent')!;
    expect(verdict).toMatchObject({ outcome: 'rejected', reason: 'enough-points' });
    expect(ruleOf(verdict, 'enough-points').wouldQualify?.values).toEqual({ missing: 100 });
    expect(left(bench)).toBe(300);
  });

  it('for what the catalogue doesn’t have is refused', () => {
    const bench = aWallet([DECEMBER]);
    bench.redeems('ana', 'moon');
    expect(bench.world.verdicts.get('redemption:redemption-moon')).toMatchObject({ reason: 'item-offered' });
  });

  it('twice with one request pays once', () => {
    const bench = aWallet([JUNE, DECEMBER]);
    bench.redeems('ana', ITEM.itemId);
    bench.redeems('ana', ITEM.itemId);
    expect(left(bench)).toBe(400);
  });

  it('two at once when there is enough for one: the second is refused', () => {
    const bench = aWallet([DECEMBER]);
    const redeem = (redemptionId: string) => ({
      kind: 'redeem' as const,
      redemptionId: redemptionId as never,
      personId: person('ana').personId,
      programId: PROGRAM,
      itemId: ITEM.itemId,
      at: bench.now(),
    });
    bench.sees(redeem('one'), redeem('two'));
    expect(bench.world.verdicts.get('redemption:one')?.outcome).toBe('approved');
    expect(bench.world.verdicts.get('redemption:two')?.outcome).toBe('rejected');
    expect(left(bench)).toBe(100);
  });

  it('for a donation collects it for the cause at once', () => {
    const donation: RewardSpec = { type: 'donation', amountMinor: 500, cause: 'Restos du cœur' };
    const bench = aWallet([DECEMBER], { catalogue: [{ itemId: 'give', points: 400, reward: donation }] });
    bench.redeems('ana', 'give');
    const collected = bench.entries().filter((entry) => entry.account === 'cause:available');
    expect(collected).toMatchObject([{ unit: 'EUR', amount: 500, personId: null }]);
  });
});

describe('SC-22 a maximum balance of 1,000', () => {
  it('800 held, 500 earned: 200 credited and 300 forfeited, both lines in one movement', () => {
    const wallet = { maximumBalance: 1_000, pointsPerUnit: 100 };
    const bench = aWallet([{ amount: 800, expiresAt: at('2027-01-01T00:00Z') }], {
      wallet,
      firstPurchase: { advocate: points(500) },
    });
    bench.sees(aClaim({ invitedAt: at('2026-04-30T10:00Z') }), seen(anOrder({ boughtAt: at('2026-04-30T12:00Z') })));
    expect(left(bench)).toBe(1_000);
    expect(bench.movements.at(-1)?.entries.map(({ account, amount }) => [account, amount])).toEqual([
      ['outstanding', -500],
      ['wallet:available', 200],
      ['forfeited', 300],
    ]);
  });

  /** 800 held, 500 earned with an order of 500: 200 credited and 300 forfeited */
  function aShareBeyond(held = 800) {
    const order = anOrder({ boughtAt: at('2026-04-30T12:00Z'), subtotalMinor: 50_000 });
    const bench = aWallet([{ amount: held, expiresAt: at('2027-01-01T00:00Z') }], {
      wallet: { maximumBalance: 1_000, pointsPerUnit: 100 },
      firstPurchase: { advocate: { type: 'points-per-amount', pointsPerUnit: 1, validMonths: null } },
    });
    bench.sees(aClaim({ invitedAt: at('2026-04-30T10:00Z') }), seen(order));
    let seconds = 0;
    const changes = (change: Partial<OrderFacts>) => {
      seconds += 60;
      bench.sees(seen(later(order, seconds, change)));
    };
    return {
      bench,
      becomesWorth: (subtotalMinor: number) => changes({ subtotalMinor }),
      isCancelled: () => changes({ cancelledAt: order.processedAt }),
      forfeited: () =>
        bench
          .entries()
          .filter(({ account }) => account === 'forfeited')
          .reduce((sum, { amount }) => sum + amount, 0),
    };
  }

  it.each([
    { worth: 40_000, held: 1_000, forfeited: 200 },
    { worth: 20_000, held: 1_000, forfeited: 0 },
    { worth: 15_000, held: 950, forfeited: 0 },
    { worth: 60_000, held: 1_000, forfeited: 400 },
  ])(
    'a share of 500 whose order is worth $worth cents now: $held held, $forfeited forfeited',
    ({ worth, ...after }) => {
      const { bench, becomesWorth, forfeited } = aShareBeyond();
      becomesWorth(worth);
      expect({ held: left(bench), forfeited: forfeited() }).toEqual(after);
      becomesWorth(50_000);
      expect({ held: left(bench), forfeited: forfeited() }).toEqual({ held: 1_000, forfeited: 300 });
    },
  );

  it('leaves nothing forfeited for an order that is cancelled', () => {
    const { bench, isCancelled, forfeited } = aShareBeyond();
    isCancelled();
    expect({ held: left(bench), forfeited: forfeited() }).toEqual({ held: 800, forfeited: 0 });
  });

  it('a share of which nothing had room is taken from what was forfeited', () => {
    const { bench, becomesWorth, forfeited } = aShareBeyond(1_000);
    becomesWorth(30_000);
    expect({ held: left(bench), forfeited: forfeited() }).toEqual({ held: 1_000, forfeited: 300 });
  });
});

describe('money owed', () => {
  const earned = () => {
    const advocate: RewardSpec = { type: 'commission', basisPoints: 1_000 };
    const bench = aWallet([], { firstPurchase: { advocate } });
    bench.sees(aClaim({ invitedAt: at('2026-04-30T10:00Z') }), seen(anOrder({ boughtAt: at('2026-04-30T12:00Z') })));
    return bench;
  };
  const paid = (amount: number) => ({
    kind: 'paid-out' as const,
    payoutId: 'payout',
    personId: person('ana').personId,
    programId: PROGRAM,
    unit: 'EUR',
    amount,
    at: at('2026-05-02T10:00Z'),
  });

  it('paid outside leaves the wallet', () => {
    const bench = earned();
    bench.sees(paid(600));
    expect(bench.balance('ana', 'EUR').available).toBe(0);
  });

  it('paid twice by one form is paid once', () => {
    const bench = earned();
    bench.sees(paid(300));
    bench.sees(paid(300));
    expect(bench.balance('ana', 'EUR').available).toBe(300);
  });

  it('for causes can’t be paid beyond what was collected', () => {
    const bench = earned();
    const toCauses = { ...paid(1), payoutId: 'causes', personId: null };
    expect(bench.sees(toCauses).problems).toMatchObject([{ code: 'payout-too-much' }]);
    bench.world.causeBalances.set(`${PROGRAM} EUR`, 1);
    expect(bench.sees(toCauses).problems).toEqual([]);
    expect(bench.entries().filter((entry) => entry.account === 'cause:available')).toMatchObject([{ amount: -1 }]);
  });

  it('can’t be paid beyond what is owed, and the merchant reads it', () => {
    const bench = earned();
    expect(bench.sees(paid(601)).problems).toMatchObject([{ code: 'payout-too-much' }]);
    expect(bench.balance('ana', 'EUR').available).toBe(600);
  });
});
