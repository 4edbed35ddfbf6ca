import { Card, EmptyState, Page } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';

/** Nothing to edit yet: back to the three starting points. */
export function NoProgram() {
  const { t } = useWords();
  return (
    <Page title={t('program.title')}>
      <Card>
        <EmptyState
          heading={t('program.empty.title')}
          image="/empty-program.svg"
          action={{ content: t('program.empty.action'), url: '/app' }}
        >
          {t('program.empty.text')}
        </EmptyState>
      </Card>
    </Page>
  );
}
