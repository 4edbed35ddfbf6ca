import { BlockStack, Text } from '@shopify/polaris';

/** What a card is called and, beneath it, what it is for. */
export function CardHeading({ title, help }: { title: string; help?: string }) {
  return (
    <BlockStack gap="100">
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      {help && (
        <Text as="p" tone="subdued">
          {help}
        </Text>
      )}
    </BlockStack>
  );
}
