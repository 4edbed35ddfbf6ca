import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { balanceOf, type MovementKind, movePoints } from '../../app/domain/ledger/points.ts';
import type { PersonId } from '../../app/domain/shared/ids.ts';

const ANA = 'ana' as PersonId;
const KINDS: MovementKind[] = [
  'points-promised',
  'points-earned',
  'points-matured',
  'points-cancelled',
  'points-taken-back',
];
const anyMovement = fc
  .tuple(fc.constantFrom(...KINDS), fc.constantFrom('ana', 'bob'), fc.integer({ min: 1, max: 10_000_000 }))
  .map(([kind, who, points]) => movePoints(kind, who as PersonId, points));

it('every movement sums to zero', () => {
  fc.assert(
    fc.property(anyMovement, ({ entries }) => {
      expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
    }),
  );
});

it('what everybody holds and what the shop owes cancel out', () => {
  fc.assert(
    fc.property(fc.array(anyMovement), (movements) => {
      const entries = movements.flatMap((movement) => movement.entries);
      const held = ['ana', 'bob'].map((who) => balanceOf(entries, who as PersonId));
      const owed = entries.filter(({ personId }) => personId === null).reduce((sum, { amount }) => sum + amount, 0);
      expect(held.reduce((sum, { available, pending }) => sum + available + pending, owed)).toBe(0);
    }),
  );
});

test.each([
  ['promised', ['points-promised'], { available: 0, pending: 500 }],
  ['promised, then due', ['points-promised', 'points-matured'], { available: 500, pending: 0 }],
  ['promised, then cancelled', ['points-promised', 'points-cancelled'], { available: 0, pending: 0 }],
  ['earned at once', ['points-earned'], { available: 500, pending: 0 }],
  ['earned, then taken back', ['points-earned', 'points-taken-back'], { available: 0, pending: 0 }],
  ['spent before they were taken back', ['points-taken-back'], { available: -500, pending: 0 }],
] as const)('%s', (_label, kinds, balance) => {
  expect(
    balanceOf(
      kinds.flatMap((kind) => movePoints(kind, ANA, 500).entries),
      ANA,
    ),
  ).toEqual(balance);
});
