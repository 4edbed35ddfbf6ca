import { expect, test } from 'vitest';
import { isDuring } from '../../app/domain/shared/period.ts';

const [before, begin, within, end] = ['2026-02-28', '2026-03-01', '2026-03-15', '2026-04-01'].map(
  (day) => new Date(`${day}T00:00:00Z`),
) as [Date, Date, Date, Date];

test.each([
  ['before it', before, false, false],
  ['its first moment', begin, true, true],
  ['within', within, true, true],
  ['the moment it ends', end, false, true],
])('%s', (_label, at, isInIt, isInItWithoutEnd) => {
  expect(isDuring(at, { startsAt: begin, endsAt: end })).toBe(isInIt);
  expect(isDuring(at, { startsAt: begin, endsAt: null })).toBe(isInItWithoutEnd);
});
