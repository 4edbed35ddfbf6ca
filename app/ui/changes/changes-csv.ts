import { auditRowOf } from '../../domain/shared/audit-action.ts';
import type { Words } from '../../i18n/react.tsx';
import type { AuditPage, AuditReference } from '../../queries/views.ts';
import { actorWords } from '../actor-words.ts';
import { csvFile } from '../csv.ts';
import { actionWords, changeLines } from './change-lines.ts';

/** Every change a line, times in UTC as they are recorded. */
export const changesCsv = ({ shop, entries }: Pick<AuditPage, 'shop' | 'entries'>, words: Words): Response =>
  csvFile(
    'ricochet-changes.csv',
    ['at', 'who', 'what', 'action', 'details', 'ids'].map((column) => words.t(`changes.columns.${column}`)),
    entries.map((entry) => [
      entry.at,
      actorWords(entry.actor, words),
      actionWords(entry.action, words),
      entry.action,
      changeLines(entry, shop, words).join('\n'),
      idLines(entry.references).join('\n'),
    ]),
  );

/** In full and by the names they are recorded by, a line for each of what was done at once. */
const idLines = (references: readonly AuditReference[]): string[] =>
  [...Map.groupBy(references, ({ path }) => auditRowOf(path)).values()].map((row) =>
    row.map(({ path, id }) => `${path.replace(/^.*\./, '')} ${id}`).join(', '),
  );
