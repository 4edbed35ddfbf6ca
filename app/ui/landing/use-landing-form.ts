import { useRef, useState } from 'react';
import type { LandingBlock, LandingPage } from '../../domain/landing/landing-page.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';
import type { Locale } from '../../i18n/translator.ts';

import type { FieldErrors } from '../program/field-errors.ts';
import type { FieldProblem } from '../program-form.ts';
import { type TemplateName, templateBlocks } from './templates.ts';

/** A block with a name of its own, so that it stays the same one wherever it is moved. */
export type Row = { id: string; block: LandingBlock };
export type LandingForm = Record<Locale, Row[]> & { css: string; first: string; last: string };

export const LOCALES: readonly Locale[] = ['fr', 'en'];

export type LandingEditor = {
  form: LandingForm;
  page: LandingPage;
  isDirty: boolean;
  errors: FieldErrors;
  problems: FieldProblem[];
  change(change: Partial<LandingForm>, fields: string): void;
  changeBlocks(locale: Locale, change: (rows: Row[]) => Row[]): void;
  add(locale: Locale, block: LandingBlock): string;
  start(name: TemplateName): void;
  refuse(problems: FieldProblem[]): void;
  discard(): void;
};

/** The page as it is being typed, and which problems are still open. */
export function useLandingForm(draft: LandingPage | null, words: Words): LandingEditor {
  const count = useRef(0);
  const row = (block: LandingBlock): Row => ({ id: `block-${++count.current}`, block });
  const fresh = (): LandingForm => ({
    fr: (draft?.fr ?? [{ kind: 'claim' as const }]).map(row),
    en: (draft?.en ?? [{ kind: 'claim' as const }]).map(row),
    css: draft?.css ?? '',
    first: '',
    last: '',
  });
  const [saved] = useState(fresh);
  const [form, setForm] = useState(saved);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const page = pageOf(form);
  const forget = (fields: string) =>
    setProblems((before) => before.filter(({ field }) => field !== fields && !field.startsWith(`${fields}.`)));
  const changeBlocks: LandingEditor['changeBlocks'] = (locale, change) => {
    setForm((before) => ({ ...before, [locale]: change(before[locale]) }));
    // a moved block's problems would stand beside another one
    forget(locale);
  };
  return {
    form,
    page,
    isDirty: JSON.stringify(page) !== JSON.stringify(pageOf(saved)),
    errors: (field) => {
      const problem = problems.find((one) => one.field === field);
      return problem && landingProblem(problem, words);
    },
    problems,
    change: (change, fields) => {
      setForm((before) => ({ ...before, ...change }));
      forget(fields);
    },
    changeBlocks,
    add: (locale, block) => {
      const added = row(block);
      changeBlocks(locale, (rows) => [...rows, added]);
      return added.id;
    },
    start: (name) =>
      setForm((before) => {
        const filled = LOCALES.filter((locale) => before[locale].length < 2).map((locale) => [
          locale,
          templateBlocks(name, locale).map(row),
        ]);
        return { ...before, ...Object.fromEntries(filled) };
      }),
    refuse: setProblems,
    discard: () => {
      setForm(saved);
      setProblems([]);
    },
  };
}

const pageOf = ({ fr, en, css }: LandingForm): LandingPage => ({
  fr: fr.map(({ block }) => block),
  en: en.map(({ block }) => block),
  css,
});

function landingProblem({ problem, values }: FieldProblem, { t, has, locale }: Words): string {
  const key = `landing.problems.${problem}`;
  const { maximum } = values;
  return has(key)
    ? t(key, { maximum: typeof maximum === 'number' ? formatNumber(maximum, locale) : '' })
    : t('landing.problems.invalid');
}
