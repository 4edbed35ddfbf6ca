import {
  Badge,
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  EmptyState,
  IndexTable,
  InlineGrid,
  Link,
  Page,
  Select,
  Text,
  TextField,
  useBreakpoints,
} from '@shopify/polaris';
import { type FormEvent, useState } from 'react';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import type { ListsFilter, ListsView } from '../../queries/views.ts';
import { actorWords } from '../actor-words.ts';
import { IndexCells } from '../index-cells.tsx';
import { DecisionModal } from '../review/decision-modal.tsx';
import { listLooks } from '../status-tone.ts';
import { AddEntryModal, type NewEntry } from './add-entry-modal.tsx';
import { listChoices, standings } from './lists-filter.ts';

type Entry = ListsView['entries'][number];

type ListsPageProps = {
  page: ListsView;
  isBusy: boolean;
  isLoading: boolean;
  isAdding: boolean;
  problem: string | null;
  onAdding: (isAdding: boolean) => void;
  onAdd: (entry: NewEntry) => void;
  onLift: (entryId: string, reason: string) => void;
  onFilter: (change: Partial<ListsFilter>) => void;
};

/** Whom humans blocked or allowed, why and since when (V5, V6); and the way to add somebody or to take it back. */
export function ListsPage(props: ListsPageProps) {
  const { page, isBusy, isLoading, isAdding, problem, onAdding, onAdd, onLift, onFilter } = props;
  const words = useWords();
  const { t, locale } = words;
  const [lifting, setLifting] = useState<Entry | null>(null);
  const add = { content: t('lists.add.open'), onAction: () => onAdding(true) };
  return (
    <Page
      fullWidth
      title={t('lists.title')}
      subtitle={t('lists.subtitle')}
      backAction={{ content: t('nav.review'), url: '/app/review' }}
      primaryAction={add}
    >
      <Card padding="0">
        {page.isUsed ? (
          <>
            <Filters key={page.filter.search} filter={page.filter} isLoading={isLoading} onFilter={onFilter} />
            {page.entries.length === 0 ? (
              <EmptyState
                heading={t('lists.noMatch.title')}
                image="/empty-referrals.svg"
                action={{
                  content: t('lists.noMatch.action'),
                  onAction: () => onFilter({ list: 'all', standing: 'all', search: '' }),
                }}
              >
                {t('lists.noMatch.text')}
              </EmptyState>
            ) : (
              <Entries page={page} isBusy={isBusy} onLift={setLifting} />
            )}
            {page.hasMore && (
              <Box padding="400">
                <Banner>{t('lists.more', { number: formatNumber(page.entries.length, locale) })}</Banner>
              </Box>
            )}
          </>
        ) : (
          <EmptyState heading={t('lists.empty.title')} image="/empty-referrals.svg" action={add}>
            {t('lists.empty.text')}
          </EmptyState>
        )}
      </Card>
      {isAdding && <AddEntryModal isBusy={isBusy} problem={problem} onAdd={onAdd} onClose={() => onAdding(false)} />}
      <DecisionModal
        kind={lifting ? 'lift' : null}
        names={lifting ? [nameOf(lifting, words)] : []}
        isBusy={isBusy}
        onConfirm={(_kind, reason) => {
          if (lifting) onLift(lifting.id, reason);
          setLifting(null);
        }}
        onClose={() => setLifting(null)}
      />
    </Page>
  );
}

const nameOf = ({ label, personId }: Entry, { t }: Words): string =>
  label || t(personId ? 'referrals.unnamed' : 'lists.forgotten');

function Filters({
  filter,
  isLoading,
  onFilter,
}: { filter: ListsFilter } & Pick<ListsPageProps, 'isLoading' | 'onFilter'>) {
  const { t } = useWords();
  const [typed, setTyped] = useState(filter.search);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilter({ search: typed.trim() });
  };
  return (
    <Box padding="400">
      <InlineGrid columns={{ xs: 1, sm: 2, md: '1fr 1fr 2fr' }} gap="400">
        <Select
          label={t('lists.filter.list')}
          options={listChoices.map((value) => ({ value, label: t(`lists.filter.lists.${value}`) }))}
          value={filter.list}
          onChange={(list) => onFilter({ list: list as ListsFilter['list'] })}
        />
        <Select
          label={t('lists.filter.standing')}
          options={standings.map((value) => ({ value, label: t(`lists.filter.standings.${value}`) }))}
          value={filter.standing}
          onChange={(standing) => onFilter({ standing: standing as ListsFilter['standing'] })}
        />
        <form onSubmit={submit}>
          <TextField
            label={t('people.search')}
            helpText={t('lists.filter.searchHelp')}
            value={typed}
            onChange={setTyped}
            autoComplete="off"
            clearButton
            onClearButtonClick={() => onFilter({ search: '' })}
            connectedRight={
              <Button submit loading={isLoading}>
                {t('people.find')}
              </Button>
            }
          />
        </form>
      </InlineGrid>
    </Box>
  );
}

