import { useMemo, useState } from 'react';
import type { OfferTerms } from '../../domain/program/offer.ts';
import type { Words } from '../../i18n/react.tsx';
import type { CampaignView } from '../../queries/views.ts';
import { type FieldErrors, problemWords } from '../program/field-errors.ts';
import type { FieldProblem } from '../program-form.ts';
import { type CampaignForm, type CampaignTyped, formFromCampaign, readCampaignForm } from './campaign-form.ts';

export type CampaignEditor = {
  form: CampaignForm;
  typed: CampaignTyped;
  isReadable: boolean;
  isDirty: boolean;
  errors: FieldErrors;
  problemCount: number;
  change: (field: string, change: Partial<CampaignForm>) => void;
  /** null, and the reasons beside their fields, when something can't be read */
  submit: () => CampaignTyped | null;
  refuse: (problems: FieldProblem[]) => void;
};

/** The form's state: what is typed, what it means, and which problems are still open. */
export function useCampaignForm(campaign: CampaignView | null, base: OfferTerms, words: Words): CampaignEditor {
  const { locale } = words;
  const { currency } = base;
  const [saved] = useState(() => formFromCampaign(campaign, base, locale));
  const [form, setForm] = useState(saved);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const isDirty = useMemo(() => JSON.stringify(form) !== JSON.stringify(saved), [form, saved]);
  const read = readCampaignForm(form, { currency, locale });
  return {
    form,
    typed: read.typed,
    isReadable: read.problems.every(({ field }) => ['name', 'first', 'last'].includes(field)),
    isDirty,
    errors: (field) => {
      const problem = problems.find((one) => one.field === field);
      return problem && problemWords(problem, currency, words);
    },
    problemCount: problems.length,
    change: (field, change) => {
      setForm((before) => ({ ...before, ...change }));
      setProblems((before) => before.filter((one) => !isAbout(field, one.field)));
    },
    submit: () => {
      setProblems(read.problems);
      return read.problems.length > 0 ? null : read.typed;
    },
    refuse: setProblems,
  };
}

/** Another reward may be what was missing; other days may meet nobody. */
function isAbout(changed: string, field: string): boolean {
  if (field === changed || field.startsWith(`${changed}.`)) return true;
  if (field === 'rewards') return changed.startsWith('welcome') || changed.startsWith('firstPurchase');
  return ['first', 'last'].includes(changed) && ['first', 'last', 'priority'].includes(field);
}
