import { z } from 'zod';
import type { RuleFinding } from '../../verdict/verdict.ts';
import { outcomeOfKnown, type PersonCondition } from './condition.ts';

const bound = z.int().min(0).max(100_000).nullable();
const args = z
  .object({ atLeast: bound, atMost: bound })
  .refine(({ atLeast, atMost }) => atLeast !== null || atMost !== null);

/** P4: how many orders they made in all, as Shopify counts them; a friend's without the one that is judged. */
export const orders: PersonCondition<'orders', z.infer<typeof args>> = {
  code: 'orders',
  edition: 1,
  args,
  check({ orders: made }, { atLeast, atMost }): RuleFinding {
    const isMet = made === null ? null : (atLeast === null || made >= atLeast) && (atMost === null || made <= atMost);
    const limit = { ...(atLeast !== null && { atLeast }), ...(atMost !== null && { atMost }) };
    const input: RuleFinding['input'] = made === null ? { certainty: 'asking-shopify' } : { orders: made };
    const missing = made !== null && atLeast !== null && made < atLeast ? atLeast - made : null;
    return {
      outcome: outcomeOfKnown(isMet),
      input,
      limit,
      ...(missing !== null && { wouldQualify: { key: 'more', values: { missing } } }),
    };
  },
};
