import { z } from 'zod';
import type { PurchaseCondition } from './condition.ts';

const args = z.object({
  currencies: z
    .array(z.string().regex(/^[A-Z]{3}$/))
    .min(1)
    .max(50),
});

/**
 * P3: the currency the buyer paid in. Shopify tells no market of an order: a market is its currency together with where it
 * is delivered.
 */
export const paidIn: PurchaseCondition<'paid-in', z.infer<typeof args>> = {
  code: 'paid-in',
  edition: 1,
  args,
  check: (purchase, { currencies }) => ({
    outcome: currencies.includes(purchase.paidIn) ? 'pass' : 'fail',
    input: { paidIn: purchase.paidIn },
    limit: { currencies },
  }),
};
