import { Card, EmptyState, Page } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';

/** A campaign boosts what was published: first the programme. */
export function NothingToBoost() {
  const { t } = useWords();
  return (
    <Page title={t('campaigns.title')} backAction={{ content: t('program.title'), url: '/app/program' }}>
      <Card>
        <EmptyState
          heading={t('campaigns.noBase.title')}
          image="/empty-program.svg"
          action={{ content: t('campaigns.noBase.action'), url: '/app/program' }}
        >
          {t('campaigns.noBase.text')}
        </EmptyState>
      </Card>
    </Page>
  );
}
