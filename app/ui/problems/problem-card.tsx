import { BlockStack, Button, ButtonGroup, Card, Icon, InlineStack, Text } from '@shopify/polaris';
import { AlertTriangleIcon } from '@shopify/polaris-icons';
import { formatDateTime, formatNumber, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ProblemView } from '../../queries/views.ts';
import { wordOr } from '../receipt-words.ts';
import type { ParkedDecision } from '../referrals/rewards-card.tsx';
import { ValueList } from '../value-list.tsx';
import { DownloadData } from './download-data.tsx';

/** Where a problem is put right, when that is in the app. */
const actions: Record<string, { label: 'referrals' | 'program' | 'payouts' | 'review' | 'health'; url: string }> = {
  'alert-attempts': { label: 'review', url: '/app/review' },
  'alert-advocate': { label: 'review', url: '/app/review' },
  'alert-coupon-sites': { label: 'referrals', url: '/app/referrals' },
  'alert-dead-letters': { label: 'health', url: '/app/health' },
  'take-back-by-hand': { label: 'referrals', url: '/app/referrals' },
  'mail-failed': { label: 'referrals', url: '/app/referrals' },
  'gone-in-shopify': { label: 'program', url: '/app/program' },
  'budget-warning': { label: 'program', url: '/app/program' },
  'budget-reached': { label: 'program', url: '/app/program' },
  'payout-too-much': { label: 'payouts', url: '/app/payouts' },
  'uninstalled-while-rewards-pending': { label: 'referrals', url: '/app/referrals?state=order-waiting' },
};

type ProblemCardProps = {
  problem: ProblemView;
  timeZone: string;
  currency: string;
  isBusy: boolean;
  onDismiss: () => void;
  onRetry: () => void;
  onDecide: (rewardId: string, decision: ParkedDecision) => void;
  onFailed: (message: string) => void;
};

/** What happened, what it affects, what to do next. */
export function ProblemCard({
  problem,
  timeZone,
  currency,
  isBusy,
  onDismiss,
  onRetry,
  onDecide,
  onFailed,
}: ProblemCardProps) {
  const words = useWords();
  const { t, locale, has } = words;
  const code = has(`problems.${problem.code}.affects`) ? problem.code : 'unknown';
  const title = t(`problems.${code}.title`, problem.values);
  const first = formatDateTime(problem.firstSeenAt, locale, timeZone);
  const last = formatDateTime(problem.lastSeenAt, locale, timeZone);
  const action = actions[problem.code];
  const { rewardId } = problem.values;
  const details = Object.entries(problem.values)
    // ids and hashes are for programs, and a unit goes with its amount
    .filter(([name]) => !/(Ids?|Hash)$/.test(name) && name !== 'unit')
    .map(([name, value]) => ({
      name,
      label: wordOr(words, `problems.values.${name}`, name),
      text: name.endsWith('Minor')
        ? moneyWords({ amountMinor: Number(value), currency: problem.values.unit ?? currency }, words)
        : value,
    }));
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" wrap={false} blockAlign="start">
          <span>
            <Icon source={AlertTriangleIcon} tone="caution" />
          </span>
          <BlockStack gap="050">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            <Text as="p" tone="subdued" variant="bodySm">
              {t(problem.times > 1 ? 'problems.seen' : 'problems.once', {
                times: formatNumber(problem.times, locale),
                first,
                last,
              })}
            </Text>
          </BlockStack>
        </InlineStack>
        <Part title={t('problems.affects')} text={t(`problems.${code}.affects`, problem.values)} />
        <Part title={t('problems.todo')} text={t(`problems.${code}.todo`, problem.values)} />
        {details.length > 0 && (
          <BlockStack gap="050">
            <Text as="h3" variant="headingSm">
              {t('problems.details')}
            </Text>
            <ValueList pairs={details} />
          </BlockStack>
        )}
        <ButtonGroup>
          {problem.code === 'data-request-received' && <DownloadData problem={problem} onFailed={onFailed} />}
          {problem.code === 'shopify-refused-reward' && (
            <Button variant="primary" onClick={onRetry} loading={isBusy}>
              {t('problems.retry')}
            </Button>
          )}
          {problem.code === 'reward-unclear' && rewardId && (
            <>
              <Button onClick={() => onDecide(rewardId, 'arrived')} loading={isBusy}>
                {t('referral.arrived')}
              </Button>
              <Button onClick={() => onDecide(rewardId, 'issue-again')} loading={isBusy}>
                {t('referral.again')}
              </Button>
            </>
          )}
          {action && <Button url={action.url}>{t(`problems.actions.${action.label}`)}</Button>}
          <Button onClick={onDismiss} loading={isBusy} accessibilityLabel={t('problems.dismissNamed', { title })}>
            {t('problems.dismiss')}
          </Button>
        </ButtonGroup>
      </BlockStack>
    </Card>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  return (
    <BlockStack gap="050">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <Text as="p">{text}</Text>
    </BlockStack>
  );
}
