import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { useMissingScopes } from '../use-scopes.ts';

const NEEDED = ['read_shopify_payments_disputes'];

/** How a shop hears of chargebacks: at once with the permission, else when the app looks for them. */
export function ChargebacksCard() {
  const { t } = useWords();
  const { missing, isKnown, isAsking, ask } = useMissingScopes(NEEDED);
  const isAtOnce = isKnown && missing.length === 0;
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <Text as="h2" variant="headingMd">
          {t('health.chargebacks.title')}
        </Text>
        <Text as="p">{t(isAtOnce ? 'health.chargebacks.atOnce' : 'health.chargebacks.daily')}</Text>
        {missing.length > 0 && (
          <Button onClick={ask} loading={isAsking}>
            {t('health.chargebacks.action')}
          </Button>
        )}
      </BlockStack>
    </Card>
  );
}
