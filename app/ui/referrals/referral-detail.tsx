import { BlockStack, Card, Layout, Page, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../../i18n/react.tsx';
import type { ReferralView, VerdictView } from '../../queries/views.ts';
import { type DecisionKind, DecisionModal } from '../review/decision-modal.tsx';
import { nameOfItem } from '../review/review-card.tsx';
import { RewardsCard, type RewardsCardProps } from './rewards-card.tsx';
import { MessagesCard, PeopleCard, TimelineCard } from './side-cards.tsx';
import { StateBadge } from './state-badge.tsx';
import { VerdictReceipt } from './verdict-receipt.tsx';

/** One referral: its verdicts as receipts, what was paid, and beside them people, messages and time. */
export function ReferralDetail({
  referral,
  busyId,
  onDecide,
  onJudge,
}: {
  referral: ReferralView;
  /** a human's word on a verdict; `undo` takes back the one in force */
  onJudge: (verdict: VerdictView, kind: DecisionKind, reason: string) => void;
} & Pick<RewardsCardProps, 'busyId' | 'onDecide'>) {
  const words = useWords();
  const { t } = words;
  const [asked, setAsked] = useState<{ verdict: VerdictView; kind: DecisionKind } | null>(null);
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
                isBusy={busyId !== null}
                onDecide={(kind) => setAsked({ verdict, kind })}
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
      <DecisionModal
        kind={asked?.kind ?? null}
        names={asked ? [nameOfItem({ ...asked.verdict, friend: { label: friendLabel } }, words)] : []}
        isBusy={false}
        onConfirm={(kind, reason) => {
          if (asked) onJudge(asked.verdict, kind, reason);
          setAsked(null);
        }}
        onClose={() => setAsked(null)}
      />
    </Page>
  );
}
