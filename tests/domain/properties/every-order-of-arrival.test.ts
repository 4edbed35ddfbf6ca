import { expect, it, test, vi } from 'vitest';
import type { JudgeEvent } from '../../../app/domain/judging/world.ts';
import type { RewardSpec } from '../../../app/domain/rewards/reward-spec.ts';
import {
  aBench,
  aClaim,
  anOffer,
  anOrder,
  aWorld,
  daysAfter,
  later,
  percentOff,
  points,
  seen,
} from '../../support/builders.ts';

/** All that Shopify ever says of one order, in every order in which it can arrive: 120 of them for each end. */
vi.setConfig({ testTimeout: 60_000 });
const created = anOrder({ subtotalMinor: 10_000, financialStatus: 'pending', paidAt: null });
const paid = later(created, 10, { financialStatus: 'paid', paidAt: created.processedAt });
const refunded = later(paid, 3_600, { financialStatus: 'partially_refunded', subtotalMinor: 7_000 });
const dispute = (status: 'open' | 'won' | 'lost', day: number): JudgeEvent => ({
  kind: 'dispute-seen',
  orderId: created.orderId,
  dispute: { status, at: daysAfter(created.processedAt, day) },
});

const risk = (level: 'low' | 'high', minutes: number): JudgeEvent => ({
  kind: 'order-told',
  orderId: created.orderId,
  about: {
    assessments: [{ provider: 'shopify', level, at: new Date(created.processedAt.getTime() + minutes * 60_000) }],
  },
});

const refundedAndDisputed: JudgeEvent = {
  kind: 'order-seen',
  facts: refunded,
  visit: null,
  isHistory: false,
  dispute: { status: 'open', at: refunded.updatedAt },
};

const ends: readonly (readonly [string, readonly JudgeEvent[]])[] = [
  ['refunded in part, and a chargeback won', [seen(refunded), dispute('open', 1), dispute('won', 2)]],
  ['refunded in part, and a chargeback lost', [seen(refunded), dispute('open', 1), dispute('lost', 2)]],
  ['a high risk that was seen before it was paid for', [seen(refunded), risk('high', 0)]],
  ['a risk that was taken back in time, and one seen too late', [risk('high', -2), risk('low', -1), risk('high', 60)]],
  ['a chargeback that the order told of', [refundedAndDisputed, dispute('lost', 2)]],
  [
    'refunded in part, then cancelled',
    [
      seen(refunded),
      seen(later(refunded, 60, { cancelledAt: daysAfter(created.processedAt, 1), subtotalMinor: 0 })),
      dispute('won', 2),
    ],
  ],
];
const specs: readonly RewardSpec[] = [
  points(500),
  { type: 'commission', basisPoints: 1_000 },
  { type: 'points-per-amount', pointsPerUnit: 1, validMonths: 12 },
  { type: 'donation', amountMinor: 500, cause: 'Restos du cœur' },
  percentOff(10),
];

function* permutations<One>(of: readonly One[]): Generator<One[]> {
  if (of.length <= 1) yield [...of];
  for (const [at, first] of of.entries())
    for (const rest of permutations(of.filter((_, index) => index !== at))) yield [first, ...rest];
}

/** News of an order nobody has heard of come again once the order was fetched, as the job does it. */
function hear(bench: ReturnType<typeof aBench>, event: JudgeEvent): void {
  const { effects } = bench.sees(event);
  for (const effect of effects) {
    if (effect.kind === 'fetch-disputed-order')
      bench.sees(seen(created), { kind: 'dispute-seen', orderId: effect.orderId, dispute: effect.dispute });
    if (effect.kind === 'fetch-assessed-order')
      bench.sees(seen(created), {
        kind: 'order-told',
        orderId: effect.orderId,
        about: { assessments: [effect.assessment] },
      });
  }
}

function endOf(spec: RewardSpec, events: readonly JudgeEvent[]) {
  const bench = aBench(aWorld({ offers: [anOffer({ terms: { waitingDays: 0, firstPurchase: { advocate: spec } } })] }));
  for (const event of events) hear(bench, event);
  const cause = bench
    .entries()
    .filter((entry) => entry.account === 'cause:available')
    .reduce((sum, entry) => sum + entry.amount, 0);
  return {
    outcome: bench.verdictOn(created.orderId).outcome,
    points: bench.balance('ana'),
    money: bench.balance('ana', 'EUR'),
    cause,
    live: bench.liveRewards('advocate').map(({ wanted, amount }) => ({ wanted, amount })),
    lots: bench.lots().reduce((sum, lot) => sum + lot.remaining, 0),
    zero: bench.entries().reduce((sum, entry) => sum + entry.amount, 0),
  };
}

test.each(ends)('%s: every order of arrival ends the same', (_label, end) => {
  const events = [aClaim(), seen(created), seen(paid), ...end];
  for (const spec of specs) {
    const expected = endOf(spec, events);
    expect(expected.zero).toBe(0);
    const [claim, ...news] = events as [JudgeEvent, ...JudgeEvent[]];
    for (const order of permutations(news)) {
      const found = endOf(spec, [claim, ...order]);
      // what is wanted of Shopify is the same; whether a code was ever asked for depends on what was known
      expect({ ...found, live: found.live.filter((one) => one.wanted === 'issued') }).toEqual({
        ...expected,
        live: expected.live.filter((one) => one.wanted === 'issued'),
      });
    }
  }
});

it('hearing everything twice, in opposite order, changes nothing', () => {
  const events = [seen(created), seen(paid), seen(refunded), dispute('open', 1), dispute('won', 2)];
  for (const spec of specs) {
    const once = endOf(spec, [aClaim(), ...events]);
    expect(endOf(spec, [aClaim(), ...events, ...events.toReversed()])).toEqual(once);
  }
});
