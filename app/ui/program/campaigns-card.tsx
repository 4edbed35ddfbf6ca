import { BlockStack, Button, Card } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';

/** The way to the boosted offers that rest on the published programme (P5). */
export function CampaignsCard() {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <CardHeading title={t('campaigns.title')} help={t('campaigns.subtitle')} />
        <Button url="/app/program/campaigns">{t('home.live.campaign.link')}</Button>
      </BlockStack>
    </Card>
  );
}
