import { describe, expect, test } from 'vitest';
import { objectiveSchema, progressOf, type Since } from '../../../app/domain/objectives/objective.ts';
import { adviceOn, NOT_TOLD } from '../../../app/domain/objectives/readiness.ts';

const since = (changes: Partial<Since> = {}): Since => ({
  advocates: 40,
  claims: 50,
  orders: 5,
  revenueMinor: 30_000,
  costMinor: 10_000,
  ...changes,
});

describe('an objective', () => {
  test.each([
    [
      '40 of 100 joined after a third of the time',
      'enrolment',
      100,
      0.3,
      { actual: 40, done: 0.4, standing: 'on-track' },
    ],
    ['40 of 100 joined after half of it', 'enrolment', 100, 0.5, { actual: 40, done: 0.4, standing: 'behind' }],
    ['40 of 100 joined when it is over', 'enrolment', 100, 1, { actual: 40, done: 0.4, standing: 'missed' }],
    ['40 of 40 joined before it is over', 'enrolment', 40, 0.5, { actual: 40, done: 1, standing: 'reached' }],
    ['300.00 of 200.00', 'revenue', 20_000, 0.1, { actual: 30_000, done: 1, standing: 'reached' }],
    ['5 of 50 bought, 10 % wanted', 'conversion', 1_000, 0.5, { actual: 1_000, done: 1, standing: 'on-track' }],
    ['5 of 50 bought, 20 % wanted', 'conversion', 2_000, 0.1, { actual: 1_000, done: 0.5, standing: 'behind' }],
    ['20.00 a customer, 25.00 at most', 'cac', 2_500, 1, { actual: 2_000, done: 1, standing: 'reached' }],
    ['20.00 a customer, 10.00 at most', 'cac', 1_000, 0.5, { actual: 2_000, done: 0.5, standing: 'behind' }],
  ] as const)('%s', (_name, kind, target, elapsed, expected) => {
    expect(progressOf(kind, target, since(), elapsed)).toEqual(expected);
  });

  test('is behind nothing on its first days', () => {
    expect(progressOf('enrolment', 100, since({ advocates: 0 }), 0.04).standing).toBe('too-early');
    expect(progressOf('enrolment', 100, since({ advocates: 0 }), 0.06).standing).toBe('behind');
  });

  test('that nothing can be divided by yet is too early to tell, and missed when it is over', () => {
    expect(progressOf('conversion', 1_000, since({ claims: 0 }), 0.5).standing).toBe('too-early');
    expect(progressOf('cac', 1_000, since({ orders: 0 }), 1)).toEqual({ actual: null, done: 0, standing: 'missed' });
  });

  test('has a target that can be, or words, and a day', () => {
    const isSound = (objective: object) => objectiveSchema.safeParse(objective).success;
    expect(isSound({ kind: 'enrolment', target: 10, dueOn: '2027-01-31' })).toBe(true);
    expect(isSound({ kind: 'words', words: ' More regulars ', dueOn: '2027-01-31' })).toBe(true);
    expect(isSound({ kind: 'words', words: '  ', dueOn: '2027-01-31' })).toBe(false);
    expect(isSound({ kind: 'enrolment', target: 0, dueOn: '2027-01-31' })).toBe(false);
    expect(isSound({ kind: 'conversion', target: 10_001, dueOn: '2027-01-31' })).toBe(false);
    expect(isSound({ kind: 'enrolment', target: 10, dueOn: '2027-02-30' })).toBe(false);
  });
});

describe('whether it is a good moment to launch', () => {
  const advise = (values: Partial<typeof NOT_TOLD.values>) =>
    adviceOn({ ...NOT_TOLD, values: { ...NOT_TOLD.values, ...values } });

  test('nobody can say who knows nothing', () => {
    expect(advise({}).advice).toBe('unknown');
  });

  test('one poor value is enough to advise waiting, with the reason', () => {
    const { advice, measures } = advise({ nps: 12, churn: 1_000, reviews: 46 });
    expect(advice).toBe('postpone');
    expect(measures).toEqual([
      { measure: 'nps', value: 12, threshold: 30, is: 'poor' },
      { measure: 'churn', value: 1_000, threshold: 3_000, is: 'good' },
      { measure: 'reviews', value: 46, threshold: 40, is: 'good' },
    ]);
  });

  test('values at their thresholds are good; losing customers is poor above it', () => {
    expect(advise({ nps: 30, churn: 3_000, reviews: 40 }).advice).toBe('go');
    expect(advise({ nps: 30, churn: 3_001, reviews: 40 }).advice).toBe('postpone');
  });

  test('what is good so far is said to be incomplete', () => {
    expect(advise({ nps: 50 }).advice).toBe('incomplete');
  });
});
