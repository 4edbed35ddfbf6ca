import type { z } from 'zod';
import { outcomeOfKnown, type PurchaseCondition } from './condition.ts';
import { countryArgs, isAllowed } from './countries.ts';

/** P3: where it is delivered to. What is handed over at the till goes nowhere: it is in no country of a list. */
export const deliveryCountry: PurchaseCondition<'delivery-country', z.infer<typeof countryArgs>> = {
  code: 'delivery-country',
  edition: 1,
  args: countryArgs,
  check({ deliveryCountry: country }, args) {
    const known = country === undefined ? null : country === null ? args.of === 'except' : isAllowed(country, args);
    return {
      outcome: outcomeOfKnown(known),
      input: { country: country ?? null },
      limit: { [`${args.of}Countries`]: args.countries },
    };
  },
};
