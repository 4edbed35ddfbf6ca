import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { formatRatio } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { storefrontUrl } from '../theme-editor.ts';
import { ThemeEditorButton } from '../theme-editor-button.tsx';
import type { NextStep } from './next-step.ts';

type NextStepProps = { step: NextStep; shopDomain: string; onBlocksOpened: () => void };

/** Fourth question: what next? One suggestion with its reason. */
export function NextStepCard({ step, shopDomain, onBlocksOpened }: NextStepProps) {
  const { t, locale } = useWords();
  const action = t(`home.next.${step.id}.action`);
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <Text as="h2" variant="headingMd">
          {t('home.next.title')}
        </Text>
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {t(`home.next.${step.id}.title`)}
          </Text>
          <Text as="p" tone="subdued">
            {t('home.next.why')} {t(`home.next.${step.id}.reason`, { percent: formatRatio(step.ratio ?? 0, locale) })}
          </Text>
        </BlockStack>
        {step.id === 'blocks' || step.id === 'share' ? (
          <ThemeEditorButton shopDomain={shopDomain} onOpen={onBlocksOpened}>
            {action}
          </ThemeEditorButton>
        ) : step.id === 'firstVisit' ? (
          <Button url={storefrontUrl(shopDomain)} external>
            {action}
          </Button>
        ) : (
          <Button url={step.id === 'keep' ? '/app/referrals?state=rewarded' : '/app/program'}>{action}</Button>
        )}
      </BlockStack>
    </Card>
  );
}
