import { useMemo, useState } from 'react';
import type { OfferTerms } from '../../domain/program/offer.ts';
import type { Words } from '../../i18n/react.tsx';
import type { PartnerRow } from '../../queries/views.ts';
import { type FieldErrors, problemWords } from '../program/field-errors.ts';
import type { FieldProblem } from '../program-form.ts';
import { formFromPartner, type PartnerForm, type PartnerTyped, readPartnerForm } from './partner-form.ts';

export type PartnerEditor = {
  form: PartnerForm;
  typed: PartnerTyped;
  isDirty: boolean;
  errors: FieldErrors;
  problemCount: number;
  change: (field: string, change: Partial<PartnerForm>) => void;
  /** null, and the reasons beside their fields, when something can't be read */
  submit: () => PartnerTyped | null;
  refuse: (problems: FieldProblem[]) => void;
};

/** The form's state: what is typed, what it means, and which problems are still open. */
export function usePartnerForm(partner: PartnerRow | null, base: OfferTerms, words: Words): PartnerEditor {
  const { locale } = words;
  const { currency } = base;
  const [saved] = useState(() => formFromPartner(partner, base, locale));
  const [form, setForm] = useState(saved);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const isDirty = useMemo(() => JSON.stringify(form) !== JSON.stringify(saved), [form, saved]);
  const read = readPartnerForm(form, { currency, locale, isNew: partner === null });
  return {
    form,
    typed: read.typed,
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

/** Anything that is paid may be what was missing. */
const isAbout = (changed: string, field: string): boolean =>
  field === changed || field.startsWith(`${changed}.`) || (field === 'pay' && changed.startsWith('pay.'));
