import { Select, TextField } from '@shopify/polaris';
import { type ReactElement, useEffect, useState } from 'react';
import { useWords } from '../../i18n/react.tsx';

export type DecisionKind = 'approve' | 'reject' | 'undo';
export type ListingKind = 'block' | 'allow' | 'lift';
export type ReasonKind = DecisionKind | ListingKind;

const AGAINST = ['same-person', 'fake-account', 'code-shared', 'agreed', 'other'] as const;
const FOR = ['known', 'checked', 'family', 'other'] as const;
const BACK = ['mistake', 'new-facts', 'other'] as const;
/** Reasons given often; the last leaves it to the human's own words. */
const TEMPLATES: Readonly<Record<ReasonKind, readonly string[]>> = {
  approve: FOR,
  reject: AGAINST,
  undo: BACK,
  block: AGAINST,
  allow: FOR,
  lift: BACK,
};
const OWN_WORDS = 'other';
const MAX_REASON = 400;

/**
 * Why somebody decides: a frequent reason, their own words, or both. `read` gives the reason, or null and says at the field
 * that it is missing. Another kind leaves what was typed; none (null) forgets it.
 */
export function useReason(kind: ReasonKind | null): { fields: ReactElement | null; read(): string | null } {
  const { t } = useWords();
  const [template, setTemplate] = useState('');
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    setTemplate(kind === null ? '' : (TEMPLATES[kind][0] ?? ''));
    setMissing(false);
    if (kind === null) setText('');
  }, [kind]);
  const typed = text.trim();
  return {
    fields: kind && (
      <>
        <Select
          label={t('review.modal.reason')}
          name="template"
          options={TEMPLATES[kind].map((code) => ({ value: code, label: t(`review.reasons.${code}`) }))}
          value={template}
          onChange={setTemplate}
        />
        <TextField
          label={t('review.modal.words')}
          name="words"
          autoComplete="off"
          multiline={2}
          maxLength={MAX_REASON}
          value={text}
          onChange={setText}
          {...(isMissing && !typed && { error: t('review.modal.missing') })}
        />
      </>
    ),
    read() {
      if (template === OWN_WORDS && !typed) {
        setMissing(true);
        return null;
      }
      return [template === OWN_WORDS ? '' : t(`review.reasons.${template}`), typed].filter(Boolean).join(' · ');
    },
  };
}
