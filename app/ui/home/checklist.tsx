import { BlockStack, Box, Button, Card, Icon, InlineStack, ProgressBar, Text } from '@shopify/polaris';
import { CheckCircleIcon } from '@shopify/polaris-icons';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/react.tsx';
import type { HomeView } from '../../queries/views.ts';
import { ThemeEditorButton } from '../theme-editor-button.tsx';

type ChecklistProps = { setup: HomeView['setup']; hasDraft: boolean; shopDomain: string; onBlocksOpened: () => void };

/** Three steps to a first referral; a step offers its action once its turn has come. */
export function Checklist({ setup, hasDraft, shopDomain, onBlocksOpened }: ChecklistProps) {
  const { t } = useWords();
  const steps = [setup.programPublished, setup.blocksOpened, setup.firstVisit];
  const done = steps.filter(Boolean).length;
  const progress = t('home.checklist.progress', { done, total: steps.length });
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t('home.checklist.title')}
            </Text>
            <Text as="span" tone="subdued">
              {progress}
            </Text>
          </InlineStack>
          <div aria-hidden="true">
            <ProgressBar progress={(done / steps.length) * 100} size="small" tone="success" />
          </div>
        </BlockStack>
        <BlockStack gap="400" as="ol">
          <Step
            isDone={setup.programPublished}
            title={t('home.checklist.published')}
            help={t('home.checklist.publishedHelp')}
          >
            {hasDraft && <Button url="/app/program">{t('home.checklist.publishedAction')}</Button>}
          </Step>
          <Step isDone={setup.blocksOpened} title={t('home.checklist.blocks')} help={t('home.checklist.blocksHelp')}>
            {setup.programPublished ? (
              <ThemeEditorButton shopDomain={shopDomain} onOpen={onBlocksOpened}>
                {t('home.checklist.blocksAction')}
              </ThemeEditorButton>
            ) : (
              <Text as="p" tone="subdued">
                {t('home.checklist.blocksLater')}
              </Text>
            )}
          </Step>
          <Step isDone={setup.firstVisit} title={t('home.checklist.visit')} help={t('home.checklist.visitHelp')} />
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function Step({
  isDone,
  title,
  help,
  children,
}: {
  isDone: boolean;
  title: string;
  help: string;
  children?: ReactNode;
}) {
  const { t } = useWords();
  return (
    <Box as="li">
      <InlineStack gap="300" wrap={false} blockAlign="start">
        <span>
          {isDone ? (
            <Icon source={CheckCircleIcon} tone="success" accessibilityLabel={t('home.checklist.stateDone')} />
          ) : (
            <TodoMark label={t('home.checklist.stateTodo')} />
          )}
        </span>
        <BlockStack gap="200" inlineAlign="start">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          {!isDone && (
            <Text as="p" tone="subdued">
              {help}
            </Text>
          )}
          {!isDone && children}
        </BlockStack>
      </InlineStack>
    </Box>
  );
}

function TodoMark({ label }: { label: string }) {
  return (
    <>
      <span
        aria-hidden="true"
        style={{
          display: 'block',
          inlineSize: 16,
          blockSize: 16,
          margin: 2,
          border: '2px dashed var(--p-color-icon-secondary)',
          borderRadius: '50%',
        }}
      />
      <Text as="span" visuallyHidden>
        {label}
      </Text>
    </>
  );
}
