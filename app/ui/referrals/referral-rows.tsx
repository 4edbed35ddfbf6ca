import { BlockStack, IndexTable, InlineStack, Link, Text, useBreakpoints } from '@shopify/polaris';
import { formatDate, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ReferralRow, ReferralsPage } from '../../queries/views.ts';
import { ruleSentence } from '../receipt-words.ts';
import { StateBadge } from './state-badge.tsx';

type RowsProps = {
  page: ReferralsPage;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
};

/** The list itself; on a narrow screen each referral becomes a small card. */
export function ReferralRows({ page, onPrevious, onNext }: RowsProps) {
  const { t } = useWords();
  const { smDown } = useBreakpoints();
  return (
    <IndexTable
      resourceName={{ singular: t('referrals.one'), plural: t('referrals.many') }}
      itemCount={page.rows.length}
      selectable={false}
      condensed={smDown}
      headings={[
        { title: t('referrals.friend') },
        { title: t('referrals.advocate') },
        { title: t('referrals.state') },
        { title: t('referrals.claimed') },
        { title: t('referrals.order') },
        { title: t('referrals.revenue'), alignment: 'end' },
      ]}
      pagination={{
        hasPrevious: onPrevious !== null,
        hasNext: onNext !== null,
        onPrevious: onPrevious ?? undefined,
        onNext: onNext ?? undefined,
        accessibilityLabels: { previous: t('referrals.previous'), next: t('referrals.next') },
      }}
    >
      {page.rows.map((row, position) => (
        <IndexTable.Row key={row.id} id={row.id} position={position}>
          {smDown ? <NarrowCells row={row} /> : <WideCells row={row} timeZone={page.shop.timeZone} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function FriendLink({ row }: { row: ReferralRow }) {
  const { t } = useWords();
  return (
    <Link dataPrimaryLink url={`/app/referrals/${row.id}`} removeUnderline monochrome>
      <Text as="span" fontWeight="semibold">
        {row.friendLabel || t('referrals.unnamed')}
      </Text>
    </Link>
  );
}

function Reason({ row }: { row: ReferralRow }) {
  const words = useWords();
  if (row.reason === null) return null;
  return (
    <Text as="span" tone="subdued" variant="bodySm">
      {ruleSentence(row.reason, row.state === 'not-eligible' ? 'fail' : 'hold', words)}
    </Text>
  );
}

function WideCells({ row, timeZone }: { row: ReferralRow; timeZone: string }) {
  const words = useWords();
  const { t, locale } = words;
  return (
    <>
      <IndexTable.Cell>
        <FriendLink row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <BlockStack>
          <Text as="span">{row.advocateLabel}</Text>
          <Text as="span" tone="subdued" variant="bodySm">
            {row.advocateCode}
          </Text>
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <BlockStack gap="050" inlineAlign="start">
          <StateBadge state={row.state} />
          <Reason row={row} />
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        {row.claimedAt ? formatDate(row.claimedAt, locale, timeZone) : t('referrals.notClaimed')}
      </IndexTable.Cell>
      <IndexTable.Cell>{row.orderName ?? t('referrals.noOrder')}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {row.revenue ? moneyWords(row.revenue, words) : '–'}
        </Text>
      </IndexTable.Cell>
    </>
  );
}

function NarrowCells({ row }: { row: ReferralRow }) {
  const words = useWords();
  const { t } = words;
  return (
    <div style={{ padding: 'var(--p-space-300) var(--p-space-400)' }}>
      <BlockStack gap="100">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <FriendLink row={row} />
          <StateBadge state={row.state} />
        </InlineStack>
        <Text as="span" tone="subdued">
          {row.advocateLabel} · {row.advocateCode}
        </Text>
        <InlineStack align="space-between" gap="200">
          <Text as="span">{row.orderName ?? t('referrals.noOrder')}</Text>
          {row.revenue && <Text as="span">{moneyWords(row.revenue, words)}</Text>}
        </InlineStack>
        <Reason row={row} />
      </BlockStack>
    </div>
  );
}
