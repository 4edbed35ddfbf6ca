import { Card, EmptyState, IndexFilters, IndexFiltersMode, Page, useSetIndexFiltersMode } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ReferralsPage } from '../../queries/views.ts';
import { type ReferralFilter, referralStates } from './referral-filter.ts';
import { ReferralRows } from './referral-rows.tsx';

type ListProps = {
  page: ReferralsPage;
  filter: ReferralFilter;
  isLoading: boolean;
  onFilter: (change: Partial<ReferralFilter>) => void;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
};

/** Milliseconds without a key before a search is made. */
const SEARCH_PAUSE_MS = 350;

/** All referrals, filtered as Shopify filters orders: a tab a state, a search, pages. */
export function ReferralList({ page, filter, isLoading, onFilter, onPrevious, onNext }: ListProps) {
  const { t } = useWords();
  if (page.counts.all === 0 && filter.search === '') {
    return (
      <Page title={t('referrals.title')}>
        <Card>
          <EmptyState
            heading={t('referrals.empty.title')}
            image="/empty-referrals.svg"
            action={{ content: t('referrals.empty.action'), url: '/app/program' }}
          >
            {t('referrals.empty.text')}
          </EmptyState>
        </Card>
      </Page>
    );
  }
  return (
    <Page title={t('referrals.title')} fullWidth>
      <Card padding="0">
        <Filters page={page} filter={filter} isLoading={isLoading} onFilter={onFilter} />
        {page.rows.length === 0 ? (
          <EmptyState
            heading={t('referrals.noMatch.title')}
            image="/empty-referrals.svg"
            action={{
              content: t('referrals.noMatch.action'),
              onAction: () => onFilter({ state: 'all', search: '', cursor: null }),
            }}
          >
            {t('referrals.noMatch.text')}
          </EmptyState>
        ) : (
          <ReferralRows page={page} onPrevious={onPrevious} onNext={onNext} />
        )}
      </Card>
    </Page>
  );
}

function Filters({ page, filter, isLoading, onFilter }: Pick<ListProps, 'page' | 'filter' | 'isLoading' | 'onFilter'>) {
  const { t, locale } = useWords();
  const { mode, setMode } = useSetIndexFiltersMode(
    filter.search === '' ? IndexFiltersMode.Default : IndexFiltersMode.Filtering,
  );
  const [typed, setTyped] = useState(filter.search);
  useEffect(() => setTyped(filter.search), [filter.search]);
  useEffect(() => {
    if (typed.trim() === filter.search) return;
    const timer = setTimeout(() => onFilter({ search: typed.trim(), cursor: null }), SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, filter.search, onFilter]);

  return (
    <IndexFilters
      mode={mode}
      setMode={setMode}
      tabs={referralStates.map((state) => ({
        id: state,
        content: t('referrals.tab', { state: t(`states.${state}`), number: formatNumber(page.counts[state], locale) }),
        isLocked: true,
        actions: [],
      }))}
      selected={referralStates.indexOf(filter.state)}
      onSelect={(index) => onFilter({ state: referralStates[index] ?? 'all', cursor: null })}
      queryValue={typed}
      queryPlaceholder={t('referrals.search')}
      onQueryChange={setTyped}
      onQueryClear={() => setTyped('')}
      cancelAction={{ onAction: () => setTyped('') }}
      filters={[]}
      onClearAll={() => onFilter({ state: 'all', search: '', cursor: null })}
      hideFilters
      canCreateNewView={false}
      loading={isLoading}
    />
  );
}
