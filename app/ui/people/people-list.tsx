import {
  Banner,
  Box,
  Button,
  Card,
  EmptyState,
  IndexTable,
  InlineStack,
  Page,
  Text,
  TextField,
  useBreakpoints,
} from '@shopify/polaris';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../i18n/react.tsx';
import { amountWords } from '../../i18n/statement-words.ts';
import type { PeoplePage } from '../../queries/views.ts';
import { IndexCells } from '../index-cells.tsx';
import { CustomerLink, PersonLink } from './person-links.tsx';

type PeopleListProps = { page: PeoplePage; isLoading: boolean; onSearch: (search: string) => void };
type Row = PeoplePage['rows'][number];

/** People with points or money; a search finds anybody by what is kept in the clear. */
export function PeopleList({ page, isLoading, onSearch }: PeopleListProps) {
  const { t } = useWords();
  const isUnused = page.rows.length === 0 && page.search === '';
  return (
    <Page fullWidth title={t('people.title')} subtitle={t('people.subtitle')}>
      <Card padding="0">
        {isUnused ? (
          <EmptyState
            heading={t('people.empty.title')}
            image="/empty-referrals.svg"
            action={{ content: t('people.empty.action'), url: '/app/program' }}
          >
            {t('people.empty.text')}
          </EmptyState>
        ) : (
          <>
            <Search key={page.search} search={page.search} isLoading={isLoading} onSearch={onSearch} />
            {page.rows.length === 0 ? <NoMatch onSearch={onSearch} /> : <Rows page={page} />}
            {page.hasMore && (
              <Box padding="400">
                <Banner>{t('people.more', { number: page.rows.length })}</Banner>
              </Box>
            )}
          </>
        )}
      </Card>
    </Page>
  );
}

function NoMatch({ onSearch }: Pick<PeopleListProps, 'onSearch'>) {
  const { t } = useWords();
  return (
    <EmptyState
      heading={t('people.noMatch.title')}
      image="/empty-referrals.svg"
      action={{ content: t('people.noMatch.action'), onAction: () => onSearch('') }}
    >
      {t('people.noMatch.text')}
    </EmptyState>
  );
}

function Search({ search, isLoading, onSearch }: { search: string } & Omit<PeopleListProps, 'page'>) {
  const { t } = useWords();
  const [typed, setTyped] = useState(search);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <Box padding="400">
      <form onSubmit={submit}>
        <TextField
          label={t('people.search')}
          helpText={t('people.searchHelp')}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          clearButton
          onClearButtonClick={() => onSearch('')}
          connectedRight={
            <Button submit loading={isLoading}>
              {t('people.find')}
            </Button>
          }
        />
      </form>
    </Box>
  );
}

function Rows({ page: { rows, shop } }: { page: PeoplePage }) {
  const { t } = useWords();
  const { smDown } = useBreakpoints();
  return (
    <IndexTable
      resourceName={{ singular: t('people.one'), plural: t('people.many') }}
      itemCount={rows.length}
      selectable={false}
      condensed={smDown}
      headings={[
        { title: t('people.person') },
        { title: t('people.code') },
        { title: t('people.available') },
        { title: t('people.pending') },
        { title: t('people.customer') },
      ]}
    >
      {rows.map((row, position) => (
        <IndexTable.Row key={row.personId} id={row.personId} position={position}>
          <IndexCells isNarrow={smDown} cells={smDown ? narrowCells(row, shop) : wideCells(row, shop)} />
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

const wideCells = (row: Row, shop: PeoplePage['shop']) => [
  <PersonLink key="person" personId={row.personId} label={row.label} isOfRow />,
  <Text key="code" as="span">
    {row.advocateCode ?? '–'}
  </Text>,
  <Balance key="available" row={row} part="available" />,
  <Balance key="pending" row={row} part="pending" />,
  <CustomerLink key="customer" customerId={row.customerId} shopDomain={shop.domain} />,
];

/** What can be used now; the rest stands on the person's own page. */
const narrowCells = (row: Row, shop: PeoplePage['shop']) => [
  <PersonLink key="person" personId={row.personId} label={row.label} isOfRow />,
  <Text key="code" as="span" tone="subdued">
    {row.advocateCode ?? ''}
  </Text>,
  <Balance key="available" row={row} part="available" />,
  <CustomerLink key="customer" customerId={row.customerId} shopDomain={shop.domain} />,
];

function Balance({ row, part }: { row: Row; part: 'available' | 'pending' }) {
  const { locale } = useWords();
  const words = row.balances
    .filter((balance) => balance[part] !== 0)
    .map((balance) => amountWords(balance[part], balance.unit, locale));
  return (
    <InlineStack gap="200">
      <Text as="span" numeric>
        {words.length > 0 ? words.join(' · ') : '–'}
      </Text>
    </InlineStack>
  );
}
