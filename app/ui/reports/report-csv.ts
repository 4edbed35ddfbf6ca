import { toDecimal } from '../../domain/shared/money.ts';
import type { Words } from '../../i18n/react.tsx';
import type { OwedView, PayoutsView } from '../../queries/views.ts';
import { csvFile } from '../csv.ts';

/** What is owed, then month by month: one table, a line each. */
export function owedCsv({ balances, open, months, shop }: OwedView, { t }: Words): Response {
  const worth = (amountMinor: number, currency = shop.currency) => toDecimal({ amountMinor, currency });
  const isPoints = (unit: string) => unit === 'POINTS';
  const amount = (value: number, unit: string) => (isPoints(unit) ? value : worth(value, unit));
  return csvFile(
    'ricochet-owed.csv',
    [
      t('reports.owed.month'),
      t('reports.owed.what'),
      t('reports.owed.number'),
      t('people.unit'),
      t('reports.owed.worthColumn'),
    ],
    [
      ...balances.flatMap(({ unit, available, pending, availableMinor, pendingMinor }) => {
        const currency = isPoints(unit) ? shop.currency : unit;
        const named = isPoints(unit) ? t('people.points') : unit;
        return [
          ['', t('people.available'), amount(available, unit), named, worth(availableMinor, currency)],
          ['', t('people.pending'), amount(pending, unit), named, worth(pendingMinor, currency)],
        ];
      }),
      ...open.map(({ type, count, worthMinor }) => ['', t(`program.types.${type}`), count, '', worth(worthMinor)]),
      ...months.flatMap(({ month, ...columns }) =>
        Object.entries(columns).map(([column, value]) => [
          month,
          t(`reports.owed.columns.${column}`),
          value,
          t('people.points'),
          '',
        ]),
      ),
    ],
  );
}

/** What is to be settled by hand, a line each. */
export function payoutsCsv({ commissions, donations, gifts }: PayoutsView, { t }: Words): Response {
  return csvFile(
    'ricochet-payouts.csv',
    [
      t('reports.payouts.kind'),
      t('people.person'),
      t('people.customerNumber'),
      t('reports.payouts.amount'),
      t('people.unit'),
    ],
    [
      ...commissions.map(({ label, customerId, amount }) => [
        t('reports.payouts.commission'),
        label,
        customerId,
        toDecimal(amount),
        amount.currency,
      ]),
      ...donations.flatMap(({ causes }) =>
        causes.map(({ cause, amount }) => [
          t('reports.payouts.donation'),
          cause,
          '',
          toDecimal(amount),
          amount.currency,
        ]),
      ),
      ...gifts.map(({ gift, label, customerId }) => [gift, label, customerId, '', '']),
    ],
  );
}
