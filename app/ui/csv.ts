import { stringify } from 'csv-stringify/sync';

/** A table as a file that spreadsheets open: a byte order mark for accents, no cell read as a formula. */
export function csvFile(fileName: string, headings: readonly string[], rows: readonly (string | number | null)[][]) {
  const text = stringify([headings, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
