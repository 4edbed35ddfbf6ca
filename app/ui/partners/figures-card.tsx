import { BlockStack, Card, InlineGrid, Link, Text } from '@shopify/polaris';
import { formatNumber, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { PartnerPage } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import { costPerSaleMinor } from './partner-words.ts';

type FiguresCardProps = { partner: NonNullable<PartnerPage['partner']>; link: string; currency: string };

/** What a partner brought and cost so far, in the order it happens: visits, claims, sales, money. */
export function FiguresCard({ partner, link, currency }: FiguresCardProps) {
  const words = useWords();
  const { t, locale } = words;
  const money = (amountMinor: number) => moneyWords({ amountMinor, currency }, words);
  const perSale = costPerSaleMinor(partner);
  const figures = {
    visits: formatNumber(partner.visits, locale),
    claims: formatNumber(partner.claims, locale),
    sales: formatNumber(partner.sales, locale),
    revenue: money(partner.revenueMinor),
    commission: money(partner.commissionMinor),
    fees: money(partner.feesMinor),
    perSale: perSale === null ? '–' : money(perSale),
    paid: money(partner.paidMinor),
    owed: money(partner.owedMinor),
  };
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={t('partners.figures.title')} help={t('partners.figures.help')} />
        <InlineGrid columns={{ xs: 2, sm: 3 }} gap="400">
          {Object.entries(figures).map(([name, text]) => (
            <BlockStack key={name} gap="050">
              <Text as="p" tone="subdued">
                {t(`partners.figures.${name}`)}
              </Text>
              <Text as="p" variant="headingMd">
                {text}
              </Text>
            </BlockStack>
          ))}
        </InlineGrid>
        <Text as="p" breakWord>
          {t('partners.figures.link')} <bdi>{link}</bdi>
        </Text>
        <Text as="p">
          <Link url={`/app/people/${partner.personId}`}>{t('partners.figures.statement')}</Link>
        </Text>
      </BlockStack>
    </Card>
  );
}
