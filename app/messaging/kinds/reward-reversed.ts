import { z } from 'zod';
import { rewardSpecSchema } from '../../domain/rewards/reward-spec.ts';
import type { RuleResult, RuleValue } from '../../domain/verdict/verdict.ts';
import { formOf } from '../../i18n/reward-words/index.ts';
import { defineMessage } from '../message.ts';
import { amount, firstName, greeting, side, webAddress } from './fields.ts';

export const reversalReason = z.enum([
  'cancelled',
  'refunded',
  'below-minimum',
  'not-first',
  'fewer-purchases',
  'sign-up',
  'undone',
  'other',
]);
export type ReversalReason = z.infer<typeof reversalReason>;

/** Why an order that was rewarded no longer counts, from the first rule of its new verdict that does not pass. */
export function reversalReasonOf(rule: Pick<RuleResult, 'code' | 'input'> | null): ReversalReason {
  switch (rule?.code) {
    case 'order-standing':
      return reasonOfStanding(rule.input.standing);
    case 'minimum-subtotal':
      return 'below-minimum';
    case 'newness':
      return 'not-first';
    default:
      return 'other';
  }
}

function reasonOfStanding(standing: RuleValue | undefined): ReversalReason {
  if (standing === 'cancelled' || standing === 'void') return 'cancelled';
  return standing === 'refunded' ? 'refunded' : 'other';
}

/** To whoever loses a reward because the order it was for no longer counts (R7). */
export const rewardReversed = defineMessage({
  schema: z.object({
    side,
    /** the reader's */
    firstName,
    /** who bought; not used when the reader is the friend */
    friendFirstName: firstName,
    spec: rewardSpecSchema,
    amount,
    /** announced only, or already in the reader's hands */
    was: z.enum(['pending', 'issued']),
    reason: reversalReason,
    /** the page that shows the reader's rewards */
    spaceUrl: webAddress,
  }),
  purpose: 'transactional',
  compose(data, pen) {
    const values = {
      reward: pen.reward(data.spec, data.amount),
      shop: pen.shop.name,
      friend: data.friendFirstName ?? pen.shared('friend-inside'),
    };
    const reason = pen.words(`reason.${data.side}.${data.reason}`, values);
    const isExchange = data.reason === 'undone';
    const consequence = isExchange
      ? pen.words('consequence.undone')
      : data.reason === 'sign-up'
        ? pen.words('consequence.sign-up')
        : data.was === 'pending'
          ? pen.words('consequence.pending', values)
          : pen.words(`consequence.${formOf(data.spec)}`, values);
    return {
      subject: pen.words('subject', values),
      preheader: reason,
      title: pen.words('title'),
      paragraphs: [greeting(data.firstName, pen), reason, consequence, pen.words(`next.${data.side}`, values)],
      code: null,
      facts: [{ label: pen.words('lost'), value: values.reward }],
      action: { label: pen.shared('see-rewards'), url: data.spaceUrl },
      quietLink: { label: pen.words('question', values), url: pen.shop.storefrontUrl },
      why: pen.shared(isExchange ? 'why-redeemed' : `why-${data.side}`, values),
    };
  },
});
