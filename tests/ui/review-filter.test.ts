import { describe, expect, test } from 'vitest';
import { paramsOfReviewFilter, reviewFilterFromParams } from '../../app/ui/review/review-filter.ts';

const ALL = { reason: null, programId: null, age: 'all' };

describe('the filter of what waits for a human', () => {
  test('goes into the address and comes back', () => {
    const filter = {
      reason: 'claimed-by-other',
      programId: '0192d3b0-0000-7000-8000-000000000001',
      age: 'week',
    } as const;
    expect(reviewFilterFromParams(paramsOfReviewFilter(filter))).toEqual(filter);
  });

  test('is the whole queue where nothing understandable was asked', () => {
    expect(reviewFilterFromParams(new URLSearchParams('reason=%27%3B--&program=x&age=never'))).toEqual(ALL);
    expect(paramsOfReviewFilter(reviewFilterFromParams(new URLSearchParams())).toString()).toBe('');
  });
});
