import { BlockStack, Box, Card, InlineGrid, Text } from '@shopify/polaris';
import type { Forecast } from '../../domain/forecast/forecast.ts';
import type { Plan } from '../../domain/forecast/plan.ts';
import { counted, formatBasisPoints, formatNumber, moneyWords } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';
import { NumberTable } from '../number-table.tsx';
import { LossBanner } from './loss-banner.tsx';

export type Reckoned = { plan: Plan; forecast: Forecast };

/** What the plan comes to: the answer first, then how it was reckoned, line by line. */
export function OutcomeCard({ plan, forecast }: Reckoned) {
  const words = useWords();
  const { t } = words;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="400">
          <CardHeading title={t('forecast.result.title')} help={t('forecast.result.help')} />
          <LossBanner plan={plan} forecast={forecast} />
          <Figures plan={plan} forecast={forecast} />
        </BlockStack>
      </Box>
      <NumberTable
        label={t('forecast.lines.title')}
        texts={1}
        headings={[t('forecast.lines.line'), t('forecast.lines.result')]}
        rows={linesOf(plan, forecast, words)}
      />
    </Card>
  );
}

function Figures({ plan, forecast }: Reckoned) {
  const words = useWords();
  const { t, locale } = words;
  const money = moneyOf(plan, words);
  const { profitMinor, orders, costPerCustomerMinor, roiBp } = forecast;
  return (
    <InlineGrid columns={2} gap="400">
      <Figure
        title={t(profitMinor < 0 ? 'forecast.figures.loss' : 'forecast.figures.profit')}
        value={money(profitMinor)}
        detail={roiBp === null ? '' : t('forecast.figures.roi', { percent: formatBasisPoints(roiBp, locale) })}
      />
      <Figure
        title={t('forecast.figures.orders')}
        value={formatNumber(orders, locale)}
        detail={t('forecast.figures.revenue', { amount: money(forecast.revenueMinor) })}
      />
      <Figure
        title={t('forecast.figures.cost')}
        value={costPerCustomerMinor === null ? '–' : money(costPerCustomerMinor)}
        detail={comparedWithMedia(plan, costPerCustomerMinor, words)}
      />
      <Figure
        title={t('forecast.figures.total')}
        value={money(forecast.costs.totalMinor)}
        detail={t('forecast.figures.totalOf')}
      />
    </InlineGrid>
  );
}

function Figure({ title, value, detail }: { title: string; value: string; detail: string }) {
  return (
    <BlockStack gap="050">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <Text as="p" variant="headingLg">
        {value}
      </Text>
      <Text as="p" tone="subdued" variant="bodySm">
        {detail}
      </Text>
    </BlockStack>
  );
}

const moneyOf =
  ({ currency }: Plan, words: Words) =>
  (amountMinor: number) =>
    moneyWords({ amountMinor, currency }, words);

function comparedWithMedia(plan: Plan, costMinor: number | null, words: Words): string {
  const { mediaCacMinor } = plan;
  if (costMinor === null) return words.t('forecast.figures.nobody');
  if (mediaCacMinor === null) return words.t('forecast.figures.mediaUnknown');
  const money = moneyOf(plan, words);
  const key = costMinor < mediaCacMinor ? 'cheaper' : costMinor > mediaCacMinor ? 'dearer' : 'same';
  return words.t(`forecast.figures.${key}`, {
    media: money(mediaCacMinor),
    difference: money(Math.abs(mediaCacMinor - costMinor)),
  });
}

/** Every step with its numbers, so that it can be checked with a pocket calculator. */
function linesOf(plan: Plan, forecast: Forecast, words: Words) {
  const { t, locale } = words;
  const money = moneyOf(plan, words);
  const number = (value: number) => formatNumber(value, locale);
  const rate = (basisPoints: number) => formatBasisPoints(basisPoints, locale);
  const { costs } = forecast;
  const values = {
    customers: counted(words, 'common.customers', plan.customers),
    enrolment: rate(plan.enrolmentBp),
    advocates: counted(words, 'forecast.nouns.advocates', forecast.advocates),
    friends: counted(words, 'forecast.nouns.friendsEach', plan.friendsHundredths / 100),
    invited: counted(words, 'forecast.nouns.invited', forecast.invited),
    conversion: rate(plan.conversionBp),
    orders: number(forecast.orders),
    purchases: number(plan.purchasesHundredths / 100),
    basket: money(plan.basketMinor),
    revenue: money(forecast.revenueMinor),
    margin: rate(plan.marginBp),
    advocateReward: money(plan.advocateRewardMinor),
    friendReward: money(plan.friendRewardMinor),
    months: counted(words, 'forecast.nouns.months', plan.months),
    software: money(plan.softwareMinor),
    hours: number(plan.hoursHundredths / 100),
    hour: money(plan.hourMinor),
  };
  const results = {
    advocates: number(forecast.advocates),
    invited: number(forecast.invited),
    orders: number(forecast.orders),
    revenue: money(forecast.revenueMinor),
    margin: money(forecast.marginMinor),
    advocateRewards: money(-costs.advocateMinor),
    friendRewards: money(-costs.friendMinor),
    software: money(-costs.softwareMinor),
    time: money(-costs.timeMinor),
    profit: money(forecast.profitMinor),
  };
  return Object.entries(results).map(([line, result]) => ({
    id: line,
    cells: [t(`forecast.lines.${line}`, values), result],
  }));
}
