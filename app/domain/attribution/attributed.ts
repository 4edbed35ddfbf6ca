import type { OrderCase, Rule } from '../verdict/cases.ts';

/** V2: which evidence credits the order to the advocate. Always passes: without evidence an order is not referred at all. */
export const attributed: Rule<OrderCase> = {
  code: 'attributed',
  edition: 1,
  final: ['fail'],
  check: ({ chosen, evidence }) => ({
    outcome: 'pass',
    input: { evidence: chosen.kind, found: [...new Set(evidence.map((one) => one.kind))] },
    limit: {},
  }),
};
