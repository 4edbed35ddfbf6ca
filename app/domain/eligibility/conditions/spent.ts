import { z } from 'zod';
import type { RuleFinding } from '../../verdict/verdict.ts';
import { outcomeOfKnown, type PersonCondition } from './condition.ts';

const bound = z.int().min(0).max(100_000_000_000).nullable();
const args = z
  .object({ atLeastMinor: bound, atMostMinor: bound })
  .refine(({ atLeastMinor, atMostMinor }) => atLeastMinor !== null || atMostMinor !== null);

/** P4: what they spent in all, in shop money, as Shopify reckons it. */
export const spent: PersonCondition<'spent', z.infer<typeof args>> = {
  code: 'spent',
  edition: 1,
  args,
  check({ spentMinor, currency }, { atLeastMinor, atMostMinor }): RuleFinding {
    const money = (amountMinor: number) => ({ amountMinor, currency });
    const isMet =
      spentMinor === null
        ? null
        : (atLeastMinor === null || spentMinor >= atLeastMinor) && (atMostMinor === null || spentMinor <= atMostMinor);
    const missing = spentMinor !== null && atLeastMinor !== null ? atLeastMinor - spentMinor : 0;
    return {
      outcome: outcomeOfKnown(isMet),
      input: spentMinor === null ? { certainty: 'asking-shopify' } : { spent: money(spentMinor) },
      limit: {
        ...(atLeastMinor !== null && { atLeast: money(atLeastMinor) }),
        ...(atMostMinor !== null && { atMost: money(atMostMinor) }),
      },
      ...(missing > 0 && { wouldQualify: { key: 'more', values: { missing: money(missing) } } }),
    };
  },
};
