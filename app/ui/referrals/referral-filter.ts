import type { ReferralState } from '../../queries/views.ts';

export const referralStates: readonly (ReferralState | 'all')[] = [
  'all',
  'invited',
  'joined',
  'order-waiting',
  'rewarded',
  'not-eligible',
];

export type ReferralFilter = { state: ReferralState | 'all'; search: string; cursor: string | null };

/** The list's filter as it stands in the address; what can't be understood counts as not asked. */
export function filterFromParams(params: URLSearchParams): ReferralFilter {
  const state = params.get('state') as ReferralFilter['state'];
  return {
    state: referralStates.includes(state) ? state : 'all',
    search: (params.get('search') ?? '').trim().slice(0, 200),
    cursor: params.get('cursor'),
  };
}

/** The address of a filter: only what differs from the plain list. */
export function paramsOfFilter({ state, search, cursor }: ReferralFilter): URLSearchParams {
  return new URLSearchParams({
    ...(state !== 'all' && { state }),
    ...(search !== '' && { search }),
    ...(cursor !== null && { cursor }),
  });
}
