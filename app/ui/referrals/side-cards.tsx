import { Badge, BlockStack, Box, Card, InlineStack, Link, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { formatDateTime } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ListedAs, ReferralView } from '../../queries/views.ts';
import { PersonListing } from '../lists/person-listing.tsx';
import { wordOr } from '../receipt-words.ts';
import { timelineOf } from './timeline.ts';

function SideCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}

export function PeopleCard({ referral }: { referral: ReferralView }) {
  const { t, locale } = useWords();
  const { listed } = referral;
  const facts: [label: string, value: string, personId?: string | null, listed?: readonly ListedAs[]][] = [
    [t('referral.friend'), referral.friendLabel, referral.friendId, listed.friend],
    [t('referral.advocate'), referral.advocateLabel, referral.advocateId, listed.advocate],
    [t('referral.code'), referral.advocateCode],
    [
      t('referral.claimed'),
      referral.claimedAt
        ? formatDateTime(referral.claimedAt, locale, referral.shop.timeZone)
        : t('referrals.notClaimed'),
    ],
  ];
  return (
    <SideCard title={t('referral.people')}>
      <dl style={{ margin: 0, display: 'grid', gap: 'var(--p-space-200)' }}>
        {facts.map(([label, value, personId, entries = []]) => (
          <div key={label}>
            <dt>
              <Text as="span" tone="subdued" variant="bodySm">
                {label}
              </Text>
            </dt>
            <dd style={{ margin: 0, overflowWrap: 'anywhere' }}>
              {value}
              {personId && (
                <>
                  {' · '}
                  <Link
                    url={`/app/people/${personId}`}
                    accessibilityLabel={`${t('referral.statement')}: ${value || label}`}
                  >
                    {t('referral.statement')}
                  </Link>
                  <PersonListing personId={personId} name={value || label} listed={entries} />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </SideCard>
  );
}

const messageTones = { queued: 'attention', sent: 'success', failed: 'critical' } as const;

export function MessagesCard({ referral }: { referral: ReferralView }) {
  const words = useWords();
  const { t, locale } = words;
  return (
    <SideCard title={t('referral.messages')}>
      {referral.messages.length === 0 ? (
        <Text as="p" tone="subdued">
          {t('referral.noMessages')}
        </Text>
      ) : (
        <BlockStack as="ul" gap="300">
          {referral.messages.map(({ kind, to, state, at, error }) => (
            <Box as="li" key={`${kind} ${to} ${at}`}>
              <BlockStack gap="050">
                <InlineStack gap="200" blockAlign="center">
                  <Text as="span">{wordOr(words, `messages.${kind}`, kind)}</Text>
                  <Badge tone={messageTones[state]}>{t(`referral.messageState.${state}`)}</Badge>
                </InlineStack>
                <Text as="span" tone="subdued" variant="bodySm" breakWord>
                  {`${to} · ${formatDateTime(at, locale, referral.shop.timeZone)}`}
                </Text>
                {error && (
                  <Text as="span" tone="critical" variant="bodySm" breakWord>
                    {error}
                  </Text>
                )}
              </BlockStack>
            </Box>
          ))}
        </BlockStack>
      )}
    </SideCard>
  );
}

export function TimelineCard({ referral }: { referral: ReferralView }) {
  const words = useWords();
  const { t, locale } = words;
  return (
    <SideCard title={t('referral.timeline')}>
      <BlockStack as="ol" gap="200">
        {timelineOf(referral, words).map(({ key, at, text }) => (
          <Box as="li" key={key}>
            <Text as="p" breakWord>
              {text}
            </Text>
            <Text as="p" tone="subdued" variant="bodySm">
              {formatDateTime(at, locale, referral.shop.timeZone)}
            </Text>
          </Box>
        ))}
      </BlockStack>
    </SideCard>
  );
}
