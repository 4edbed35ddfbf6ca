import { BlockStack, Card, List, Text } from '@shopify/polaris';
import type { OfferTerms } from '../../domain/program/offer.ts';
import { useWords } from '../../i18n/react.tsx';
import { promiseLines } from '../offer-words.ts';

/** What the draft promises, in plain words, while it is being typed. */
export function PromiseCard({ terms, isStale }: { terms: OfferTerms; isStale: boolean }) {
  const words = useWords();
  const { t } = words;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('promise.title')}
        </Text>
        <List type="bullet" gap="loose">
          {promiseLines(terms, words).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
        <Text as="p" tone="subdued">
          {t('promise.always')}
        </Text>
        <div role="status">
          {isStale && (
            <Text as="p" tone="caution">
              {t('promise.stale')}
            </Text>
          )}
        </div>
      </BlockStack>
    </Card>
  );
}
