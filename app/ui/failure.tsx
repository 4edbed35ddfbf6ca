import { isRouteErrorResponse, useRevalidator } from '@remix-run/react';
import { BlockStack, Button, ButtonGroup, Card, Page, Text } from '@shopify/polaris';
import { useWords } from '../i18n/react.tsx';

type FailureKind = 'unexpected' | 'notFound' | 'session' | 'offline';

function failureKind(error: unknown): FailureKind {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404) return 'notFound';
    if (error.status === 401 || error.status === 403) return 'session';
  }
  // what browsers throw when a request never reached the server
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) return 'offline';
  return 'unexpected';
}

/** A page that could not be shown: what happened, what it affects, what to do. Never the error's own text. */
export function Failure({ error }: { error: unknown }) {
  const { t } = useWords();
  const kind = failureKind(error);
  const { state, revalidate } = useRevalidator();
  return (
    <Page title={t(`failure.${kind}.title`)} narrowWidth>
      <Card>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <Text as="h2" variant="headingSm">
              {t('failure.what')}
            </Text>
            <Text as="p">{t(`failure.${kind}.affects`)}</Text>
          </BlockStack>
          <BlockStack gap="100">
            <Text as="h2" variant="headingSm">
              {t('failure.next')}
            </Text>
            <Text as="p">{t(`failure.${kind}.todo`)}</Text>
          </BlockStack>
          <ButtonGroup>
            {kind !== 'notFound' && (
              <Button variant="primary" loading={state === 'loading'} onClick={revalidate}>
                {t('failure.retry')}
              </Button>
            )}
            <Button url="/app">{t('failure.home')}</Button>
          </ButtonGroup>
        </BlockStack>
      </Card>
    </Page>
  );
}
