import {
  BlockStack,
  Box,
  Button,
  Card,
  EmptyState,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Text,
  useBreakpoints,
  useIndexResourceState,
} from '@shopify/polaris';
import type { ReactElement, ReactNode } from 'react';
import { formatDate, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { PayoutsView } from '../../queries/views.ts';
import { DownloadFile } from '../download-file.tsx';
import { CustomerLink } from '../people/people-list.tsx';

type PayoutsProps = {
  payouts: PayoutsView;
  /** something is being sent */
  isBusy: boolean;
  onPaid: (lines: PayoutsView['commissions']) => void;
  onDonated: (line: PayoutsView['donations'][number]) => void;
  onGiven: (rewardIds: string[]) => void;
  onFailed: (message: string) => void;
};

/** What the merchant settles by hand: commissions, donations, gifts. Each list has its one action, for one or for many. */
export function PayoutsPage({ payouts, isBusy, onPaid, onDonated, onGiven, onFailed }: PayoutsProps) {
  const { t } = useWords();
  const { commissions, donations, gifts } = payouts;
  const isEmpty = commissions.length + donations.length + gifts.length === 0;
  return (
    <Page title={t('reports.payouts.title')} subtitle={t('reports.payouts.subtitle')}>
      <BlockStack gap="400">
        {isEmpty ? (
          <Card>
            <EmptyState heading={t('reports.payouts.empty.title')} image="/empty-referrals.svg">
              {t('reports.payouts.empty.text')}
            </EmptyState>
          </Card>
        ) : (
          <Box paddingInline={{ xs: '400', sm: '0' }}>
            <DownloadFile
              url="/app/payouts/csv"
              fileName="ricochet-payouts.csv"
              label={t('reports.csv')}
              onFailed={onFailed}
            />
          </Box>
        )}
        {commissions.length > 0 && (
          <Commissions
            key={commissions.map(keyOf).join()}
            commissions={commissions}
            shop={payouts.shop}
            isBusy={isBusy}
            onPaid={onPaid}
          />
        )}
        {donations.map((donation) => (
          <Donations key={donation.programId} donation={donation} isBusy={isBusy} onDonated={onDonated} />
        ))}
        {gifts.length > 0 && (
          <Gifts
            key={gifts.map(({ rewardId }) => rewardId).join()}
            gifts={gifts}
            shop={payouts.shop}
            isBusy={isBusy}
            onGiven={onGiven}
          />
        )}
      </BlockStack>
    </Page>
  );
}

const keyOf = ({ personId, programId, amount }: PayoutsView['commissions'][number]) =>
  `${personId}:${programId}:${amount.currency}`;

function ListCard({ title, help, children }: { title: string; help: string; children: ReactNode }) {
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {help}
          </Text>
        </BlockStack>
      </Box>
      {children}
    </Card>
  );
}

function Commissions({
  commissions,
  shop,
  isBusy,
  onPaid,
}: Pick<PayoutsView, 'commissions' | 'shop'> & Pick<PayoutsProps, 'isBusy' | 'onPaid'>) {
  const words = useWords();
  const { t } = words;
  const lines = commissions.map((line) => ({ ...line, id: keyOf(line) }));
  const { selectedResources, allResourcesSelected, handleSelectionChange } = useIndexResourceState(lines);
  const { smDown } = useBreakpoints();
  return (
    <ListCard title={t('reports.payouts.commissions')} help={t('reports.payouts.commissionsHelp')}>
      <IndexTable
        resourceName={{ singular: t('people.one'), plural: t('people.many') }}
        itemCount={lines.length}
        condensed={smDown}
        selectedItemsCount={allResourcesSelected ? 'All' : selectedResources.length}
        onSelectionChange={handleSelectionChange}
        headings={[
          { title: t('people.person') },
          { title: t('reports.payouts.amount') },
          { title: t('people.customer') },
        ]}
        promotedBulkActions={[
          {
            content: t('reports.payouts.markPaid'),
            disabled: isBusy,
            onAction: () => onPaid(lines.filter(({ id }) => selectedResources.includes(id))),
          },
        ]}
      >
        {lines.map((line, position) => (
          <IndexTable.Row key={line.id} id={line.id} position={position} selected={selectedResources.includes(line.id)}>
            <Cells
              isNarrow={smDown}
              cells={[
                <Link key="person" url={`/app/people/${line.personId}`} removeUnderline monochrome>
                  <Text as="span" fontWeight="semibold">
                    {line.label || t('referrals.unnamed')}
                  </Text>
                </Link>,
                <Text key="amount" as="span" numeric>
                  {moneyWords(line.amount, words)}
                </Text>,
                <CustomerLink key="customer" customerId={line.customerId} shopDomain={shop.domain} />,
              ]}
            />
          </IndexTable.Row>
        ))}
      </IndexTable>
    </ListCard>
  );
}

