import { z } from 'zod';
import type { PurchaseLine } from '../purchase-facts.ts';
import { type Known, notKnown, type PurchaseCondition } from './condition.ts';
import { lineFinding } from './line-finding.ts';

const args = z.object({
  of: z.enum(['only', 'except']),
  collections: z
    .array(z.object({ id: z.string().regex(/^\d{1,20}$/), title: z.string().min(1).max(255) }))
    .min(1)
    .max(50),
});
type Args = z.infer<typeof args>;

function counts(line: PurchaseLine, { of, collections }: Args): Known {
  const isIn = isInAny(line, collections);
  return of === 'only' ? isIn : notKnown(isIn);
}

function isInAny({ productId, collections: known, isComplete }: PurchaseLine, wanted: Args['collections']): Known {
  if (productId === null) return false;
  if (known === null) return null;
  if (wanted.some(({ id }) => known.includes(id))) return true;
  return isComplete ? false : null;
}

/** P3: only products of these collections count, or all but theirs. Shopify is asked, since no order tells collections. */
export const collections: PurchaseCondition<'collections', Args> = {
  code: 'collections',
  edition: 1,
  args,
  counts,
  needsCollections: true,
  check: (purchase, given) =>
    lineFinding(purchase, (line) => counts(line, given), {
      [given.of]: given.collections.map(({ title }) => title),
    }),
};
