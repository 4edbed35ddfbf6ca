import { type ComponentType, memo } from 'react';
import type { ProgramForm } from '../program-form.ts';

/**
 * A card of the form that is drawn again only when its own parts of what is typed changed, or another of its props: a
 * keystroke elsewhere is none of its business.
 */
export function drawnForItsParts<Part extends keyof ProgramForm, Props extends { form: Pick<ProgramForm, Part> }>(
  parts: readonly Part[],
  Card: ComponentType<Props>,
) {
  return memo(Card, ({ form, ...others }, { form: nextForm, ...nextOthers }) => {
    const next: Record<string, unknown> = nextOthers;
    return (
      parts.every((part) => form[part] === nextForm[part]) &&
      Object.entries(others).every(([name, value]) => Object.is(value, next[name]))
    );
  });
}
