import { BlockStack, Button, Card } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';

/** The way to what a storefront of one's own needs (S6). */
export function ApiCard() {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <CardHeading title={t('apiAccess.title')} help={t('apiAccess.subtitle')} />
        <Button url="/app/program/api">{t('apiAccess.open')}</Button>
      </BlockStack>
    </Card>
  );
}
