import { BlockStack, Button, Card, InlineStack, Select, Text } from '@shopify/polaris';
import { useRef, useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { VersionView } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import { DownloadFile } from '../download-file.tsx';
import { FileModal } from './file-modal.tsx';
import { fileNameOf } from './file-name.ts';
import type { FileImport } from './use-file-import.ts';

/** Repeated from the format. */
const MOST_BYTES = 256 * 1024;

type FileCardProps = {
  /** null = there is no programme yet, so there is nothing to write */
  program: { name: string; versions: VersionView[]; draftDiffers: boolean } | null;
  currency: string;
  /** something typed isn't saved, and would be lost */
  isDirty: boolean;
  importing: FileImport;
  onFailed: (message: string) => void;
  /** the draft is another now, and that was read */
  onTaken: () => void;
};

/** The programme as a file: written from the draft or a version, read into the draft. */
export function FileCard({ program, currency, isDirty, importing, onFailed, onTaken }: FileCardProps) {
  const { t, locale } = useWords();
  const [version, setVersion] = useState('');
  const input = useRef<HTMLInputElement>(null);

  async function choose(chosen: File | undefined) {
    if (!chosen) return;
    if (chosen.size > MOST_BYTES)
      return onFailed(t('program.file.problems.file-too-large', { most: formatNumber(MOST_BYTES / 1024, locale) }));
    importing.choose({ name: chosen.name, text: await chosen.text() });
  }

  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <CardHeading title={t('program.file.title')} help={t('program.file.help')} />
        {program && (
          <InlineStack gap="300" blockAlign="end">
            <Select
              label={t('program.file.what')}
              options={[
                { value: '', label: t('program.file.draft') },
                ...program.versions.map(({ number }) => ({
                  value: String(number),
                  label: t('program.versions.number', { version: number }),
                })),
              ]}
              value={version}
              onChange={setVersion}
            />
            <DownloadFile
              url={`/app/program/file${version && `?version=${version}`}`}
              fileName={fileNameOf(program.name, version, t('program.file.draftName'))}
              label={t('program.file.export')}
              onFailed={onFailed}
            />
          </InlineStack>
        )}
        {program && version === '' && isDirty && (
          <Text as="p" tone="subdued" variant="bodySm">
            {t('program.file.asSaved')}
          </Text>
        )}
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          disabled={isDirty || importing.isBusy}
          hidden
          aria-label={t('program.file.import')}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            void choose(chosen);
          }}
        />
        <Button onClick={() => input.current?.click()} disabled={isDirty || importing.isBusy}>
          {t('program.file.import')}
        </Button>
        <Text as="p" tone="subdued" variant="bodySm">
          {t(isDirty ? 'program.pending.saveFirst' : 'program.file.importHelp')}
        </Text>
      </BlockStack>
      {importing.file && (
        <FileModal
          file={importing.file}
          currency={currency}
          replaces={program?.draftDiffers ?? false}
          isBusy={importing.isBusy}
          answer={importing.answer}
          onImport={importing.send}
          onClose={() => {
            importing.close();
            if (importing.answer?.ok) onTaken();
          }}
        />
      )}
    </Card>
  );
}
