import { toDecimal } from '../../domain/shared/money.ts';
import { formatDateTime } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';
import { statementWords } from '../../i18n/statement-words.ts';
import type { PersonStatementView } from '../../queries/views.ts';
import { csvFile } from '../csv.ts';

/** A person's statement as a table: amounts bare, so that spreadsheets can sum them. */
export function statementCsv({ accounts, shop, personId }: PersonStatementView, { t, locale }: Words): Response {
  const bare = (amount: number, unit: string) =>
    unit === 'POINTS' ? String(amount) : toDecimal({ amountMinor: amount, currency: unit });
  return csvFile(
    `ricochet-${personId}.csv`,
    [t('people.when'), t('people.what'), t('people.unit'), t('people.amount'), t('people.balance'), t('people.order')],
    accounts.flatMap(({ unit, lines }) =>
      lines.map((line) => [
        formatDateTime(line.at, locale, shop.timeZone),
        statementWords(line, shop.currency, locale, 'merchant'),
        unit === 'POINTS' ? t('people.points') : unit,
        bare(line.amount, unit),
        bare(line.balance, unit),
        line.orderName,
      ]),
    ),
  );
}
