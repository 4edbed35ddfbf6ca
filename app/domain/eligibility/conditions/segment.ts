import { z } from 'zod';
import type { RuleFinding } from '../../verdict/verdict.ts';
import { has } from '../person-facts.ts';
import { anyKnown, notKnown, outcomeOfKnown, type PersonCondition } from './condition.ts';

const args = z.object({
  has: z.enum(['any', 'none']),
  segments: z
    .array(z.object({ id: z.string().regex(/^\d{1,20}$/), name: z.string().min(1).max(255) }))
    .min(1)
    .max(20),
});

/** P4: the customer is in one of these segments of Shopify's, or in none. One that is gone has no members. */
export const segment: PersonCondition<'segment', z.infer<typeof args>> = {
  code: 'segment',
  edition: 1,
  args,
  asks: ({ segments }) => ({ segments: segments.map(({ id }) => id) }),
  check(person, { has: wanted, segments }): RuleFinding {
    const isInAny = anyKnown(segments.map(({ id }) => has(person, 'segments', id)));
    return {
      outcome: outcomeOfKnown(wanted === 'any' ? isInAny : notKnown(isInAny)),
      input:
        isInAny === null
          ? { certainty: 'asking-shopify' }
          : { memberOf: segments.filter(({ id }) => has(person, 'segments', id)).map(({ name }) => name) },
      limit: { [wanted === 'any' ? 'anySegment' : 'noSegment']: segments.map(({ name }) => name) },
    };
  },
};
