import { BlockStack, List, Text } from '@shopify/polaris';
import type { LeftOut } from '../../domain/program/program-file.ts';
import { listFormat } from '../../domain/shared/intl.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import { Dialog } from '../dialog.tsx';
import type { FieldProblem } from '../program-form.ts';
import { valueWords } from '../receipt-words.ts';
import { problemWords } from './field-errors.ts';
import { FieldProblems } from './field-problems.tsx';

export type FileAnswer =
  | { ok: true; leftOut: LeftOut[] }
  | { ok: false; problems: FieldProblem[] }
  /** somebody else saved a draft meanwhile */
  | { ok: false; conflict: true };

type FileModalProps = {
  file: { name: string };
  currency: string;
  /** the draft holds changes that were never published */
  replaces: boolean;
  isBusy: boolean;
  answer: FileAnswer | null;
  onImport: () => void;
  onClose: () => void;
};

/** Asks before a file replaces the draft, then says what was taken, or each thing that stands in the way. */
export function FileModal({ file, currency, replaces, isBusy, answer, onImport, onClose }: FileModalProps) {
  const words = useWords();
  const { t } = words;
  const close = { content: t('program.file.close'), onAction: onClose, disabled: isBusy };
  return (
    <Dialog
      onClose={onClose}
      title={t(!answer ? 'program.file.askTitle' : answer.ok ? 'program.file.doneTitle' : 'program.file.refusedTitle')}
      primaryAction={answer ? close : { content: t('program.file.confirm'), loading: isBusy, onAction: onImport }}
      secondaryActions={answer ? [] : [{ content: t('common.cancel'), onAction: onClose, disabled: isBusy }]}
    >
      <Dialog.Section>
        <FileNews file={file} currency={currency} replaces={replaces} answer={answer} />
      </Dialog.Section>
    </Dialog>
  );
}

export function FileNews({
  file,
  currency,
  replaces,
  answer,
}: Pick<FileModalProps, 'file' | 'currency' | 'replaces' | 'answer'>) {
  const words = useWords();
  const { t } = words;
  if (!answer)
    return (
      <BlockStack gap="300">
        <Text as="p">{t('program.file.askText', { file: file.name })}</Text>
        {replaces && <Text as="p">{t('program.file.replaces')}</Text>}
      </BlockStack>
    );
  if ('conflict' in answer) return <Text as="p">{t('program.file.conflict')}</Text>;
  if (!answer.ok)
    return (
      <BlockStack gap="300">
        <Text as="p">{t('program.file.refusedText', { file: file.name })}</Text>
        <FieldProblems problems={answer.problems} say={(problem) => fileProblemWords(problem, currency, words)} />
      </BlockStack>
    );
  return (
    <BlockStack gap="300">
      <Text as="p">{t('program.file.doneText')}</Text>
      {answer.leftOut.length > 0 && (
        <>
          <Text as="p">{t('program.file.leftOut')}</Text>
          <List>
            {answer.leftOut.map(({ path, kind, names }) => (
              <List.Item key={`${path} ${kind} ${names.join()}`}>
                {t(`program.file.kinds.${kind}`, { names: listFormat(words.locale).format(names) })}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </BlockStack>
  );
}

/** Of the file itself its own words, of a term in it those of the programme's form. */
function fileProblemWords({ field, problem, values }: FieldProblem, currency: string, words: Words): string {
  const key = `program.file.problems.${problem}`;
  if (!words.has(key)) return problemWords({ field: field.replace(/^terms\./, ''), problem, values }, currency, words);
  const worded = Object.entries(values).map(([name, value]) => [name, valueWords(value, { words, timeZone: 'UTC' })]);
  return words.t(key, Object.fromEntries(worded) as Record<string, string>);
}
