import type { RedemptionCase, Rule } from '../verdict/cases.ts';

/** R5: only what the catalogue in force offers can be exchanged for. */
export const itemOffered: Rule<RedemptionCase> = {
  code: 'item-offered',
  edition: 1,
  check: ({ item, itemId }) => ({
    outcome: item ? 'pass' : 'fail',
    input: { itemId },
    limit: { inCatalogue: true },
  }),
};

/** R3: points that are there, not expired and not owed. */
export const enoughPoints: Rule<RedemptionCase> = {
  code: 'enough-points',
  edition: 1,
  check({ item, available }) {
    const price = item?.points ?? 0;
    const missing = price - available;
    return {
      outcome: missing > 0 ? 'fail' : 'pass',
      input: { available },
      limit: { points: price },
      ...(missing > 0 && { wouldQualify: { key: 'points', values: { missing } } }),
    };
  },
};
