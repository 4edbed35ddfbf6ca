import { BlockStack, Card, Layout, Page, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { ReferralView } from '../../queries/views.ts';
import { RewardsCard, type RewardsCardProps } from './rewards-card.tsx';
import { MessagesCard, PeopleCard, TimelineCard } from './side-cards.tsx';
import { StateBadge } from './state-badge.tsx';
import { VerdictReceipt } from './verdict-receipt.tsx';

/** One referral: its verdicts as receipts, what was paid, and beside them people, messages and time. */
export function ReferralDetail({
  referral,
  busyId,
  onDecide,
}: { referral: ReferralView } & Pick<RewardsCardProps, 'busyId' | 'onDecide'>) {
  const { t } = useWords();
  const { friendLabel, advocateLabel, verdicts, shop } = referral;
  return (
    <Page
      title={t('referral.title', { friend: friendLabel || t('referrals.unnamed'), advocate: advocateLabel })}
      titleMetadata={<StateBadge state={referral.state} />}
      backAction={{ content: t('referral.back'), url: '/app/referrals' }}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {verdicts.length === 0 && (
              <Card>
                <Text as="p">{t('referral.noVerdict')}</Text>
              </Card>
            )}
            {verdicts.map((verdict) => (
              <VerdictReceipt
                key={`${verdict.subject} ${verdict.orderName} ${verdict.judgedAt}`}
                verdict={verdict}
                timeZone={shop.timeZone}
              />
            ))}
            <RewardsCard rewards={referral.rewards} shop={shop} busyId={busyId} onDecide={onDecide} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <PeopleCard referral={referral} />
            <MessagesCard referral={referral} />
            <TimelineCard referral={referral} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
