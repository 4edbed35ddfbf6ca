import type { Words } from '../../i18n/react.tsx';
import type { AuditEntry } from '../../queries/views.ts';
import { termsChanges } from '../terms-changes.ts';

/** What somebody did, in words; what has none yet is named as it is recorded. */
export function actionWords(action: string, { t }: Words): string {
  const key = `changes.actions.${action.replace('.', '_')}`;
  const words = t(key);
  return words === key ? action : words;
}

/** What was before and what is now, a line each. */
export function changeLines({ terms, values }: AuditEntry, words: Words): string[] {
  const { t } = words;
  if (terms) return terms.before ? termsChanges(terms.before, terms.after, words) : [t('changes.firstTerms')];
  return values.map(({ path, before, after }) =>
    before === null
      ? t('changes.set', { what: path, after: after ?? t('changes.nothing') })
      : t('program.versions.change', { what: path, before, after: after ?? t('changes.nothing') }),
  );
}