function Entries({ page, isBusy, onLift }: { page: ListsView; isBusy: boolean; onLift: (entry: Entry) => void }) {
  const { t } = useWords();
  const { smDown } = useBreakpoints();
  return (
    <IndexTable
      resourceName={{ singular: t('lists.one'), plural: t('lists.many') }}
      itemCount={page.entries.length}
      selectable={false}
      condensed={smDown}
      headings={[
        { title: t('people.person') },
        { title: t('lists.filter.list') },
        { title: t('review.modal.reason') },
        { title: t('lists.made') },
        { title: t('lists.lifting') },
      ]}
    >
      {page.entries.map((entry, position) => (
        <IndexTable.Row key={entry.id} id={entry.id} position={position}>
          <IndexCells
            isNarrow={smDown}
            cells={[
              <Who key="who" entry={entry} />,
              <div key="list">
                <Badge {...(entry.lifted ? { progress: 'incomplete' } : listLooks[entry.list])}>
                  {t(`lists.is.${entry.list}`)}
                </Badge>
              </div>,
              <Wrapped key="reason">{entry.reason}</Wrapped>,
              <Made key="made" {...entry} timeZone={page.shop.timeZone} />,
              <Lifting
                key="lifting"
                entry={entry}
                timeZone={page.shop.timeZone}
                isBusy={isBusy}
                onLift={() => onLift(entry)}
              />,
            ]}
          />
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

/** The table keeps its cells on one line: a reason may be long. */
const Wrapped = ({ children }: { children: string }) => (
  <div style={{ whiteSpace: 'normal', minInlineSize: '10rem', maxInlineSize: '24rem', overflowWrap: 'anywhere' }}>
    {children}
  </div>
);

function Who({ entry }: { entry: Entry }) {
  const words = useWords();
  const name = nameOf(entry, words);
  return (
    <BlockStack gap="050">
      {entry.personId ? (
        <Link url={`/app/people/${entry.personId}`} removeUnderline monochrome>
          <Text as="span" fontWeight="semibold" breakWord>
            {name}
          </Text>
        </Link>
      ) : (
        <Text as="span" fontWeight="semibold" breakWord>
          {name}
        </Text>
      )}
      <Text as="span" tone="subdued" variant="bodySm">
        {words.t(`lists.by.${entry.by}`)}
      </Text>
    </BlockStack>
  );
}

function Made({ at, actor, timeZone }: Pick<Entry, 'at' | 'actor'> & { timeZone: string }) {
  const words = useWords();
  const { t, locale } = words;
  return (
    <BlockStack gap="050">
      <Text as="span">{formatDate(at, locale, timeZone)}</Text>
      <Text as="span" tone="subdued" variant="bodySm">
        {t('lists.byWhom', { actor: actorWords(actor, words) })}
      </Text>
    </BlockStack>
  );
}

function Lifting({
  entry,
  timeZone,
  isBusy,
  onLift,
}: {
  entry: Entry;
  timeZone: string;
  isBusy: boolean;
  onLift: () => void;
}) {
  const words = useWords();
  if (entry.lifted)
    return (
      <BlockStack gap="050">
        <Made {...entry.lifted} timeZone={timeZone} />
        <Wrapped>{entry.lifted.reason}</Wrapped>
      </BlockStack>
    );
  const name = nameOf(entry, words);
  return (
    <div>
      <Button onClick={onLift} disabled={isBusy} accessibilityLabel={words.t('lists.liftNamed', { name })}>
        {words.t('lists.lift')}
      </Button>
    </div>
  );
}
