import { BlockStack, Button, Card, Collapsible, InlineStack, Text } from '@shopify/polaris';
import { ChevronDownIcon, ChevronUpIcon } from '@shopify/polaris-icons';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useWords } from '../../i18n/react.tsx';

type FoldingCardProps = {
  title: string;
  /** what stands inside, in a line, while it is closed */
  summary: string;
  /** something in it needs attention: it can't stay closed */
  mustOpen: boolean;
  children: ReactNode;
};

/** What few programmes change: a line until it is opened. */
export function FoldingCard({ title, summary, mustOpen, children }: FoldingCardProps) {
  const { t } = useWords();
  const id = useId();
  const [isOpened, setOpened] = useState(false);
  const isOpen = isOpened || mustOpen;
  // most are never opened: what they hold is drawn once they are, and stays
  const wasOpen = useRef(false);
  wasOpen.current ||= isOpen;
  return (
    <Card>
      <BlockStack gap={isOpen ? '400' : '0'}>
        <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            {!isOpen && (
              <Text as="p" tone="subdued">
                {summary}
              </Text>
            )}
          </BlockStack>
          <Button
            variant="tertiary"
            icon={isOpen ? ChevronUpIcon : ChevronDownIcon}
            accessibilityLabel={t(isOpen ? 'program.fold' : 'program.unfold', { title })}
            ariaExpanded={isOpen}
            ariaControls={id}
            onClick={() => setOpened(!isOpen)}
            disabled={mustOpen}
          />
        </InlineStack>
        <Collapsible open={isOpen} id={id}>
          {wasOpen.current && children}
        </Collapsible>
      </BlockStack>
    </Card>
  );
}
