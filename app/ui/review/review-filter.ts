import type { ReviewAge, ReviewFilter } from '../../queries/views.ts';

export const reviewAges: readonly ReviewAge[] = ['all', 'day', 'week'];

/** The queue's filter as it stands in the address; what can't be understood counts as not asked. */
export function reviewFilterFromParams(params: URLSearchParams): ReviewFilter {
  const age = params.get('age') as ReviewAge;
  const reason = params.get('reason') ?? '';
  const programId = params.get('program') ?? '';
  return {
    reason: /^[a-z\d-]{1,60}$/.test(reason) ? reason : null,
    programId: /^[\da-f-]{36}$/.test(programId) ? programId : null,
    age: reviewAges.includes(age) ? age : 'all',
  };
}

/** The address of a filter: only what differs from the whole queue. */
export const paramsOfReviewFilter = ({ reason, programId, age }: ReviewFilter): URLSearchParams =>
  new URLSearchParams({
    ...(reason !== null && { reason }),
    ...(programId !== null && { program: programId }),
    ...(age !== 'all' && { age }),
  });
