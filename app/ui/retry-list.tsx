import { BlockStack, Box, Button, Card, InlineGrid, Text } from '@shopify/polaris';
import { CardHeading } from './card-heading.tsx';
import type { ValuePair } from './receipt-words.ts';
import { ValueList } from './value-list.tsx';

type RetryListProps = {
  title: string;
  text: string;
  items: readonly RetryItem[];
  onRetry: (id: string) => void;
};

export type RetryItem = {
  id: string;
  name: string;
  pairs: ValuePair[];
  /** as the machine said it */
  error: string;
  buttonLabel: string;
  /** the button's words for who doesn't see beside what it stands */
  accessibilityLabel: string;
  isBusy: boolean;
};

/** What went wrong and waits until somebody has it done again, one by one. */
export function RetryList({ title, text, items, onRetry }: RetryListProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={title} help={text} />
        {items.length > 0 && (
          <BlockStack as="ul" gap="300">
            {items.map((item) => (
              <Item key={item.id} item={item} onRetry={() => onRetry(item.id)} />
            ))}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Item({ item, onRetry }: { item: RetryItem; onRetry: () => void }) {
  return (
    <Box as="li" paddingBlockStart="300" borderBlockStartWidth="025" borderColor="border-secondary">
      <InlineGrid columns={{ xs: 1, sm: 'minmax(0, 1fr) auto' }} alignItems="start" gap="300">
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {item.name}
          </Text>
          <ValueList pairs={item.pairs} />
          <Text as="p" breakWord>
            {item.error}
          </Text>
        </BlockStack>
        <div>
          <Button onClick={onRetry} loading={item.isBusy} accessibilityLabel={item.accessibilityLabel}>
            {item.buttonLabel}
          </Button>
        </div>
      </InlineGrid>
    </Box>
  );
}
