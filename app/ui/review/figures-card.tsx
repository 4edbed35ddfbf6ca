import {
  BlockStack,
  Box,
  Button,
  Card,
  Collapsible,
  InlineGrid,
  Select,
  SkeletonBodyText,
  SkeletonDisplayText,
  Text,
} from '@shopify/polaris';
import { lazy, useId, useState } from 'react';
import { counted, formatDay, formatNumber, formatRatio } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import type { FraudCounts, FraudFigures } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import { ChartFrame } from '../chart-frame.tsx';
import { NumberTable } from '../number-table.tsx';
import { PERIODS } from './figures-period.ts';

/** The drawing library is heavy and means nothing to a server: it comes after the numbers. */
const FiguresChart = lazy(() => import('./figures-chart.tsx').then(({ FiguresChart }) => ({ default: FiguresChart })));

type FiguresCardProps = {
  /** null = not read yet */
  figures: FraudFigures | null;
  days: FraudFigures['days'];
  onDays: (days: FraudFigures['days']) => void;
};

/** How much fraud is tried and how much of it was paid: two rates, week by week as a drawing and as a table. */
export function FiguresCard({ figures, days, onDays }: FiguresCardProps) {
  const { t } = useWords();
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="400">
          <CardHeading title={t('figures.title')} help={t('figures.help')} />
          <Select
            label={t('figures.period')}
            options={PERIODS.map((period) => ({ value: String(period), label: t(`figures.periods.${period}`) }))}
            value={String(days)}
            onChange={(chosen) => onDays(PERIODS.find((period) => String(period) === chosen) ?? days)}
          />
          {figures ? <Rates {...figures} /> : <NotYet />}
        </BlockStack>
      </Box>
      {figures && figures.total.judged > 0 && <Tables {...figures} />}
    </Card>
  );
}

function NotYet() {
  const { t } = useWords();
  return (
    <div aria-busy="true">
      <Text as="p" visuallyHidden>
        {t('figures.loading')}
      </Text>
      <BlockStack gap="300">
        <SkeletonDisplayText size="medium" />
        <SkeletonBodyText lines={5} />
      </BlockStack>
    </div>
  );
}

function Rates({ total, weeks }: FraudFigures) {
  const words = useWords();
  const { t, locale } = words;
  if (total.judged === 0)
    return (
      <Text as="p" tone="subdued">
        {t('figures.none')}
      </Text>
    );
  const worst = weeks.reduce((most, week) => (week.attempts > most.attempts ? week : most));
  return (
    <>
      <InlineGrid columns={{ xs: 1, sm: 2, md: 1, lg: 2 }} gap="400">
        <Rate
          title={t('figures.attemptRate')}
          part={total.attempts}
          of={total.judged}
          sentence={counted(words, 'figures.ofJudged', total.judged)}
        />
        <Rate
          title={t('figures.rewardRate')}
          part={total.fraudRewards}
          of={total.rewarded}
          sentence={counted(words, 'figures.ofRewarded', total.rewarded)}
        />
      </InlineGrid>
      {total.attempts > 0 && (
        <>
          <Text as="p" tone="subdued">
            {t('figures.summary', {
              week: formatDay(worst.week, locale),
              attempts: counted(words, 'figures.attemptsCount', worst.attempts),
            })}
          </Text>
          <ChartFrame label={t('figures.chart')}>
            {(height) => <FiguresChart weeks={weeks} words={words} height={height} />}
          </ChartFrame>
        </>
      )}
    </>
  );
}

function Rate({ title, part, of, sentence }: { title: string; part: number; of: number; sentence: string }) {
  const words = useWords();
  const { locale } = words;
  return (
    <BlockStack gap="050">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <Text as="p" variant="headingXl">
        {rateWords(part, of, words)}
      </Text>
      <Text as="p" tone="subdued" variant="bodySm">
        {`${formatNumber(part, locale)} ${sentence}`}
      </Text>
    </BlockStack>
  );
}

const rateWords = (part: number, of: number, { locale }: Words): string =>
  of === 0 ? '–' : formatRatio(part / of, locale, 1);

const COLUMNS = ['judged', 'attempts', 'attemptRate', 'rewarded', 'fraudRewards', 'rewardRate'] as const;

function Tables({ weeks, programs }: FraudFigures) {
  const words = useWords();
  const { t, locale } = words;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const headings = COLUMNS.map((column) => t(`figures.columns.${column}`));
  const cells = ({ judged, attempts, rewarded, fraudRewards }: FraudCounts) => [
    formatNumber(judged, locale),
    formatNumber(attempts, locale),
    rateWords(attempts, judged, words),
    formatNumber(rewarded, locale),
    formatNumber(fraudRewards, locale),
    rateWords(fraudRewards, rewarded, words),
  ];
  return (
    <Box paddingBlockEnd="400">
      <Box paddingInline="400" paddingBlockEnd="300">
        <Button
          variant="plain"
          disclosure={isOpen ? 'up' : 'down'}
          ariaExpanded={isOpen}
          ariaControls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'figures.hideTable' : 'figures.showTable')}
        </Button>
      </Box>
      <Collapsible id={id} open={isOpen}>
        {isOpen && (
          <BlockStack gap="400">
            {programs.length > 1 && (
              <NumberTable
                label={t('figures.byProgram')}
                texts={1}
                headings={[t('review.filter.program'), ...headings]}
                rows={programs.map(({ id: programId, name, ...counts }) => ({
                  id: programId,
                  cells: [name, ...cells(counts)],
                }))}
              />
            )}
            <NumberTable
              label={t('figures.byWeek')}
              texts={1}
              headings={[t('figures.week'), ...headings]}
              rows={weeks
                .filter(({ judged }) => judged > 0)
                .toReversed()
                .map(({ week, ...counts }) => ({ id: week, cells: [formatDay(week, locale), ...cells(counts)] }))}
            />
          </BlockStack>
        )}
      </Collapsible>
    </Box>
  );
}
