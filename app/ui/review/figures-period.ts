import type { FraudFigures } from '../../queries/views.ts';
import { reviewFilterFromParams } from './review-filter.ts';

export const PERIODS: readonly FraudFigures['days'][] = [30, 90, 365];

type Asked = Pick<FraudFigures, 'days' | 'programId'>;

/** Over how many days, and of which programme; what can't be understood counts as not asked. */
export const figuresAskedIn = (params: URLSearchParams): Asked => ({
  days: PERIODS.find((days) => String(days) === params.get('days')) ?? 90,
  programId: reviewFilterFromParams(params).programId,
});

export const figuresAddress = ({ days, programId }: Asked): string =>
  `/app/review/figures?${new URLSearchParams({ days: String(days), ...(programId !== null && { program: programId }) })}`;