function Donations({
  donation,
  isBusy,
  onDonated,
}: { donation: PayoutsView['donations'][number] } & Pick<PayoutsProps, 'isBusy' | 'onDonated'>) {
  const words = useWords();
  const { t } = words;
  const total = moneyWords(donation.total, words);
  return (
    <ListCard title={t('reports.payouts.donations')} help={t('reports.payouts.donationsHelp')}>
      <Box paddingInline="400" paddingBlockEnd="400">
        <BlockStack gap="300">
          <BlockStack as="ul" gap="200">
            {donation.causes.map(({ cause, amount }) => (
              <Box as="li" key={cause}>
                <InlineStack align="space-between" gap="200">
                  <Text as="span">{cause}</Text>
                  <Text as="span" numeric>
                    {moneyWords(amount, words)}
                  </Text>
                </InlineStack>
              </Box>
            ))}
          </BlockStack>
          <InlineStack>
            <Button onClick={() => onDonated(donation)} disabled={isBusy}>
              {t('reports.payouts.markDonated', { amount: total })}
            </Button>
          </InlineStack>
        </BlockStack>
      </Box>
    </ListCard>
  );
}

function Gifts({
  gifts,
  shop,
  isBusy,
  onGiven,
}: Pick<PayoutsView, 'gifts' | 'shop'> & Pick<PayoutsProps, 'isBusy' | 'onGiven'>) {
  const { t, locale } = useWords();
  const lines = gifts.map((gift) => ({ ...gift, id: gift.rewardId }));
  const { selectedResources, allResourcesSelected, handleSelectionChange } = useIndexResourceState(lines);
  const { smDown } = useBreakpoints();
  return (
    <ListCard title={t('reports.payouts.gifts')} help={t('reports.payouts.giftsHelp')}>
      <IndexTable
        resourceName={{ singular: t('reports.payouts.gift'), plural: t('reports.payouts.giftsMany') }}
        itemCount={lines.length}
        condensed={smDown}
        selectedItemsCount={allResourcesSelected ? 'All' : selectedResources.length}
        onSelectionChange={handleSelectionChange}
        headings={[
          { title: t('reports.payouts.gift') },
          { title: t('people.person') },
          { title: t('reports.payouts.since') },
          { title: t('people.customer') },
        ]}
        promotedBulkActions={[
          {
            content: t('reports.payouts.markGiven'),
            disabled: isBusy,
            onAction: () => onGiven(selectedResources),
          },
        ]}
      >
        {lines.map((line, position) => (
          <IndexTable.Row key={line.id} id={line.id} position={position} selected={selectedResources.includes(line.id)}>
            <Cells
              isNarrow={smDown}
              cells={[
                <Text key="gift" as="span" fontWeight="semibold">
                  {line.gift}
                </Text>,
                line.referralId ? (
                  <Link key="person" url={`/app/referrals/${line.referralId}`}>
                    {line.label || t('referrals.unnamed')}
                  </Link>
                ) : (
                  <Text key="person" as="span">
                    {line.label || t('referrals.unnamed')}
                  </Text>
                ),
                <Text key="since" as="span">
                  {formatDate(line.since, locale, shop.timeZone)}
                </Text>,
                <CustomerLink key="customer" customerId={line.customerId} shopDomain={shop.domain} />,
              ]}
            />
          </IndexTable.Row>
        ))}
      </IndexTable>
    </ListCard>
  );
}

/** Side by side, or below each other where the screen is narrow. */
function Cells({ cells, isNarrow }: { cells: ReactElement[]; isNarrow: boolean }) {
  if (!isNarrow) return cells.map((cell) => <IndexTable.Cell key={cell.key}>{cell}</IndexTable.Cell>);
  return (
    <Box padding="300" width="100%">
      <BlockStack gap="100">{cells}</BlockStack>
    </Box>
  );
}
