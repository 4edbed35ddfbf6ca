import { z } from 'zod';
import type { PurchaseCondition } from './condition.ts';

const args = z.object({
  channels: z
    .array(z.enum(['online', 'pos', 'draft', 'other']))
    .min(1)
    .max(4),
});

/** P3: where the order was placed. */
export const channel: PurchaseCondition<'channel', z.infer<typeof args>> = {
  code: 'channel',
  edition: 1,
  args,
  check: (purchase, { channels }) => ({
    outcome: channels.includes(purchase.channel) ? 'pass' : 'fail',
    input: { channel: purchase.channel },
    limit: { channels },
  }),
};
