import { SaveBar } from '@shopify/app-bridge-react';
import { BlockStack, Button, ButtonGroup, Card, InlineGrid, Page, Text, TextField } from '@shopify/polaris';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/react.tsx';
import type { Locale } from '../../i18n/translator.ts';
import type { LandingEditorView, LandingVersionView } from '../../queries/views.ts';
import { AskModal } from '../ask-modal.tsx';
import { CardHeading } from '../card-heading.tsx';
import { InvalidBanner } from '../program/editor-banners.tsx';
import { LeaveGuard } from '../program/leave-guard.tsx';
import { BlockList } from './block-list.tsx';
import { PreviewCard, type PreviewState } from './preview-card.tsx';
import { StartCard } from './start-card.tsx';
import { type LandingEditor as Editor, LOCALES } from './use-landing-form.ts';
import { VersionsCard } from './versions-card.tsx';
import { WhenCard } from './when-card.tsx';

export type LandingIntent = 'save' | 'publish' | 'again' | 'withdraw';

const MOST_BLOCKS = 20;

type LandingEditorProps = {
  view: LandingEditorView;
  editor: Editor;
  locale: Locale;
  onLocale: (locale: Locale) => void;
  preview: PreviewState;
  /** what is being sent at the moment */
  sending: LandingIntent | null;
  banner: ReactNode;
  onSubmit: (intent: 'save' | 'publish') => void;
  onVersion: (intent: 'again' | 'withdraw', version: LandingVersionView) => void;
};

/** The page friends see behind a link: its blocks on the left, how it reads on the right (S4). */
export function LandingEditor(props: LandingEditorProps) {
  const { view, editor, locale, onLocale, preview, sending, banner, onSubmit, onVersion } = props;
  const { t } = useWords();
  const [withdrawing, setWithdrawing] = useState<LandingVersionView | null>(null);
  const { form, isDirty } = editor;
  const isMade = form[locale].length > 1;
  const isBusy = sending !== null;
  return (
    <Page
      title={t('landing.title')}
      subtitle={t('landing.subtitle')}
      backAction={{ content: t('nav.program'), url: '/app/program' }}
      primaryAction={{
        content: t('landing.publish'),
        loading: sending === 'publish',
        disabled: isBusy || LOCALES.every((one) => form[one].length < 2),
        onAction: () => onSubmit('publish'),
      }}
    >
      <SaveBar open={isDirty} discardConfirmation>
        <button type="button" variant="primary" onClick={() => onSubmit('save')} disabled={isBusy}>
          {t('program.save')}
        </button>
        <button type="button" onClick={editor.discard}>
          {t('program.discard')}
        </button>
      </SaveBar>
      <LeaveGuard isDirty={isDirty && !isBusy} />
      {withdrawing && (
        <AskModal
          title={t('landing.withdraw.title', { version: withdrawing.number })}
          confirm={t('landing.versions.withdraw')}
          isDestructive
          isBusy={sending === 'withdraw'}
          onClose={() => setWithdrawing(null)}
          onConfirm={() => onVersion('withdraw', withdrawing)}
        >
          <Text as="p">{t('landing.withdraw.text')}</Text>
        </AskModal>
      )}
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <BlockStack gap="400">
          {banner}
          {editor.problems.length > 0 && <InvalidBanner count={editor.problems.length} unplaced={[]} />}
          <fieldset aria-label={t('landing.language')} style={{ border: 0, margin: 0, padding: 0 }}>
            <ButtonGroup variant="segmented">
              {LOCALES.map((one) => (
                <Button key={one} pressed={one === locale} onClick={() => onLocale(one)}>
                  {t(`preview.${one}`)}
                </Button>
              ))}
            </ButtonGroup>
          </fieldset>
          {!isMade && <StartCard onStart={editor.start} />}
          <BlockList key={locale} locale={locale} editor={editor} most={MOST_BLOCKS} />
          <Card>
            <BlockStack gap="300">
              <CardHeading title={t('landing.css.title')} help={t('landing.css.help')} />
              <TextField
                label={t('landing.css.label')}
                name="css"
                value={form.css}
                onChange={(css) => editor.change({ css }, 'css')}
                error={editor.errors('css')}
                autoComplete="off"
                spellCheck={false}
                monospaced
                multiline={4}
                maxHeight="24rem"
              />
            </BlockStack>
          </Card>
          <WhenCard editor={editor} today={view.today} timeZone={view.shop.timeZone} />
          <VersionsCard
            versions={view.versions}
            timeZone={view.shop.timeZone}
            isBusy={isBusy}
            onAgain={(version) => onVersion('again', version)}
            onWithdraw={setWithdrawing}
          />
        </BlockStack>
        <div>
          <div style={{ position: 'sticky', insetBlockStart: 'var(--p-space-400)' }}>
            <PreviewCard preview={preview} locale={locale} />
          </div>
        </div>
      </InlineGrid>
    </Page>
  );
}
