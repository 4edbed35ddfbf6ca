import { SaveBar } from '@shopify/app-bridge-react';
import { Badge, BlockStack, Box, Card, FormLayout, InlineGrid, Page, Select, Text, TextField } from '@shopify/polaris';
import { type ComponentProps, memo, type ReactNode, useDeferredValue, useState } from 'react';
import type { TrustChoice } from '../../domain/fraud/thresholds.ts';
import { isSameData } from '../../domain/shared/canonical-json.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ProgramView, VersionView } from '../../queries/views.ts';
import { promiseCompact } from '../offer-words.ts';
import { isOneSided, type RewardForm } from '../program-form.ts';
import { statusTone } from '../status-tone.ts';
import { ClausesCard } from './clauses-card.tsx';
import { CompactPromise } from './compact-promise.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { InvalidBanner, OneSidedBanner, WelcomeBanner } from './editor-banners.tsx';
import { EthicalCard } from './ethical-card.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { LevelCards } from './level-cards.tsx';
import { type LifecycleIntent, LifecycleModal } from './lifecycle-modal.tsx';
import { MoreTerms } from './more-terms.tsx';
import { drawnForItsParts } from './own-parts.ts';
import { PromiseCard } from './promise-card.tsx';
import { RewardCard } from './reward-card.tsx';
import { TYPES_OF } from './reward-fields.ts';
import { RollBackModal } from './roll-back-modal.tsx';
import { ShareCard } from './share-card.tsx';
import { StorefrontPreview } from './storefront-preview.tsx';
import { TrustCard } from './trust-card.tsx';
import { UnpublishedCard } from './unpublished-card.tsx';
import type { ProgramEditor as Editor } from './use-program-form.ts';
import { VersionsCard } from './versions-card.tsx';
import { WayCard } from './way-card.tsx';

export type ProgramIntent = 'save' | 'publish' | 'trust' | 'roll-back' | 'discard-draft' | LifecycleIntent;

type ProgramEditorProps = {
  program: ProgramView;
  editor: Editor;
  /** what is being sent at the moment */
  sending: ProgramIntent | null;
  /** news that stand above the form */
  banner: ReactNode;
  onSubmit: (intent: 'save' | 'publish') => void;
  onLifecycle: (intent: LifecycleIntent) => void;
  onTrust: (trust: TrustChoice) => void;
  /** the draft as what is published again */
  onDiscardDraft: () => void;
  onRollBack: (version: VersionView) => void;
  /** the programme as a file */
  file: ReactNode;
};

const OwnLevels = drawnForItsParts(['signUp', 'nthPurchases'], LevelCards);
const OwnConditions = drawnForItsParts(
  ['minimumSubtotal', 'windowDays', 'waitingDays', 'friendsPerMonth'],
  ConditionFields,
);

type SideCardProps = Omit<ComponentProps<typeof RewardCard>, 'canBeNone' | 'onChange'> & {
  side: 'welcome' | 'advocate' | 'friend';
  change: Editor['change'];
};

const SideCard = memo(function SideCard({ side, change, ...card }: SideCardProps) {
  const put = (field: string, part: Partial<RewardForm>) => change(field, { [side]: { ...card.reward, ...part } });
  return <RewardCard {...card} canBeNone onChange={put} />;
});

/** The ways to what has a page of its own. */
const ElsewhereCards = memo(function ElsewhereCards({ hasVersions }: { hasVersions: boolean }) {
  return (
    <>
      {hasVersions && <WayCard about="campaigns" open="home.live.campaign.link" url="/app/program/campaigns" />}
      <WayCard about="pilot" url="/app/program/pilot" />
      <WayCard about="landing" url="/app/program/page" />
      <WayCard about="promotion" url="/app/program/promotion" />
      <WayCard about="apiAccess" url="/app/program/api" />
    </>
  );
});

