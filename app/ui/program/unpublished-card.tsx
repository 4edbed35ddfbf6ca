import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useState } from 'react';
import type { OfferTerms } from '../../domain/program/offer.ts';
import { useWords } from '../../i18n/react.tsx';
import { AskModal } from '../ask-modal.tsx';
import { CardHeading } from '../card-heading.tsx';
import { ChangesList } from './changes-list.tsx';

type UnpublishedCardProps = {
  published: OfferTerms;
  /** as typed */
  terms: OfferTerms;
  nextVersion: number;
  /** publishing also opens the programme again */
  restarts: boolean;
  /** what was saved differs from what is published, so there is something to discard */
  canDiscard: boolean;
  isDirty: boolean;
  isBusy: boolean;
  onDiscard: () => void;
};

/** What publishing would change for whoever is invited from then on, and the way back to what is published. */
export function UnpublishedCard(props: UnpublishedCardProps) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const { published, terms, nextVersion, restarts, canDiscard, isDirty, isBusy } = props;
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <CardHeading
          title={t('program.pending.title')}
          help={restarts ? t('program.publishRestarts') : t('program.unpublished', { version: nextVersion })}
        />
        <ChangesList before={published} after={terms} />
        <Text as="p" tone="subdued">
          {t('program.pending.kept')}
        </Text>
        {canDiscard && (
          <Button
            onClick={() => setAsking(true)}
            disabled={isDirty || isBusy}
            accessibilityLabel={t('program.pending.discard')}
          >
            {t('program.pending.discard')}
          </Button>
        )}
        {canDiscard && isDirty && (
          <Text as="p" tone="subdued" variant="bodySm">
            {t('program.pending.saveFirst')}
          </Text>
        )}
      </BlockStack>
      {isAsking && (
        <AskModal
          title={t('program.pending.discardTitle')}
          confirm={t('program.pending.discardConfirm')}
          isDestructive
          isBusy={isBusy}
          onConfirm={props.onDiscard}
          onClose={() => setAsking(false)}
        >
          <Text as="p">{t('program.pending.discardText')}</Text>
          <ChangesList before={terms} after={published} />
        </AskModal>
      )}
    </Card>
  );
}
