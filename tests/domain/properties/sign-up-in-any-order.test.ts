import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { JudgeEvent } from '../../../app/domain/judging/world.ts';
import type { CustomerId } from '../../../app/domain/shared/ids.ts';
import { aBench, aClaim, anOffer, at, aWorld, daysAfter, mail, person, points, seen } from '../../support/builders.ts';
import { anyFate, outcomeOf, reportsOf } from '../../support/builders-life.ts';

/** Invariants 2 and 3 with the sign-up level: claim, account and orders of one friend, heard of in any order. */
vi.setConfig({ testTimeout: 60_000 });
const INVITED = at('2026-03-01T10:00+01:00');
const BEN = person('ben').customerId as CustomerId;

const world = (existingCustomersMayJoin: boolean) =>
  aWorld({
    offers: [
      anOffer({
        terms: {
          welcome: null,
          signUp: { advocate: points(100), friend: points(30), existingCustomersMayJoin },
          nthPurchases: [{ n: 2, advocate: points(50), friend: null }],
        },
      }),
    ],
  });

const opened = (days: number, emailHash: string): JudgeEvent => ({
  kind: 'signed-up',
  account: { customerId: BEN, openedAt: daysAfter(INVITED, days) },
  emailHash,
});

const anyLife = fc
  .record({
    openedAfter: fc.constantFrom(-3, 0, 1),
    isLoggedIn: fc.boolean(),
    /** the account has another address, so that only an order shows whose it is */
    hasOtherAddress: fc.boolean(),
    fates: fc.tuple(anyFate, anyFate),
  })
  .map(({ openedAfter, isLoggedIn, hasOtherAddress, fates }): JudgeEvent[] => {
    const email = hasOtherAddress ? mail('benjamin@work.fr') : mail('ben@orange.fr');
    const identity = { customerId: BEN };
    return [
      aClaim({ customerId: isLoggedIn ? BEN : null }),
      opened(openedAfter, email),
      opened(openedAfter + 1, email),
      ...fates.flatMap((fate, n) =>
        reportsOf(String(1_001 + n), daysAfter(INVITED, 5 + n), fate, identity).map((facts) =>
          // the buyer of an order is known from its first report on
          seen({ ...facts, ...identity }),
        ),
      ),
    ];
  });

const twoTellings = fc.tuple(anyLife, fc.boolean()).chain(([events, mayJoin]) =>
  fc.record({
    mayJoin: fc.constant(mayJoin),
    straight: fc.constant(events),
    other: fc.shuffledSubarray(events, { minLength: events.length }),
    size: fc.integer({ min: 1, max: 4 }),
  }),
);

function hear(mayJoin: boolean, events: readonly JudgeEvent[], size: number) {
  const bench = aBench(world(mayJoin), daysAfter(INVITED, 10));
  for (let from = 0; from < events.length; from += size) bench.sees(...events.slice(from, from + size));
  bench.passTo(daysAfter(INVITED, 200));
  return bench;
}

it('whatever is heard of first: same verdicts, live rewards and balances', () => {
  fc.assert(
    fc.property(twoTellings, ({ mayJoin, straight, other, size }) => {
      const bench = hear(mayJoin, other, size);
      expect(outcomeOf(bench)).toEqual(outcomeOf(hear(mayJoin, straight, straight.length)));
      const keys = bench.liveRewards().map(({ cause, rule, beneficiary }) => `${cause} ${rule} ${beneficiary}`);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns: 300 },
  );
});
