import { Banner, BlockStack, Box, Card, Text } from '@shopify/polaris';
import { formatNumber, formatRatio, moneyWords } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import type { PilotGroup, PilotView } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import { NumberTable } from '../number-table.tsx';
import { ShareChart } from './share-chart.tsx';

const TONES = { 'too-few': 'info', 'no-difference': 'info', higher: 'success', lower: 'warning' } as const;

/** The pilot's people beside the rest: what can be said first, then drawn, then in figures. */
export function ComparisonCard({ pilot, currency }: { pilot: PilotView; currency: string }) {
  const words = useWords();
  const { t, locale } = words;
  const hasRest = pilot.restTerms !== null;
  const { verdict, difference } = pilot.comparison;
  const points = (ratio: number) => formatNumber(Number((Math.abs(ratio) * 100).toFixed(1)), locale);
  const [low, high] = verdict === 'lower' ? [-difference.high, -difference.low] : [difference.low, difference.high];
  const signed = (ratio: number) => `${ratio < 0 ? '−' : '+'}${points(ratio)}`;
  const bounds =
    verdict === 'no-difference' ? { low: signed(low), high: signed(high) } : { low: points(low), high: points(high) };
  const groups = hasRest ? [pilot.inside, pilot.rest] : [pilot.inside];
  const names = [t('pilot.sides.inside'), t('pilot.sides.rest')].slice(0, groups.length);
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="400">
          <CardHeading title={t('pilot.compare.title')} help={t('pilot.compare.help')} />
          {hasRest ? (
            <>
              <Banner tone={TONES[verdict]}>{t(`pilot.verdict.${verdict}`, bounds)}</Banner>
              {pilot.audience.kind === 'segment' && <Text as="p">{t('pilot.compare.notDrawn')}</Text>}
              {pilot.campaigns.length > 0 && (
                <Text as="p">{t('pilot.compare.campaigns', { names: pilot.campaigns.join(', ') })}</Text>
              )}
              {groups.every(({ people }) => people > 0) && (
                <>
                  <Text as="h3" variant="headingSm">
                    {t('pilot.chart.title')}
                  </Text>
                  <ShareChart
                    bars={groups.map(({ share }, at) => ({ share, name: names[at] ?? '', isPilot: at === 0 }))}
                  />
                </>
              )}
            </>
          ) : (
            <Banner tone="info">{t('pilot.compare.alone')}</Banner>
          )}
          {!pilot.isOn && <Text as="p">{t('pilot.compare.visits')}</Text>}
        </BlockStack>
      </Box>
      <NumberTable
        label={t('pilot.compare.title')}
        texts={1}
        headings={[t('pilot.figures.figure'), ...names]}
        rows={rowsOf(groups, currency, words)}
      />
    </Card>
  );
}

function rowsOf(groups: readonly PilotGroup[], currency: string, words: Words) {
  const { t, locale } = words;
  const none = '–';
  const whole = (value: number) => formatNumber(value, locale);
  const money = (amountMinor: number) => moneyWords({ amountMinor: Math.round(amountMinor), currency }, words);
  const per = (value: number, by: number, show: (one: number) => string) => (by === 0 ? none : show(value / by));
  const decimal = (value: number) => formatNumber(Number(value.toFixed(2)), locale);
  const row = (id: string, cell: (group: PilotGroup) => string) => ({
    id,
    cells: [t(`pilot.figures.${id}`), ...groups.map(cell)],
  });
  return [
    row('people', ({ people }) => whole(people)),
    row('bringers', ({ bringers }) => whole(bringers)),
    row('visits', ({ visits }) => (visits === null ? none : whole(visits))),
    row('claims', ({ claims }) => whole(claims)),
    row('newCustomers', ({ newCustomers }) => whole(newCustomers)),
    row('conversion', ({ newCustomers, visits }) =>
      per(newCustomers, visits ?? 0, (ratio) => formatRatio(ratio, locale, 1)),
    ),
    row('revenue', ({ revenueMinor }) => money(revenueMinor)),
    row('rewards', ({ rewardsMinor }) => money(rewardsMinor)),
    row('costPerCustomer', ({ rewardsMinor, newCustomers }) => per(rewardsMinor, newCustomers, money)),
    row('customersEach', ({ newCustomers, people }) => per(newCustomers, people, decimal)),
    row('revenueEach', ({ revenueMinor, people }) => per(revenueMinor, people, money)),
    row('rewardsEach', ({ rewardsMinor, people }) => per(rewardsMinor, people, money)),
  ];
}
