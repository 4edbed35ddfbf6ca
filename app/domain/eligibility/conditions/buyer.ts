import { z } from 'zod';
import { outcomeOfKnown, type PurchaseCondition } from './condition.ts';

const args = z.object({ buyer: z.enum(['company', 'person']) });

/** P16: whether somebody bought for a company (Shopify's B2B) or for themselves. */
export const buyer: PurchaseCondition<'buyer', z.infer<typeof args>> = {
  code: 'buyer',
  edition: 1,
  args,
  check: ({ byCompany }, { buyer: wanted }) => ({
    outcome: outcomeOfKnown(byCompany === undefined ? null : byCompany === (wanted === 'company')),
    input: { byCompany: byCompany ?? null },
    limit: { byCompany: wanted === 'company' },
  }),
};
