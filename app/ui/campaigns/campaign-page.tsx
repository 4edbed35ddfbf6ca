import { Badge, Banner, BlockStack, InlineGrid, Page } from '@shopify/polaris';
import { type ReactNode, useState } from 'react';
import type { OfferTerms } from '../../domain/program/offer.ts';
import { useWords } from '../../i18n/react.tsx';
import type { CampaignsView, CampaignView } from '../../queries/views.ts';
import { promiseCompact } from '../offer-words.ts';
import { CompactPromise } from '../program/compact-promise.tsx';
import { InvalidBanner } from '../program/editor-banners.tsx';
import { LeaveGuard } from '../program/leave-guard.tsx';
import { RewardCard } from '../program/reward-card.tsx';
import { TYPES_OF } from '../program/reward-fields.ts';
import { StorefrontPreview } from '../program/storefront-preview.tsx';
import type { RewardForm } from '../program-form.ts';
import { campaignLooks } from '../status-tone.ts';
import { type CampaignForm, type CampaignTyped, campaignOn, metBy } from './campaign-form.ts';
import { CampaignSummary } from './campaign-summary.tsx';
import { type CampaignStep, ConfirmModal } from './confirm-modal.tsx';
import { PeriodCard } from './period-card.tsx';
import type { CampaignEditor } from './use-campaign-form.ts';

type CampaignPageProps = {
  page: CampaignsView;
  base: OfferTerms;
  /** null = a new one */
  campaign: CampaignView | null;
  editor: CampaignEditor;
  isBusy: boolean;
  /** it was published, and the page is about to be left */
  isDone: boolean;
  banner: ReactNode;
  onPublish: (typed: CampaignTyped) => void;
  onStop: () => void;
};

/** One campaign: when and what on the left, what that means on the right (P5). */
export function CampaignPage(props: CampaignPageProps) {
  const { page, base, campaign, editor, isBusy, isDone, banner, onPublish, onStop } = props;
  const words = useWords();
  const { t } = words;
  const [asking, setAsking] = useState<{ step: CampaignStep; typed?: CampaignTyped } | null>(null);
  const { form, typed, errors, change } = editor;
  const { timeZone } = page.shop;
  const terms = { ...base, welcome: typed.welcome, firstPurchase: typed.firstPurchase };
  const others = page.campaigns.filter(({ id }) => id !== campaign?.id);
  const instead = campaign ? campaignOn(campaign.state === 'running' ? page.today : campaign.first, others) : undefined;
  const putReward = (side: keyof CampaignForm & ('welcome' | 'advocate' | 'friend')) => ({
    reward: form[side],
    onChange: (field: string, part: Partial<RewardForm>) => change(field, { [side]: { ...form[side], ...part } }),
    currency: base.currency,
    errors,
    canBeNone: true,
  });
  const isRunning = campaign?.state === 'running';
  const isFinished = campaign?.state === 'over' || campaign?.state === 'called-off';

  return (
    <Page
      title={campaign ? campaign.name : t('campaigns.new')}
      titleMetadata={
        campaign && <Badge {...campaignLooks[campaign.state]}>{t(`campaigns.states.${campaign.state}`)}</Badge>
      }
      backAction={{ content: t('campaigns.title'), url: '/app/program/campaigns' }}
      primaryAction={{
        content: t(campaign ? 'campaigns.publishChange' : 'campaigns.publish'),
        loading: isBusy,
        disabled: isBusy || isFinished || (campaign !== null && !editor.isDirty),
        onAction: () => {
          const ready = editor.submit();
          if (ready && campaign) setAsking({ step: 'change', typed: ready });
          else if (ready) onPublish(ready);
        },
      }}
      secondaryActions={
        campaign && !isFinished
          ? [
              {
                content: t(isRunning ? 'campaigns.end' : 'campaigns.callOff'),
                destructive: true,
                disabled: isBusy,
                onAction: () => setAsking({ step: isRunning ? 'end' : 'call-off' }),
              },
            ]
          : []
      }
    >
      <LeaveGuard isDirty={editor.isDirty && !isBusy && !isDone} />
      <ConfirmModal
        step={asking?.step ?? null}
        name={campaign?.name ?? ''}
        afterwards={promiseCompact(asking?.step === 'change' ? terms : (instead?.terms ?? base), words)}
        hasBegun={isRunning}
        isBusy={isBusy}
        onClose={() => setAsking(null)}
        onConfirm={() => {
          if (asking?.typed) onPublish(asking.typed);
          else onStop();
          setAsking(null);
        }}
      />
      <InlineGrid columns={{ xs: 1, md: ['twoThirds', 'oneThird'] }} gap="400">
        <BlockStack gap="400">
          {banner}
          {isFinished && <Banner tone="info">{t('campaigns.finished')}</Banner>}
          {editor.problemCount > 0 && <InvalidBanner count={editor.problemCount} unplaced={[]} />}
          <PeriodCard
            form={form}
            errors={errors}
            onChange={change}
            today={page.today}
            timeZone={timeZone}
            hasBegun={isRunning}
            met={metBy(form, others)}
          />
          {errors('rewards') && <Banner tone="critical">{errors('rewards')}</Banner>}
          <RewardCard
            title={t('program.friendTitle')}
            help={t('program.friendHelp')}
            path="welcome"
            types={TYPES_OF.welcome}
            {...putReward('welcome')}
          />
          <RewardCard
            title={t('program.advocateTitle')}
            help={t('program.advocateHelp')}
            path="firstPurchase.advocate"
            types={TYPES_OF.advocate}
            {...putReward('advocate')}
          />
          <RewardCard
            title={t('program.friendLaterTitle')}
            help={t('program.friendLaterHelp')}
            path="firstPurchase.friend"
            types={TYPES_OF.advocate}
            {...putReward('friend')}
          />
        </BlockStack>
        <div>
          <div style={{ position: 'sticky', insetBlockStart: 'var(--p-space-400)' }}>
            <BlockStack gap="400">
              <CampaignSummary
                days={form}
                terms={terms}
                base={base}
                others={others}
                timeZone={timeZone}
                isStale={!editor.isReadable}
              />
              <StorefrontPreview terms={terms} isInformal={page.shop.isInformal} />
            </BlockStack>
          </div>
        </div>
      </InlineGrid>
      <CompactPromise>{promiseCompact(terms, words)}</CompactPromise>
    </Page>
  );
}