/** The programme's page: what is promised on the left, how it reads on the right. */
export function ProgramEditor({
  program,
  editor,
  sending,
  banner,
  onSubmit,
  onLifecycle,
  onTrust,
  onDiscardDraft,
  onRollBack,
  file,
}: ProgramEditorProps) {
  const words = useWords();
  const { t } = words;
  const [asking, setAsking] = useState<LifecycleIntent | null>(null);
  const [goingBackTo, setGoingBackTo] = useState<VersionView | null>(null);
  const { form, change, errors, terms, isDirty } = editor;
  const { status, versions, shop } = program;
  const { currency } = terms;
  // how it reads may follow a keystroke a moment later
  const shown = useDeferredValue(terms);
  const newest = versions[0];
  const hasNewTerms = !newest || !isSameData(newest.terms, terms);
  const nextVersion = hasNewTerms ? program.lastNumber + 1 : newest.number;
  const canPublish = hasNewTerms || isDirty || status !== 'live';
  const lifecycle = { live: ['pause', 'end'], paused: ['resume', 'end'], ended: ['archive'], draft: [], archived: [] }[
    status
  ] as LifecycleIntent[];

  return (
    <Page
      title={t('program.title')}
      titleMetadata={<Badge tone={statusTone(status)}>{t(`status.${status}`)}</Badge>}
      subtitle={t('program.subtitle')}
      primaryAction={{
        content: t('program.publishVersion', { version: nextVersion }),
        onAction: () => onSubmit('publish'),
        loading: sending === 'publish',
        disabled: !canPublish || sending !== null,
      }}
      secondaryActions={[
        { content: t('texts.title'), url: '/app/program/texts' },
        ...(program.archived > 0 ? [{ content: t('program.archived.title'), url: '/app/program/archived' }] : []),
        {
          content: t('program.save'),
          onAction: () => onSubmit('save'),
          loading: sending === 'save',
          disabled: !isDirty || sending !== null,
        },
      ]}
      actionGroups={
        lifecycle.length > 0
          ? [
              {
                title: t('program.lifecycle.more'),
                actions: lifecycle.map((intent) => ({
                  content: t(`program.lifecycle.${intent}`),
                  destructive: intent === 'end',
                  disabled: intent === 'archive' && isDirty,
                  onAction: () => setAsking(intent),
                })),
              },
            ]
          : []
      }
    >
      <SaveBar open={isDirty} discardConfirmation>
        <button type="button" variant="primary" onClick={() => onSubmit('save')} disabled={sending !== null}>
          {t('program.save')}
        </button>
        <button type="button" onClick={editor.discard}>
          {t('program.discard')}
        </button>
      </SaveBar>
      <LeaveGuard isDirty={isDirty && sending === null} />
      <LifecycleModal
        intent={asking}
        isBusy={sending !== null}
        onClose={() => setAsking(null)}
        onConfirm={(intent) => {
          setAsking(null);
          onLifecycle(intent);
        }}
      />
      {goingBackTo && newest && (
        <RollBackModal
          version={goingBackTo}
          newest={newest}
          nextNumber={program.lastNumber + 1}
          restarts={status !== 'live'}
          keepsDraft={program.draftDiffers}
          isBusy={sending === 'roll-back'}
          onConfirm={() => onRollBack(goingBackTo)}
          onClose={() => setGoingBackTo(null)}
        />
      )}
      <InlineGrid columns={{ xs: 1, md: ['twoThirds', 'oneThird'] }} gap="400">
        <BlockStack gap="400">
          {banner}
          {editor.problemCount > 0 && <InvalidBanner count={editor.problemCount} unplaced={editor.unplaced} />}
          {newest && editor.problemCount === 0 && hasNewTerms && (
            <UnpublishedCard
              published={newest.terms}
              terms={terms}
              nextVersion={nextVersion}
              restarts={status !== 'live'}
              canDiscard={program.draftDiffers}
              isDirty={isDirty}
              isBusy={sending !== null}
              onDiscard={onDiscardDraft}
            />
          )}
          {newest && editor.problemCount === 0 && !hasNewTerms && (
            <Box paddingInline={{ xs: '400', sm: '0' }}>
              <Text as="p" tone="subdued">
                {t(status === 'live' ? 'program.nothingToPublish' : 'program.publishRestarts')}
              </Text>
            </Box>
          )}
          <Card>
            <FormLayout>
              <TextField
                label={t('program.name')}
                helpText={t('program.nameHelp')}
                name="name"
                value={form.name}
                onChange={(name) => change('name', { name })}
                error={errors('name')}
                autoComplete="off"
                maxLength={80}
              />
              <Select
                label={t('program.words.label')}
                helpText={t('program.words.help')}
                name="words"
                options={(['purchase', 'donation'] as const).map((value) => ({
                  value,
                  label: t(`program.words.${value}`),
                }))}
                value={form.words}
                onChange={(words) => change('words', { words: words as typeof form.words })}
              />
            </FormLayout>
          </Card>
          <SideCard
            title={t('program.friendTitle')}
            help={t('program.friendHelp')}
            path="welcome"
            types={TYPES_OF.welcome}
            side="welcome"
            reward={form.welcome}
            currency={currency}
            errors={errors}
            change={change}
          />
          <SideCard
            title={t('program.advocateTitle')}
            help={t('program.advocateHelp')}
            path="firstPurchase.advocate"
            types={TYPES_OF.advocate}
            side="advocate"
            reward={form.advocate}
            currency={currency}
            errors={errors}
            change={change}
          />
          <SideCard
            title={t('program.friendLaterTitle')}
            help={t('program.friendLaterHelp')}
            path="firstPurchase.friend"
            types={TYPES_OF.advocate}
            side="friend"
            reward={form.friend}
            currency={currency}
            errors={errors}
            change={change}
          />
          {editor.isReadable && isOneSided(terms) && <OneSidedBanner />}
          <OwnLevels form={form} currency={currency} errors={errors} onChange={change} />
          <OwnConditions form={form} currency={currency} errors={errors} onChange={change} />
          {editor.isReadable && <WelcomeBanner terms={terms} />}
          <MoreTerms
            form={form}
            terms={terms}
            isReadable={editor.isReadable}
            errors={errors}
            troubled={editor.troubled}
            onChange={change}
          />
          <EthicalCard form={form} errors={errors} onChange={change} />
          <ClausesCard
            form={form}
            terms={terms}
            errors={errors}
            troubled={editor.troubled}
            onChange={change}
            termsUrl={newest ? `https://${shop.domain}/apps/ricochet/terms` : null}
          />
          <ShareCard
            form={form}
            terms={shown}
            errors={errors}
            troubled={editor.troubled}
            onChange={change}
            shop={shop}
          />
          <TrustCard
            key={JSON.stringify(program.trust)}
            trust={program.trust}
            isSaving={sending === 'trust'}
            onSave={onTrust}
          />
          <ElsewhereCards hasVersions={newest !== undefined} />
          <VersionsCard
            versions={versions}
            shop={shop}
            again={{
              isOff: isDirty || sending !== null,
              hint: isDirty ? t('program.pending.saveFirst') : null,
              onUse: setGoingBackTo,
            }}
          />
          {file}
        </BlockStack>
        <div>
          <div style={{ position: 'sticky', insetBlockStart: 'var(--p-space-400)' }}>
            <BlockStack gap="400">
              <PromiseCard terms={shown} isStale={!editor.isReadable} />
              <StorefrontPreview terms={shown} isInformal={shop.isInformal} />
            </BlockStack>
          </div>
        </div>
      </InlineGrid>
      <CompactPromise>{promiseCompact(shown, words)}</CompactPromise>
    </Page>
  );
}
