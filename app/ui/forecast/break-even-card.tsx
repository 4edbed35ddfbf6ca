import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import { counted, formatBasisPoints, formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';
import type { Reckoned } from './outcome-card.tsx';

/** From where on nothing is lost, held against the plan and against what counts as acceptable. */
export function BreakEvenCard({ plan, forecast }: Reckoned) {
  const words = useWords();
  const { t, locale } = words;
  const { breakEven, benchmarkBp } = forecast;
  const rate = (basisPoints: number) => formatBasisPoints(basisPoints, locale);
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t('forecast.breakEven.title')} />
        <Text as="p">
          {breakEven.orders === null
            ? t('forecast.breakEven.never')
            : t('forecast.breakEven.orders', {
                orders: counted(words, 'forecast.nouns.purchases', breakEven.orders),
                planned: formatNumber(forecast.orders, locale),
              })}
        </Text>
        {(['enrolmentBp', 'conversionBp'] as const).map((which) => {
          const needed = breakEven[which];
          const isReached = needed !== null && needed <= plan[which];
          return (
            <BlockStack key={which} gap="100" inlineAlign="start">
              <InlineStack gap="200" blockAlign="center">
                <Text as="h3" variant="headingSm">
                  {t(`forecast.breakEven.${which}`)}
                </Text>
                <Badge tone={isReached ? 'success' : 'warning'}>
                  {t(isReached ? 'forecast.breakEven.reached' : 'forecast.breakEven.missed')}
                </Badge>
              </InlineStack>
              <Text as="p" tone="subdued">
                {needed === null
                  ? t('forecast.breakEven.impossible', { planned: rate(plan[which]) })
                  : t('forecast.breakEven.needed', { needed: rate(needed), planned: rate(plan[which]) })}
              </Text>
            </BlockStack>
          );
        })}
        <Text as="p" tone="subdued">
          {breakEven.conversionBp === null
            ? t('forecast.breakEven.benchmarkOnly', { benchmark: rate(benchmarkBp) })
            : t(breakEven.conversionBp <= benchmarkBp ? 'forecast.breakEven.within' : 'forecast.breakEven.beyond', {
                benchmark: rate(benchmarkBp),
                needed: rate(breakEven.conversionBp),
              })}
        </Text>
      </BlockStack>
    </Card>
  );
}
