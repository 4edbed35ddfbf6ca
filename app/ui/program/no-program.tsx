import { BlockStack, Card, EmptyState, Page } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/react.tsx';

/** Nothing to edit yet: back to the three starting points. */
export function NoProgram({ hasArchived, children }: { hasArchived: boolean; children?: ReactNode }) {
  const { t } = useWords();
  return (
    <Page title={t('program.title')}>
      <BlockStack gap="400">
        <Card>
          <EmptyState
            heading={t('program.empty.title')}
            image="/empty-program.svg"
            action={{ content: t('program.empty.action'), url: '/app' }}
            {...(hasArchived && {
              secondaryAction: { content: t('program.archived.title'), url: '/app/program/archived' },
            })}
          >
            {t('program.empty.text')}
          </EmptyState>
        </Card>
        {children}
      </BlockStack>
    </Page>
  );
}
