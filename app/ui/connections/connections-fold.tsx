import { useFetcher } from '@remix-run/react';
import { BlockStack, Button, SkeletonBodyText, Text } from '@shopify/polaris';
import { useEffect, useId, useState } from 'react';
import { useWords } from '../../i18n/react.tsx';
import type { ConnectionsView } from '../../queries/views.ts';
import { Connections } from './connections.tsx';

type FoldProps = {
  /** who stands in the middle, and how they are called */
  personId: string;
  name: string;
  /** whom the case is about: shown in any case, and chosen */
  friendId: string;
};

/** The drawing within a case, read when somebody wants to see it. */
export function ConnectionsFold({ personId, name, friendId }: FoldProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <BlockStack gap="300">
      <div>
        <Button
          variant="plain"
          disclosure={isOpen ? 'up' : 'down'}
          ariaExpanded={isOpen}
          ariaControls={id}
          onClick={() => setOpen(!isOpen)}
          accessibilityLabel={t(isOpen ? 'graph.hideNamed' : 'graph.showNamed', { name })}
        >
          {t(isOpen ? 'graph.hide' : 'graph.show')}
        </Button>
      </div>
      <div id={id}>{isOpen && <Read personId={personId} friendId={friendId} />}</div>
    </BlockStack>
  );
}

function Read({ personId, friendId }: Omit<FoldProps, 'name'>) {
  const { t } = useWords();
  const { load, data } = useFetcher<ConnectionsView>();
  useEffect(() => load(`/app/review/connections/${personId}?with=${friendId}`), [load, personId, friendId]);
  if (data) return <Connections view={data} first={friendId} />;
  return (
    <div aria-busy="true">
      <Text as="p" visuallyHidden>
        {t('graph.loading')}
      </Text>
      <SkeletonBodyText lines={6} />
    </div>
  );
}
