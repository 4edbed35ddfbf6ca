import type { z } from 'zod';
import { outcomeOfKnown, type PersonCondition } from './condition.ts';
import { countryArgs, isAllowed } from './countries.ts';

/** P4: the country of the person: where the order goes, else the address Shopify has on file. */
export const country: PersonCondition<'country', z.infer<typeof countryArgs>> = {
  code: 'country',
  edition: 1,
  args: countryArgs,
  comesWithPurchase: true,
  check: ({ country: of }, args) => ({
    outcome: outcomeOfKnown(of === null ? null : isAllowed(of, args)),
    input: { country: of },
    limit: { [`${args.of}Countries`]: args.countries },
  }),
};
