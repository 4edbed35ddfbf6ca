import { z } from 'zod';
import type { RuleFinding } from '../../verdict/verdict.ts';
import { has } from '../person-facts.ts';
import { anyKnown, notKnown, outcomeOfKnown, type PersonCondition } from './condition.ts';

/** Shopify reads a comma as the end of a tag. */
const args = z.object({
  has: z.enum(['any', 'none']),
  tags: z
    .array(
      z
        .string()
        .trim()
        .min(1)
        .max(255)
        .regex(/^[^,]+$/),
    )
    .min(1)
    .max(20),
});

/** P4: the customer has one of these tags in Shopify, or none of them. Capitals make no difference. */
export const tag: PersonCondition<'tag', z.infer<typeof args>> = {
  code: 'tag',
  edition: 1,
  args,
  asks: ({ tags }) => ({ tags }),
  check(person, { has: wanted, tags }): RuleFinding {
    const hasAny = anyKnown(tags.map((one) => has(person, 'tags', one.toLowerCase())));
    return {
      outcome: outcomeOfKnown(wanted === 'any' ? hasAny : notKnown(hasAny)),
      input:
        hasAny === null
          ? { certainty: 'asking-shopify' }
          : { tagged: tags.filter((one) => has(person, 'tags', one.toLowerCase())) },
      limit: { [wanted === 'any' ? 'anyTag' : 'noTag']: tags },
    };
  },
};
