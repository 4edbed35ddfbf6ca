import {
  Badge,
  BlockStack,
  Box,
  Card,
  EmptyState,
  InlineStack,
  List,
  Page,
  Pagination,
  Select,
  Text,
} from '@shopify/polaris';
import type { AuditGroup } from '../../domain/shared/audit-action.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { AuditEntry, AuditPage } from '../../queries/views.ts';
import { actorWords } from '../actor-words.ts';
import { DownloadFile } from '../download-file.tsx';
import { capitalised } from '../storefront/format.ts';

import { actionWords, changeLines } from './change-lines.ts';

const GROUPS: readonly AuditGroup[] = ['program', 'till', 'trust', 'money', 'operation'];

type ChangesProps = {
  page: AuditPage;
  isFirst: boolean;
  onGroup: (group: AuditGroup | null) => void;
  onOlder: (before: string) => void;
  onNewest: () => void;
  onFailed: (message: string) => void;
};

/** Who changed what and when, what was before and what is now (T3). */
export function ChangesPage({ page, isFirst, onGroup, onOlder, onNewest, onFailed }: ChangesProps) {
  const { t } = useWords();
  const { entries, group, next, shop } = page;
  return (
    <Page
      title={t('changes.title')}
      subtitle={t('changes.subtitle')}
      backAction={{ url: '/app/health', content: t('nav.health') }}
    >
      <BlockStack gap="400">
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <InlineStack gap="300" blockAlign="end" align="space-between">
            <Select
              label={t('changes.show')}
              value={group ?? ''}
              options={[
                { value: '', label: t('changes.groups.all') },
                ...GROUPS.map((value) => ({ value, label: t(`changes.groups.${value}`) })),
              ]}
              onChange={(value) => onGroup(GROUPS.find((one) => one === value) ?? null)}
            />
            <DownloadFile
              url={`/app/changes/csv${group ? `?group=${group}` : ''}`}
              fileName="ricochet-changes.csv"
              label={t('reports.csv')}
              onFailed={onFailed}
            />
          </InlineStack>
        </Box>
        {entries.length === 0 ? (
          <Card>
            <EmptyState heading={t('changes.empty.title')} image="/empty-referrals.svg">
              {t('changes.empty.text')}
            </EmptyState>
          </Card>
        ) : (
          <Card>
            <BlockStack as="ul" gap="500">
              {entries.map((entry) => (
                <Change key={entry.id} entry={entry} shop={shop} />
              ))}
            </BlockStack>
          </Card>
        )}
        {(!isFirst || next) && (
          <InlineStack align="center">
            <Pagination
              hasPrevious={!isFirst}
              previousTooltip={t('changes.newest')}
              onPrevious={onNewest}
              hasNext={next !== null}
              nextTooltip={t('changes.older')}
              onNext={() => next && onOlder(next)}
              accessibilityLabel={t('changes.pages')}
            />
          </InlineStack>
        )}
      </BlockStack>
    </Page>
  );
}

const MOST_LINES = 6;

function Change({ entry, shop }: { entry: AuditEntry; shop: AuditPage['shop'] }) {
  const words = useWords();
  const { t, locale } = words;
  const lines = changeLines(entry, shop, words);
  const more = Math.max(lines.length - MOST_LINES, 0) + entry.more;
  return (
    <li style={{ listStyle: 'none' }}>
      <BlockStack gap="150">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {actionWords(entry.action, words)}
          </Text>
          <Badge>{capitalised(actorWords(entry.actor, words))}</Badge>
          <Text as="span" tone="subdued">
            {formatDateTime(entry.at, locale, shop.timeZone)}
          </Text>
        </InlineStack>
        {lines.length > 0 && (
          <div style={{ overflowWrap: 'anywhere' }}>
            <List type="bullet" gap="extraTight">
              {lines.slice(0, MOST_LINES).map((line, at) => (
                // equal lines are of different records
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a change never change
                <List.Item key={at}>{line}</List.Item>
              ))}
              {more > 0 && <List.Item>{t('changes.more', { number: more })}</List.Item>}
            </List>
          </div>
        )}
      </BlockStack>
    </li>
  );
}
