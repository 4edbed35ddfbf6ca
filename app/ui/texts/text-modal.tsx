import { BlockStack, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../../i18n/react.tsx';
import { Dialog } from '../dialog.tsx';
import { ruleTitle } from '../receipt-words.ts';
import type { RuleSentences } from './rule-sentences.ts';

type TextModalProps = {
  sentences: RuleSentences;
  longest: number;
  isBusy: boolean;
  onSave: (texts: { fr: string; en: string }) => void;
  onClose: () => void;
};

/** One rule's sentence in both languages. An empty field means ours, which stands beneath it. */
export function TextModal({ sentences, longest, isBusy, onSave, onClose }: TextModalProps) {
  const words = useWords();
  const { t } = words;
  const { rule, ours, own } = sentences;
  const [typed, setTyped] = useState({ fr: own.fr ?? '', en: own.en ?? '' });
  return (
    <Dialog
      onClose={onClose}
      title={ruleTitle(rule, words)}
      primaryAction={{ content: t('texts.save'), loading: isBusy, onAction: () => onSave(typed) }}
      secondaryActions={[{ content: t('common.cancel'), onAction: onClose, disabled: isBusy }]}
    >
      <Dialog.Section>
        <BlockStack gap="400">
          <Text as="p">{t('texts.help')}</Text>
          {(['fr', 'en'] as const).map((locale) => (
            <TextField
              key={locale}
              label={t(`texts.languages.${locale}`)}
              name={`text-${locale}`}
              autoComplete="off"
              multiline={3}
              maxLength={longest}
              showCharacterCount
              value={typed[locale]}
              onChange={(text) => setTyped({ ...typed, [locale]: text })}
              helpText={t('texts.ours', { text: ours[locale] })}
              labelAction={
                typed[locale]
                  ? { content: t('texts.back'), onAction: () => setTyped({ ...typed, [locale]: '' }) }
                  : undefined
              }
            />
          ))}
        </BlockStack>
      </Dialog.Section>
    </Dialog>
  );
}
