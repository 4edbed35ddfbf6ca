import { BlockStack, Button, Card } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';

/** The way to the page friends see behind a link (S4). */
export function LandingCard() {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <CardHeading title={t('landing.title')} help={t('landing.subtitle')} />
        <Button url="/app/program/page">{t('landing.open')}</Button>
      </BlockStack>
    </Card>
  );
}
