import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { balanceOf } from '../../../app/domain/ledger/entries.ts';
import { replay } from '../../../app/domain/verdict/replay.ts';
import { aWorld } from '../../support/builders.ts';
import { anyArrival, anyLife, live, outcomeOf } from '../../support/builders-life.ts';

/** A life, told in order at once, and the same life as it may arrive. */
const twoTellings = anyLife.chain((reports) =>
  fc.record({
    straight: fc.constant(reports.map((facts) => ({ facts, pauseDays: 0 }))),
    other: anyArrival(reports),
  }),
);
const anyTelling = twoTellings.map(({ other }) => other);
const RUNS = { numRuns: 150 };
vi.setConfig({ testTimeout: 30_000 });

describe('invariant 3', () => {
  it('whatever the order, the batches and the repetitions: same verdicts, live rewards and balances', () => {
    fc.assert(
      fc.property(twoTellings, ({ straight, other }) => {
        expect(outcomeOf(live(aWorld(), other))).toEqual(outcomeOf(live(aWorld(), straight)));
      }),
      RUNS,
    );
  });

  it('hearing everything once more changes nothing', () => {
    fc.assert(
      fc.property(anyTelling, (telling) => {
        const bench = live(aWorld(), telling);
        const before = outcomeOf(bench);
        const movements = bench.movements.length;
        for (const { facts } of telling) bench.sees({ kind: 'order-seen', facts, visit: null, isHistory: false });
        expect(outcomeOf(bench)).toEqual(before);
        expect(bench.movements).toHaveLength(movements);
      }),
      RUNS,
    );
  });
});

describe('invariant 1', () => {
  it('every movement sums to zero, and no balance is ever negative', () => {
    fc.assert(
      fc.property(anyTelling, (telling) => {
        const bench = live(aWorld(), telling);
        for (const { entries } of bench.movements) expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
        const people = new Set(bench.entries().flatMap(({ personId }) => (personId ? [personId] : [])));
        for (const personId of people) {
          const { available, pending } = balanceOf(bench.entries(), personId, 'POINTS');
          expect([available >= 0, pending]).toEqual([true, 0]);
        }
      }),
      RUNS,
    );
  });

  it('the wallet holds what the issued points rewards say', () => {
    fc.assert(
      fc.property(anyTelling, (telling) => {
        const bench = live(aWorld(), telling);
        const issued = bench
          .liveRewards('advocate')
          .reduce(
            (sum, { spec, status }) => sum + (spec.type === 'points' && status === 'issued' ? spec.points : 0),
            0,
          );
        expect(bench.balance('ana').available).toBe(issued);
      }),
      RUNS,
    );
  });
});

describe('invariant 2', () => {
  it('at most one live reward per cause, rule and beneficiary, whenever one looks', () => {
    fc.assert(
      fc.property(anyTelling, (telling) => {
        const bench = live(aWorld(), telling);
        const keys = bench.liveRewards().map(({ cause, rule, beneficiary }) => `${cause} ${rule} ${beneficiary}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(bench.liveRewards('advocate').length).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });
});

describe('invariant 7', () => {
  it('every verdict replays from what was recorded with it', () => {
    fc.assert(
      fc.property(anyTelling, (telling) => {
        const bench = live(aWorld(), telling);
        for (const { outcome, reason, rules, grants, advocateId, versionId, inputs } of bench.world.verdicts.values()) {
          const recorded = JSON.parse(JSON.stringify(inputs));
          const again = replay(recorded, rules, (id) => bench.world.offers.get(id)!);
          expect(again).toEqual({ outcome, reason, rules, grants, advocateId, versionId });
        }
      }),
      RUNS,
    );
  });
});
