import { BlockStack, Card, EmptyState, Page } from '@shopify/polaris';
import { useState } from 'react';
import type { OfferTerms } from '../../domain/program/offer.ts';
import { useWords } from '../../i18n/react.tsx';
import type { CampaignsView, CampaignView } from '../../queries/views.ts';
import { promiseCompact } from '../offer-words.ts';
import { TableCard } from '../table-card.tsx';
import { campaignOn } from './campaign-form.ts';
import { CampaignTable } from './campaign-table.tsx';
import { ConfirmModal } from './confirm-modal.tsx';
import { NothingToBoost } from './nothing-to-boost.tsx';
import { TimelineCard } from './timeline-card.tsx';

type CampaignsPageProps = {
  page: CampaignsView;
  isBusy: boolean;
  onStop: (campaign: CampaignView) => void;
};

/** The boosted offers, what is on or next first, and what is in force when (P5, P6). */
export function CampaignsPage({ page, isBusy, onStop }: CampaignsPageProps) {
  const words = useWords();
  const { t } = words;
  const [stopping, setStopping] = useState<CampaignView | null>(null);
  const { base, campaigns } = page;
  if (!base) return <NothingToBoost />;
  const create = { content: t('campaigns.new'), url: '/app/program/campaigns/new' };
  return (
    <Page
      title={t('campaigns.title')}
      subtitle={t('campaigns.subtitle')}
      backAction={{ content: t('program.title'), url: '/app/program' }}
      primaryAction={campaigns.length > 0 ? create : undefined}
    >
      <BlockStack gap="400">
        {campaigns.length === 0 ? (
          <Card>
            <EmptyState heading={t('campaigns.empty.title')} image="/empty-program.svg" action={create}>
              {t('campaigns.empty.text')}
            </EmptyState>
          </Card>
        ) : (
          <TableCard title={t('campaigns.all')}>
            <CampaignTable campaigns={campaigns} isBusy={isBusy} onStop={setStopping} />
          </TableCard>
        )}
        <TimelineCard ahead={page.ahead} />
      </BlockStack>
      <ConfirmModal
        step={stopping && (stopping.state === 'running' ? 'end' : 'call-off')}
        name={stopping?.name ?? ''}
        afterwards={promiseCompact(stopping ? termsWithout(stopping, page, base.terms) : base.terms, words)}
        hasBegun={stopping?.state === 'running'}
        isBusy={isBusy}
        onClose={() => setStopping(null)}
        onConfirm={() => {
          if (stopping) onStop(stopping);
          setStopping(null);
        }}
      />
    </Page>
  );
}

/** What invitations get once it is stopped: now, or on the first of its days. */
function termsWithout(stopping: CampaignView, { campaigns, today }: CampaignsView, base: OfferTerms): OfferTerms {
  const others = campaigns.filter(({ id }) => id !== stopping.id);
  return campaignOn(stopping.state === 'running' ? today : stopping.first, others)?.terms ?? base;
}
