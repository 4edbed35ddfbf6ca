import { z } from 'zod';
import { rewardSpecSchema } from '../../domain/rewards/reward-spec.ts';
import { defineMessage } from '../message.ts';
import { amount, firstName, greeting, instant, level, numberOf, side, webAddress } from './fields.ts';

/** To whoever a first purchase will reward after the waiting period (R8). */
export const rewardPending = defineMessage({
  schema: z.object({
    side,
    /** the reader's */
    firstName,
    /** who bought; not used when the reader is the friend */
    friendFirstName: firstName,
    spec: rewardSpecSchema,
    amount,
    level,
    /** end of the waiting period */
    finalAt: instant,
    /** the page that shows the reader's rewards */
    spaceUrl: webAddress,
  }),
  purpose: 'transactional',
  compose(data, pen) {
    // French and English agree with the number of points
    const number = numberOf(data.spec, data.amount);
    const values = {
      reward: pen.reward(data.spec, data.amount),
      thing: pen.thing(data.spec, data.amount),
      shop: pen.shop.name,
      date: pen.day(data.finalAt),
      Friend: data.friendFirstName ?? pen.shared('friend-first'),
    };
    const joined = data.level === 'sign-up' ? `${data.side}-sign-up` : data.side;
    const body = data.level === 'first-purchase' ? data.side : `${data.side}-${data.level}`;
    return {
      subject: pen.words(`subject.${joined}.${number}`, values),
      preheader: pen.words('preheader', values),
      title: pen.words(`title.${number}`, values),
      paragraphs: [
        greeting(data.firstName, pen),
        pen.words(`body.${body}`, values),
        pen.words(`condition.${joined}`, values),
        pen.words('nothing-to-do', values),
      ],
      code: null,
      facts: [
        { label: pen.shared('reward-label'), value: values.reward },
        { label: pen.words('arrives'), value: values.date },
      ],
      action: { label: pen.shared('see-rewards'), url: data.spaceUrl },
      quietLink: null,
      why: pen.shared(`why-${data.side}`, values),
    };
  },
});
