import type { Words } from '../../i18n/react.tsx';
import type { AuditPage } from '../../queries/views.ts';
import { csvFile } from '../csv.ts';
import { actionWords, changeLines } from './change-lines.ts';

/** Every change a line, times in UTC as they are recorded. */
export const changesCsv = ({ shop, entries }: Pick<AuditPage, 'shop' | 'entries'>, words: Words): Response =>
  csvFile(
    'ricochet-changes.csv',
    ['at', 'who', 'what', 'action', 'details'].map((column) => words.t(`changes.columns.${column}`)),
    entries.map((entry) => [
      entry.at,
      entry.actor,
      actionWords(entry.action, words),
      entry.action,
      changeLines(entry, shop, words).join('\n'),
    ]),
  );
