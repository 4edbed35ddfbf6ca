import {
  Badge,
  BlockStack,
  Card,
  EmptyState,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Text,
  useBreakpoints,
} from '@shopify/polaris';
import { formatDate } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { DeclarationRow, DeclarationsPage } from '../../queries/views.ts';
import { IndexCells } from '../index-cells.tsx';
import { ruleSentence } from '../receipt-words.ts';
import { declarationLooks } from '../status-tone.ts';

type ListProps = { page: DeclarationsPage; onNext: (() => void) | null; onPrevious: (() => void) | null };

/** Who said who invited whom, and the step it has come to (V8). */
export function DeclarationList({ page, onNext, onPrevious }: ListProps) {
  const { t } = useWords();
  const { smDown } = useBreakpoints();
  const { rows, shop } = page;
  return (
    <Page fullWidth title={t('declarations.title')} subtitle={t('declarations.subtitle')}>
      <Card padding="0">
        {rows.length === 0 ? (
          <EmptyState
            heading={t('declarations.empty.title')}
            image="/empty-referrals.svg"
            action={{ content: t('declarations.empty.action'), url: '/app/program' }}
          >
            {t('declarations.empty.text')}
          </EmptyState>
        ) : (
          <IndexTable
            resourceName={{ singular: t('declarations.one'), plural: t('declarations.many') }}
            itemCount={rows.length}
            selectable={false}
            condensed={smDown}
            headings={[
              { title: t('referrals.friend') },
              { title: t('referrals.advocate') },
              { title: t('declarations.kind') },
              { title: t('referrals.state') },
              { title: t('declarations.at') },
            ]}
            pagination={{
              hasPrevious: onPrevious !== null,
              hasNext: onNext !== null,
              onPrevious: onPrevious ?? undefined,
              onNext: onNext ?? undefined,
              accessibilityLabels: { previous: t('referrals.previous'), next: t('referrals.next') },
            }}
          >
            {rows.map((row, position) => (
              <IndexTable.Row key={row.id} id={row.id} position={position}>
                <IndexCells isNarrow={smDown} cells={cellsOf(row, shop.timeZone)} />
              </IndexTable.Row>
            ))}
          </IndexTable>
        )}
      </Card>
    </Page>
  );
}

const cellsOf = (row: DeclarationRow, timeZone: string) => [
  <Friend key="friend" row={row} />,
  <Advocate key="advocate" row={row} />,
  <Kind key="kind" row={row} />,
  <Status key="status" row={row} />,
  <DeclaredOn key="at" row={row} timeZone={timeZone} />,
];

type RowProps = { row: DeclarationRow };

function Friend({ row }: RowProps) {
  const { t } = useWords();
  const label = row.friendLabel || t('declarations.forgotten');
  if (row.referralId === null) return <Text as="span">{label}</Text>;
  return (
    <Link dataPrimaryLink url={`/app/referrals/${row.referralId}`} removeUnderline monochrome>
      <Text as="span" fontWeight="semibold">
        {label}
      </Text>
    </Link>
  );
}

function Advocate({ row }: RowProps) {
  const { t } = useWords();
  return (
    <BlockStack>
      <Text as="span">{row.advocateLabel || t('declarations.unknownAdvocate')}</Text>
      <Text as="span" tone="subdued" variant="bodySm">
        {row.advocateCode}
      </Text>
    </BlockStack>
  );
}

function Kind({ row }: RowProps) {
  const { t } = useWords();
  return <Text as="span">{t(`declarations.kinds.${row.kind}`)}</Text>;
}

function Status({ row }: RowProps) {
  const words = useWords();
  const isRefusal = row.status === 'refused' || row.status === 'not-eligible';
  return (
    <BlockStack gap="050" inlineAlign="start">
      <Badge {...declarationLooks[row.status]}>{words.t(`declarations.status.${row.status}`)}</Badge>
      {isRefusal && row.reason !== null && (
        <Text as="span" tone="subdued" variant="bodySm">
          {ruleSentence(row.reason, 'fail', words)}
        </Text>
      )}
    </BlockStack>
  );
}

function DeclaredOn({ row, timeZone }: RowProps & { timeZone: string }) {
  const { locale } = useWords();
  return (
    <InlineStack>
      <Text as="span">{formatDate(row.declaredAt, locale, timeZone)}</Text>
    </InlineStack>
  );
}
