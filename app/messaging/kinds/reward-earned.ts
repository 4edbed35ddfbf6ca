import { z } from 'zod';
import { rewardSpecSchema } from '../../domain/rewards/reward-spec.ts';
import { defineMessage } from '../message.ts';
import { code, discountLink, firstName, formOf, greeting, instant, limitsOf, side, webAddress } from './fields.ts';

/** To whoever a first purchase rewards, once the reward is theirs to use. */
export const rewardEarned = defineMessage({
  schema: z.object({
    side,
    /** the reader's */
    firstName,
    /** who bought; not used when the reader is the friend */
    friendFirstName: firstName,
    spec: rewardSpecSchema,
    /** null for a reward without a code */
    code: code.nullable(),
    expiresAt: instant.nullable(),
    /** a waiting period lies between the purchase and this message, so nobody has "just" bought */
    waited: z.boolean(),
    /** the page that shows the reader's rewards */
    spaceUrl: webAddress,
  }),
  purpose: 'transactional',
  compose(data, pen) {
    const form = formOf(data.spec);
    const values = {
      reward: pen.reward(data.spec),
      shop: pen.shop.name,
      Friend: data.friendFirstName ?? pen.shared('friend-first'),
      friend: data.friendFirstName ?? pen.shared('friend-inside'),
    };
    const occasion = data.side === 'friend' ? 'own-order' : data.waited ? 'waited' : 'bought';
    return {
      subject: pen.words(`subject.${occasion}.${form}`, values),
      preheader: pen.words(`preheader.${form}`, values),
      title: pen.words(`title.${form}`, values),
      paragraphs: [
        greeting(data.firstName, pen),
        pen.words(`body.${data.side}`, values),
        pen.words(`how.${form}`, values),
      ],
      code: data.code ? { label: pen.shared('your-code'), code: data.code } : null,
      facts: [{ label: pen.shared('reward-label'), value: values.reward }, ...limitsOf(data.spec, data.expiresAt, pen)],
      action: data.code
        ? { label: pen.shared('use-code'), url: discountLink(data.code, pen) }
        : { label: pen.shared('see-rewards'), url: data.spaceUrl },
      quietLink: data.code ? { label: pen.shared('see-rewards'), url: data.spaceUrl } : null,
      why: pen.shared(`why-${data.side}`, values),
    };
  },
});
