import { BlockStack, Card, List, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';

type PromisedLinesProps = {
  title: string;
  lines: readonly string[];
  /** said of every one of them */
  always?: string;
  /** something typed can't be read: the lines say what stood before it */
  isStale: boolean;
};

/** What is promised, a line each, in plain words. */
export function PromisedLines({ title, lines, always, isStale }: PromisedLinesProps) {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <List type="bullet" gap="loose">
          {lines.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
        {always && (
          <Text as="p" tone="subdued">
            {always}
          </Text>
        )}
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
