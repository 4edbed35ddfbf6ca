import { BlockStack, Card, Text } from '@shopify/polaris';
import { RewardInputs, type RewardInputsProps } from './reward-inputs.tsx';

/** One side's reward, with what it is for. */
export function RewardCard({ title, help, ...inputs }: { title: string; help: string } & RewardInputsProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {help}
          </Text>
        </BlockStack>
        <RewardInputs {...inputs} />
      </BlockStack>
    </Card>
  );
}
