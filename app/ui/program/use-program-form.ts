import { useCallback, useMemo, useRef, useState } from 'react';
import type { OfferTerms } from '../../domain/program/offer.ts';
import type { Words } from '../../i18n/react.tsx';
import type { ProgramView } from '../../queries/views.ts';
import {
  type FieldProblem,
  type FormContext,
  formFromTerms,
  type ProgramForm,
  termsFromForm,
} from '../program-form.ts';
import { type FieldErrors, isShownField, problemWords } from './field-errors.ts';

export type ProgramEditor = {
  form: ProgramForm;
  /** the draft as typed, or the last one that could be read */
  terms: OfferTerms;
  isReadable: boolean;
  isDirty: boolean;
  errors: FieldErrors;
  /** problems with no field on the page to stand beside */
  unplaced: string[];
  problemCount: number;
  /** the fields whose problems are open */
  troubled: string[];
  change: (field: string, change: Partial<ProgramForm>) => void;
  discard: () => void;
  /** takes what was read from the server for the new starting point, as after a save */
  accept: (saved: ProgramView) => void;
  /** null, and the reasons beside their fields, when something can't be read */
  submit: () => { name: string; terms: OfferTerms; seen: string } | null;
  refuse: (problems: FieldProblem[]) => void;
  /** problems that were there before anything was typed; what was changed since is no longer meant */
  warn: (problems: FieldProblem[]) => void;
};

/** The editor's state: what is typed, what was saved, and which problems are still open. */
export function useProgramForm(program: ProgramView, words: Words): ProgramEditor {
  const { locale } = words;
  const context: FormContext = { currency: program.draft.currency, locale };
  const [saved, setSaved] = useState(() => formFromTerms(program.name, program.draft, locale));
  const [form, setForm] = useState(saved);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const isDirty = useMemo(() => JSON.stringify(form) !== JSON.stringify(saved), [form, saved]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what else it reads stays as it is while the page is open
  const read = useMemo(() => termsFromForm(form, context), [form]);
  // the same from one keystroke to the next, so that a card which has nothing to do with it isn't drawn again
  const { currency } = context;
  const errors = useCallback(
    (field: string) => {
      const problem = problems.find((one) => one.field === field);
      return problem && problemWords(problem, currency, words);
    },
    [problems, currency, words],
  );
  const troubled = useMemo(() => problems.map(({ field }) => field), [problems]);
  const change = useCallback((field: string, part: Partial<ProgramForm>) => {
    setForm((before) => ({ ...before, ...part }));
    setProblems((before) => {
      const left = before.filter((one) => one.field !== field && !one.field.startsWith(`${field}.`));
      return left.length < before.length ? left : before;
    });
  }, []);
  const sent = useRef<ProgramForm>();
  const seen = useRef(program.draftUpdatedAt);
  const lastReadable = useRef(program.draft);
  // the same terms are the same object: what only shows them isn't drawn again
  if (read.ok && JSON.stringify(read.terms) !== JSON.stringify(lastReadable.current)) lastReadable.current = read.terms;

  return {
    form,
    terms: lastReadable.current,
    isReadable: read.ok,
    isDirty,
    errors,
    unplaced: problems
      .filter(({ field }) => !isShownField(field))
      .map((problem) => problemWords(problem, currency, words)),
    problemCount: problems.length,
    troubled,
    change,
    discard: () => {
      setForm(saved);
      setProblems([]);
    },
    accept: (fresh) => {
      const next = formFromTerms(fresh.name, fresh.draft, locale);
      setSaved(next);
      seen.current = fresh.draftUpdatedAt;
      // what was typed while the answer was on its way stays
      setForm((typed) => (sent.current && typed !== sent.current ? typed : next));
      sent.current = undefined;
      setProblems([]);
    },
    submit: () => {
      sent.current = form;
      setProblems(read.ok ? [] : read.problems);
      return read.ok ? { name: form.name.trim(), terms: read.terms, seen: seen.current } : null;
    },
    warn: (found) => {
      if (!isDirty && found.length > 0) setProblems(found);
    },
    refuse: (refused) => {
      sent.current = undefined;
      setProblems(refused);
    },
  };
}
