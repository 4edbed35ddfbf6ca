import { z } from 'zod';
import type { RuleFinding } from '../../verdict/verdict.ts';
import { has } from '../person-facts.ts';
import { anyKnown, notKnown, outcomeOfKnown, type PersonCondition } from './condition.ts';

const args = z
  .object({
    is: z.enum(['no', 'yes']),
    tags: z
      .array(
        z
          .string()
          .trim()
          .min(1)
          .max(255)
          .regex(/^[^,]+$/),
      )
      .max(20),
    domains: z
      .array(
        z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/),
      )
      .max(20),
  })
  .refine(({ tags, domains }) => tags.length + domains.length > 0);

/** P4: an employee of the shop, known by a tag or by an e-mail address of the house. */
export const employee: PersonCondition<'employee', z.infer<typeof args>> = {
  code: 'employee',
  edition: 1,
  args,
  asks: ({ tags, domains }) => ({ tags, domains }),
  check(person, { is, tags, domains }): RuleFinding {
    const isEmployee = anyKnown([
      ...tags.map((one) => has(person, 'tags', one.toLowerCase())),
      ...domains.map((one) => has(person, 'domains', one)),
    ]);
    return {
      outcome: outcomeOfKnown(is === 'yes' ? isEmployee : notKnown(isEmployee)),
      input: isEmployee === null ? { certainty: 'asking-shopify' } : { employee: isEmployee },
      limit: { employee: is === 'yes' },
    };
  },
};
