import { Badge, Button, InlineStack } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { ListedAs } from '../../queries/views.ts';
import { listLooks } from '../status-tone.ts';
import { useListingDesk } from './listing-desk.tsx';

type PersonListingProps = { personId: string; name: string; listed: readonly ListedAs[] };

/** Whether a human blocked or allowed somebody, and the way to do so or to take it back. */
export function PersonListing({ personId, name, listed }: PersonListingProps) {
  const { t } = useWords();
  const { ask, isBusy } = useListingDesk();
  if (listed.length === 0)
    return (
      <InlineStack gap="300">
        {(['block', 'allow'] as const).map((kind) => (
          <Button
            key={kind}
            variant="plain"
            tone={kind === 'block' ? 'critical' : undefined}
            disabled={isBusy}
            onClick={() => ask({ kind, personId, name })}
            accessibilityLabel={t(`lists.${kind}Named`, { name })}
          >
            {t(`lists.${kind}`)}
          </Button>
        ))}
      </InlineStack>
    );
  return (
    <InlineStack gap="300" blockAlign="center">
      {listed.map(({ entryId, list }) => (
        <InlineStack key={entryId} gap="200" blockAlign="center">
          <Badge {...listLooks[list]}>{t(`lists.is.${list}`)}</Badge>
          <Button
            variant="plain"
            disabled={isBusy}
            onClick={() => ask({ kind: 'lift', entryId, name })}
            accessibilityLabel={t('lists.liftNamed', { name })}
          >
            {t('lists.lift')}
          </Button>
        </InlineStack>
      ))}
    </InlineStack>
  );
}
