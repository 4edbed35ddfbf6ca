import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  EmptyState,
  InlineGrid,
  InlineStack,
  Link,
  Page,
  Text,
} from '@shopify/polaris';
import { formatDateTime } from '../../i18n/format.ts';
import { rewardThing } from '../../i18n/offer-words.ts';
import { useWords } from '../../i18n/react.tsx';
import { amountWords, signedAmount, statementWords } from '../../i18n/statement-words.ts';
import type { PersonStatementView, RewardView } from '../../queries/views.ts';
import { DownloadFile } from '../download-file.tsx';
import { PersonListing } from '../lists/person-listing.tsx';
import { NumberTable } from '../number-table.tsx';
import { rewardLooks } from '../status-tone.ts';
import { capitalised } from '../storefront/format.ts';
import { CustomerLink } from './person-links.tsx';

type StatementProps = {
  statement: PersonStatementView;
  /** the exchange being undone */
  busyId: string | null;
  onUndo: (rewardId: string) => void;
  onFailed: (message: string) => void;
};

/** One person's points and money, line by line, each with the balance after it; and what they exchanged. */
export function PersonStatement({ statement, busyId, onUndo, onFailed }: StatementProps) {
  const { t } = useWords();
  const { personId, label, listed, accounts, shop, customerId, advocateCode, redemptions } = statement;
  return (
    <Page
      title={label || t('referrals.unnamed')}
      subtitle={advocateCode ? t('people.codeIs', { code: advocateCode }) : undefined}
      backAction={{ content: t('people.title'), url: '/app/people' }}
    >
      <BlockStack gap="400">
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <InlineStack gap="300" blockAlign="center">
            <CustomerLink customerId={customerId} shopDomain={shop.domain} />
            <Link url={`/app/review/connections/${personId}`}>{t('graph.open')}</Link>
            <PersonListing personId={personId} name={label || t('referrals.unnamed')} listed={listed} />
            {accounts.length > 0 && (
              <DownloadFile
                url={`/app/people/${personId}/csv`}
                fileName={`ricochet-${advocateCode ?? personId}.csv`}
                label={t('reports.csv')}
                onFailed={onFailed}
              />
            )}
          </InlineStack>
        </Box>
        {accounts.length === 0 && (
          <Card>
            <EmptyState heading={t('people.noLines.title')} image="/empty-referrals.svg">
              {t('people.noLines.text')}
            </EmptyState>
          </Card>
        )}
        {accounts.map((account) => (
          <Account key={account.unit} account={account} shop={shop} />
        ))}
        {redemptions.length > 0 && (
          <Redemptions redemptions={redemptions} shop={shop} busyId={busyId} onUndo={onUndo} />
        )}
      </BlockStack>
    </Page>
  );
}

function Account({
  account: { unit, available, pending, lines },
  shop,
}: {
  account: PersonStatementView['accounts'][number];
  shop: PersonStatementView['shop'];
}) {
  const { t, locale } = useWords();
  const title = unit === 'POINTS' ? t('people.points') : t('people.money', { currency: unit });
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
            <Text as="p">
              {t('people.availableIs', { amount: amountWords(available, unit, locale) })}
              {available < 0 && ` · ${t('people.owes')}`}
            </Text>
            <Text as="p" tone="subdued">
              {t('people.pendingIs', { amount: amountWords(pending, unit, locale) })}
            </Text>
          </InlineGrid>
        </BlockStack>
      </Box>
      <NumberTable
        label={title}
        texts={2}
        headings={[t('people.when'), t('people.what'), t('people.amount'), t('people.balance')]}
        rows={lines.map((line) => ({
          id: line.id,
          cells: [
            formatDateTime(line.at, locale, shop.timeZone),
            statementWords(line, shop.currency, locale, 'merchant'),
            line.kind === 'forfeited' ? '–' : signedAmount(line.amount, unit, locale),
            line.isPending ? '–' : signedAmount(line.balance, unit, locale).replace(/^\+/, ''),
          ],
        }))}
      />
    </Card>
  );
}

function Redemptions({
  redemptions,
  shop,
  busyId,
  onUndo,
}: {
  redemptions: RewardView[];
  shop: PersonStatementView['shop'];
} & Pick<StatementProps, 'busyId' | 'onUndo'>) {
  const { t, locale } = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('people.redemptions')}
        </Text>
        <Text as="p" tone="subdued">
          {t('people.undoHelp')}
        </Text>
        <BlockStack as="ul" gap="300">
          {redemptions.map((reward) => {
            const title = capitalised(rewardThing(reward.spec, shop.currency, locale));
            const canUndo = reward.usedOnOrder === null && reward.state !== 'reversed';
            return (
              <Box as="li" key={reward.id}>
                <InlineStack align="space-between" blockAlign="center" gap="200">
                  <BlockStack gap="050">
                    <InlineStack gap="200" align="start" blockAlign="center">
                      <Text as="span" fontWeight="semibold">
                        {title}
                      </Text>
                      <Badge {...rewardLooks[reward.state]}>{t(`referral.rewardState.${reward.state}`)}</Badge>
                    </InlineStack>
                    <Text as="span" tone="subdued">
                      {[
                        formatDateTime(reward.finalAt, locale, shop.timeZone),
                        reward.code,
                        reward.usedOnOrder && t('referral.usedOn', { order: reward.usedOnOrder }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </Text>
                  </BlockStack>
                  {canUndo && (
                    <Button
                      onClick={() => onUndo(reward.id)}
                      loading={busyId === reward.id}
                      accessibilityLabel={t('people.undoNamed', { reward: title })}
                    >
                      {t('people.undo')}
                    </Button>
                  )}
                </InlineStack>
              </Box>
            );
          })}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
