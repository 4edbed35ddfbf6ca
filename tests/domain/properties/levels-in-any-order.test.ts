import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { replay } from '../../../app/domain/verdict/replay.ts';
import { anOffer, at, aWorld, daysAfter, points } from '../../support/builders.ts';
import { anyArrival, anyFate, live, outcomeOf, reportsOf } from '../../support/builders-life.ts';

/** Invariants 2, 3 and 7 with levels on: four orders of one friend, told in any order, any number of times. */
vi.setConfig({ testTimeout: 60_000 });
const FIRST = at('2026-03-10T10:00+01:00');
const RUNS = { numRuns: 150 };

const world = () =>
  aWorld({
    offers: [
      anOffer({
        terms: {
          nthPurchases: [
            { n: 2, advocate: null, friend: points(50) },
            { n: 3, advocate: points(200), friend: null },
          ],
        },
      }),
    ],
  });

const twoTellings = fc.tuple(anyFate, anyFate, anyFate, anyFate).chain((fates) => {
  const reports = fates.flatMap((fate, n) =>
    reportsOf(String(1_001 + n), daysAfter(FIRST, 3 * n), fate, { claimToken: 'token-ben-ana' }),
  );
  return fc.record({
    straight: fc.constant(reports.map((facts) => ({ facts, pauseDays: 0 }))),
    other: anyArrival(reports),
  });
});

const causes = (bench: ReturnType<typeof live>) => bench.liveRewards().map(({ cause, rule }) => `${cause} ${rule}`);

it('whatever the order, the batches and the repetitions: same verdicts, one reward for each level', () => {
  fc.assert(
    fc.property(twoTellings, ({ straight, other }) => {
      const bench = live(world(), other);
      expect(outcomeOf(bench)).toEqual(outcomeOf(live(world(), straight)));
      expect(new Set(causes(bench)).size).toBe(causes(bench).length);
    }),
    RUNS,
  );
});

it('every verdict replays from what was recorded with it', () => {
  fc.assert(
    fc.property(twoTellings, ({ other }) => {
      const bench = live(world(), other);
      for (const { outcome, reason, rules, grants, advocateId, versionId, inputs } of bench.world.verdicts.values()) {
        const again = replay(JSON.parse(JSON.stringify(inputs)), rules, (id) => bench.world.offers.get(id)!);
        expect(again).toEqual({ outcome, reason, rules, grants, advocateId, versionId });
      }
    }),
    RUNS,
  );
});
