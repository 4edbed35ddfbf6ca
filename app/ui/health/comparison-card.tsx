import { Banner, BlockStack, Box, Button, Card, Icon, InlineStack, Link, ProgressBar, Text } from '@shopify/polaris';
import { AlertTriangleIcon, CheckCircleIcon } from '@shopify/polaris-icons';
import { counted, formatDateTime, formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { HealthView } from '../../queries/views.ts';

type Comparison = NonNullable<HealthView['comparison']>;
type ComparisonCardProps = {
  comparison: Comparison | null;
  timeZone: string;
  isStarting: boolean;
  onCompare: () => void;
};

/** Our books against Shopify's: when last, what was found, and how far the comparison under way is. */
export function ComparisonCard({ comparison, timeZone, isStarting, onCompare }: ComparisonCardProps) {
  const { t, locale } = useWords();
  const isRunning = comparison?.state === 'running';
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="h2" variant="headingMd">
            {t('health.comparison.title')}
          </Text>
          <Button onClick={onCompare} loading={isStarting} disabled={isRunning}>
            {t('health.comparison.start')}
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          {t('health.comparison.why')}
        </Text>
        {comparison?.state === 'no-access' && (
          <Banner tone="warning" title={t('health.comparison.noAccess')}>
            {t('health.comparison.noAccessTodo')}
          </Banner>
        )}
        <div role="status">
          {comparison === null && <Text as="p">{t('health.comparison.never')}</Text>}
          {isRunning && <Progress comparison={comparison} />}
          {comparison?.finishedAt && (
            <Text as="p">
              {t('health.comparison.last', { date: formatDateTime(comparison.finishedAt, locale, timeZone) })}
            </Text>
          )}
        </div>
        {comparison?.countedSince && <Findings comparison={comparison} timeZone={timeZone} />}
      </BlockStack>
    </Card>
  );
}

function Progress({ comparison: { phase, done, total } }: { comparison: Comparison }) {
  const { t, locale } = useWords();
  const figures = { done: formatNumber(done, locale), total: formatNumber(total ?? 0, locale) };
  const key = total === null ? `health.comparison.running.${phase}` : `health.comparison.running.${phase}Of`;
  return (
    <BlockStack gap="200">
      <Text as="p" id="comparison-progress">
        {t(key, figures)}
      </Text>
      {total !== null && total > 0 && (
        <ProgressBar progress={Math.min(100, (done / total) * 100)} size="small" ariaLabelledBy="comparison-progress" />
      )}
    </BlockStack>
  );
}

/** What a merchant has to look at is told from what was put right by itself. */
const LINES = [
  { finding: 'ordersFound', needsYou: false },
  { finding: 'rewardsRepaired', needsYou: false },
  { finding: 'rewardsUsed', needsYou: false },
  { finding: 'rewardsDiffer', needsYou: true },
  { finding: 'booksDiffer', needsYou: true },
] as const;

function Findings({ comparison, timeZone }: { comparison: Comparison; timeZone: string }) {
  const words = useWords();
  const { t, locale } = words;
  const found = LINES.filter(({ finding }) => comparison.findings[finding] > 0);
  const since = formatDateTime(comparison.countedSince ?? comparison.startedAt, locale, timeZone);
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t('health.findings.title', { date: since })}
      </Text>
      {found.length === 0 ? (
        <Line isFine text={t('health.findings.none')} />
      ) : (
        <BlockStack as="ul" gap="200">
          {found.map(({ finding, needsYou }) => (
            <Box as="li" key={finding}>
              <Line
                isFine={!needsYou}
                text={counted(words, `health.findings.${finding}`, comparison.findings[finding])}
              />
            </Box>
          ))}
        </BlockStack>
      )}
      {found.some(({ needsYou }) => needsYou) && <Link url="/app/problems">{t('health.findings.seeProblems')}</Link>}
    </BlockStack>
  );
}

function Line({ isFine, text }: { isFine: boolean; text: string }) {
  return (
    <InlineStack gap="200" wrap={false} blockAlign="start">
      <span>
        <Icon source={isFine ? CheckCircleIcon : AlertTriangleIcon} tone={isFine ? 'success' : 'caution'} />
      </span>
      <Text as="span">{text}</Text>
    </InlineStack>
  );
}
