import { z } from 'zod';
import type { RuleFinding } from '../../verdict/verdict.ts';
import { outcomeOfKnown, type PersonCondition } from './condition.ts';

const args = z.object({});

/** P4: agreed to receive marketing e-mails, as Shopify has it. */
export const consent: PersonCondition<'consent', z.infer<typeof args>> = {
  code: 'consent',
  edition: 1,
  args,
  comesWithPurchase: true,
  check: ({ acceptsMarketing }): RuleFinding => ({
    outcome: outcomeOfKnown(acceptsMarketing),
    input: { acceptsMarketing },
    limit: { acceptsMarketing: true },
  }),
};
