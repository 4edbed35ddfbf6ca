import { z } from 'zod';
import type { PurchaseLine } from '../purchase-facts.ts';
import type { Known, PurchaseCondition } from './condition.ts';
import { lineFinding } from './line-finding.ts';

const args = z.object({
  of: z.enum(['only', 'except']),
  products: z
    .array(z.object({ id: z.string().regex(/^\d{1,20}$/), title: z.string().min(1).max(255) }))
    .min(1)
    .max(100),
});
type Args = z.infer<typeof args>;

/** A line made by hand has no product: it is none of the chosen ones. */
function counts({ productId }: PurchaseLine, { of, products }: Args): Known {
  return products.some(({ id }) => id === productId) === (of === 'only');
}

/** P3: only these products count, or all but these; of the others' lines nothing counts for minimum and reward. */
export const products: PurchaseCondition<'products', Args> = {
  code: 'products',
  edition: 1,
  args,
  counts,
  check: (purchase, given) =>
    lineFinding(purchase, (line) => counts(line, given), {
      [given.of]: given.products.map(({ title }) => title),
    }),
};
