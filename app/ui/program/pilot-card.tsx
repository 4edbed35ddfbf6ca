import { BlockStack, Button, Card } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';

/** The way to trying the draft on some first (P12). */
export function PilotCard() {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <CardHeading title={t('pilot.title')} help={t('pilot.subtitle')} />
        <Button url="/app/program/pilot">{t('pilot.open')}</Button>
      </BlockStack>
    </Card>
  );
}
