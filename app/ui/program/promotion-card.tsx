import { BlockStack, Button, Card } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';

/** The way to what a merchant pastes and prints (S10). */
export function PromotionCard() {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <CardHeading title={t('promotion.title')} help={t('promotion.subtitle')} />
        <Button url="/app/program/promotion">{t('promotion.open')}</Button>
      </BlockStack>
    </Card>
  );
}
