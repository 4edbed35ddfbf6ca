import { Banner, BlockStack, Link, Text } from '@shopify/polaris';
import type { Forecast } from '../../domain/forecast/forecast.ts';
import type { Plan } from '../../domain/forecast/plan.ts';
import { formatNumber, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';

type LossBannerProps = {
  plan: Plan;
  forecast: Forecast;
  /** leads to the figures, where they aren't on the page */
  isElsewhere?: boolean;
};

/** P1: a programme that would lose money on the entered margin, with its arithmetic. Says nothing of one that doesn't. */
export function LossBanner({ plan, forecast, isElsewhere = false }: LossBannerProps) {
  const words = useWords();
  const { t } = words;
  const money = (amountMinor: number) => moneyWords({ amountMinor, currency: plan.currency }, words);
  const { outcome, perFriend, costs } = forecast;
  if (outcome === 'profit') return null;
  const values = {
    margin: money(perFriend.marginMinor),
    rewards: money(perFriend.rewardsMinor),
    left: money(Math.abs(perFriend.leftMinor)),
    loss: money(-forecast.profitMinor),
    fixed: money(costs.softwareMinor + costs.timeMinor),
    orders: formatNumber(forecast.orders, words.locale),
  };
  return (
    <Banner tone="warning" title={t(`forecast.warning.${outcome}.title`, values)}>
      <BlockStack gap="200">
        <Text as="p">{t(`forecast.warning.${outcome}.text`, values)}</Text>
        {isElsewhere && (
          <Text as="p">
            {`${t('forecast.warning.elsewhere')} `}
            <Link url="/app/forecast">{t('forecast.warning.open')}</Link>
          </Text>
        )}
      </BlockStack>
    </Banner>
  );
}
