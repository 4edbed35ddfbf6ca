import type { ListsFilter } from '../../queries/views.ts';

export const listChoices: readonly ListsFilter['list'][] = ['all', 'block', 'allow'];
export const standings: readonly ListsFilter['standing'][] = ['in-force', 'lifted', 'all'];
const LONGEST_SEARCH = 254;

/** The filter as it stands in the address; what can't be understood counts as not asked. */
export function listsFilterFromParams(params: URLSearchParams): ListsFilter {
  const list = params.get('list') as ListsFilter['list'];
  const standing = params.get('standing') as ListsFilter['standing'];
  return {
    list: listChoices.includes(list) ? list : 'all',
    standing: standings.includes(standing) ? standing : 'in-force',
    search: (params.get('search') ?? '').trim().slice(0, LONGEST_SEARCH),
  };
}

/** The address of a filter: only what differs from the list as it opens. */
export const paramsOfListsFilter = ({ list, standing, search }: ListsFilter): URLSearchParams =>
  new URLSearchParams({
    ...(list !== 'all' && { list }),
    ...(standing !== 'in-force' && { standing }),
    ...(search && { search }),
  });
