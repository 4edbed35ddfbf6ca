import { z } from 'zod';

/** ISO 3166: only these, or all but these. */
export const countryArgs = z.object({
  of: z.enum(['only', 'except']),
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .min(1)
    .max(250),
});

export const isAllowed = (country: string, { of, countries }: z.infer<typeof countryArgs>): boolean =>
  countries.includes(country) === (of === 'only');
