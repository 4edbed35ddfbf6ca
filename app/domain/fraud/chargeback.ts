import type { OrderCase, Rule } from '../verdict/cases.ts';

/** R7: a sale the buyer's bank takes back is none. While that is open nothing is paid; a dispute won leaves the order as it was. */
export const chargeback: Rule<OrderCase> = {
  code: 'chargeback',
  edition: 1,
  // a sale that was taken back is none, whoever says otherwise
  final: ['fail'],
  check: ({ dispute }) => ({
    outcome: dispute?.status === 'lost' ? 'fail' : dispute?.status === 'open' ? 'hold' : 'pass',
    input: { dispute: dispute?.status ?? 'none' },
    limit: { dispute: 'none' },
  }),
};
