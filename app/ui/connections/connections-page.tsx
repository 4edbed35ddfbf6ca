import { BlockStack, Card, Page } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { ConnectionsView } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import { Connections } from './connections.tsx';
import { useNames } from './names.ts';

export function ConnectionsPage({ view }: { view: ConnectionsView }) {
  const { t } = useWords();
  const names = useNames();
  const [centre] = view.people;
  return (
    <Page
      title={t('graph.title', { name: centre ? names.of(centre) : '' })}
      subtitle={t('graph.subtitle')}
      backAction={{ content: t('referral.statement'), url: `/app/people/${view.centreId}` }}
    >
      <Card>
        <BlockStack gap="300">
          <CardHeading title={t('graph.heading')} />
          <Connections view={view} />
        </BlockStack>
      </Card>
    </Page>
  );
}
