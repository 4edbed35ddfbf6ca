import { BlockStack, Card } from '@shopify/polaris';
import { CardHeading } from '../card-heading.tsx';
import { RewardInputs, type RewardInputsProps } from './reward-inputs.tsx';

/** One side's reward, with what it is for. */
export function RewardCard({ title, help, ...inputs }: { title: string; help: string } & RewardInputsProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={title} help={help} />
        <RewardInputs {...inputs} />
      </BlockStack>
    </Card>
  );
}
