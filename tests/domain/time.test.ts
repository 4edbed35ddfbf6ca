import { expect, test } from 'vitest';
import {
  addDaysInZone,
  addMonthsInZone,
  dayInZone,
  monthInZone,
  startOfNextMonth,
} from '../../app/domain/shared/time.ts';
import { at, PARIS } from '../support/builders.ts';

test.each([
  ['into summer time', '2026-03-01T10:00+01:00', 30, PARIS, '2026-03-31T10:00+02:00'],
  ['into winter time', '2026-10-01T10:00+02:00', 30, PARIS, '2026-10-31T10:00+01:00'],
  ['an hour that doesn’t exist is the next one', '2026-03-28T02:30+01:00', 1, PARIS, '2026-03-29T03:30+02:00'],
  ['over a leap day', '2028-02-28T12:00Z', 2, 'UTC', '2028-03-01T12:00Z'],
  ['half-hour zones', '2026-03-01T10:00+05:30', 1, 'Asia/Kolkata', '2026-03-02T10:00+05:30'],
])('days: %s', (_label, from, days, zone, to) => {
  expect(addDaysInZone(at(from), days, zone)).toEqual(at(to));
});

test.each([
  ['a year on', '2026-03-24T10:00+01:00', 12, '2027-03-24T10:00+01:00'],
  ['the last day of a shorter month', '2026-01-31T10:00+01:00', 1, '2026-02-28T10:00+01:00'],
  ['into summer time', '2026-03-15T10:00+01:00', 1, '2026-04-15T10:00+02:00'],
])('months: %s', (_label, from, months, to) => {
  expect(addMonthsInZone(at(from), months, PARIS)).toEqual(at(to));
});

test.each([
  ['SC-05: an evening in UTC is the next month in Paris', '2026-03-31T22:30Z', PARIS, '2026-04', '2026-04-01'],
  ['and still this month in New York', '2026-03-31T22:30Z', 'America/New_York', '2026-03', '2026-03-31'],
  ['a morning in Auckland is yesterday in UTC', '2026-03-31T23:30Z', 'Pacific/Auckland', '2026-04', '2026-04-01'],
])('%s', (_label, instant, zone, month, day) => {
  expect([monthInZone(at(instant), zone), dayInZone(at(instant), zone)]).toEqual([month, day]);
});

test.each([
  ['in winter', '2026-01-15T10:00Z', '2026-02-01T00:00+01:00'],
  ['over the change', '2026-03-15T10:00Z', '2026-04-01T00:00+02:00'],
  ['at the year’s end', '2026-12-31T22:59Z', '2027-01-01T00:00+01:00'],
  ['an hour into the new year in Paris', '2026-12-31T23:30Z', '2027-02-01T00:00+01:00'],
])('next month: %s', (_label, instant, start) => {
  expect(startOfNextMonth(at(instant), PARIS)).toEqual(at(start));
});
