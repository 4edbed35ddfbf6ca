import { describe, expect, test } from 'vitest';
import { listsFilterFromParams, paramsOfListsFilter } from '../../app/ui/lists/lists-filter.ts';

describe('the filter of the lists', () => {
  test('goes into the address and comes back', () => {
    const filter = { list: 'block', standing: 'lifted', search: 'ana+1@orange.fr' } as const;
    expect(listsFilterFromParams(paramsOfListsFilter(filter))).toEqual(filter);
  });

  test('is what holds where nothing understandable was asked', () => {
    expect(listsFilterFromParams(new URLSearchParams('list=x&standing=never&search=%20'))).toEqual({
      list: 'all',
      standing: 'in-force',
      search: '',
    });
    expect(paramsOfListsFilter(listsFilterFromParams(new URLSearchParams())).toString()).toBe('');
  });
});
