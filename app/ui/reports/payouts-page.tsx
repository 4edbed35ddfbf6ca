import { BlockStack, Box, Button, Card, EmptyState, InlineStack, Link, Page, Text } from '@shopify/polaris';
import { formatDate, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { PayoutsView } from '../../queries/views.ts';
import { CustomerLink, PersonLink } from '../people/person-links.tsx';
import { TableCard } from '../table-card.tsx';
import { PickTable } from './pick-table.tsx';
import { ReportDownload } from './report-download.tsx';

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
          <ReportDownload report="payouts" onFailed={onFailed} />
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

function Commissions({
  commissions,
  shop,
  isBusy,
  onPaid,
}: Pick<PayoutsView, 'commissions' | 'shop'> & Pick<PayoutsProps, 'isBusy' | 'onPaid'>) {
  const words = useWords();
  const { t } = words;
  return (
    <TableCard title={t('reports.payouts.commissions')} help={t('reports.payouts.commissionsHelp')}>
      <PickTable
        resourceName={{ singular: t('people.one'), plural: t('people.many') }}
        headings={[t('people.person'), t('reports.payouts.amount'), t('people.customer')]}
        lines={commissions.map((line) => ({ ...line, id: keyOf(line) }))}
        cellsOf={(line) => [
          <PersonLink key="person" personId={line.personId} label={line.label} />,
          <Text key="amount" as="span" numeric>
            {moneyWords(line.amount, words)}
          </Text>,
          <CustomerLink key="customer" customerId={line.customerId} shopDomain={shop.domain} />,
        ]}
        action={t('reports.payouts.markPaid')}
        isBusy={isBusy}
        onAction={onPaid}
      />
    </TableCard>
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
    <TableCard title={t('reports.payouts.donations')} help={t('reports.payouts.donationsHelp')}>
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
    </TableCard>
  );
}

function Gifts({
  gifts,
  shop,
  isBusy,
  onGiven,
}: Pick<PayoutsView, 'gifts' | 'shop'> & Pick<PayoutsProps, 'isBusy' | 'onGiven'>) {
  const { t, locale } = useWords();
  return (
    <TableCard title={t('reports.payouts.gifts')} help={t('reports.payouts.giftsHelp')}>
      <PickTable
        resourceName={{ singular: t('reports.payouts.gift'), plural: t('reports.payouts.giftsMany') }}
        headings={[t('reports.payouts.gift'), t('people.person'), t('reports.payouts.since'), t('people.customer')]}
        lines={gifts.map((gift) => ({ ...gift, id: gift.rewardId }))}
        cellsOf={(line) => [
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
        action={t('reports.payouts.markGiven')}
        isBusy={isBusy}
        onAction={(picked) => onGiven(picked.map(({ rewardId }) => rewardId))}
      />
    </TableCard>
  );
}
