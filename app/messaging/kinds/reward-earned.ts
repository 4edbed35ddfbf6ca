import { z } from 'zod';
import { rewardSpecSchema } from '../../domain/rewards/reward-spec.ts';
import { formOf } from '../../i18n/reward-words/index.ts';
import { defineMessage } from '../message.ts';
import {
  actionsFor,
  amount,
  code,
  firstName,
  greeting,
  instant,
  level,
  limitsOf,
  numberOf,
  side,
  webAddress,
} from './fields.ts';

/** To whoever a first purchase rewards or who exchanged points, once the reward is theirs to use. */
export const rewardEarned = defineMessage({
  schema: z.object({
    side,
    /** the reader's */
    firstName,
    /** who bought; not used when the reader is the friend */
    friendFirstName: firstName,
    spec: rewardSpecSchema,
    amount,
    /** null for a reward without a code */
    code: code.nullable(),
    expiresAt: instant.nullable(),
    /** a waiting period lies between the purchase and this message, so nobody has "just" bought */
    waited: z.boolean(),
    /** bought with points: no order stands behind it */
    redeemed: z.boolean().default(false),
    level,
    /** the page that shows the reader's rewards */
    spaceUrl: webAddress,
  }),
  purpose: 'transactional',
  compose(data, pen) {
    const form = formOf(data.spec);
    const values = {
      reward: pen.reward(data.spec, data.amount),
      thing: pen.thing(data.spec, data.amount),
      shop: pen.shop.name,
      Friend: data.friendFirstName ?? pen.shared('friend-first'),
      friend: data.friendFirstName ?? pen.shared('friend-inside'),
    };
    const number = numberOf(data.spec, data.amount) === 'thing' ? 'thing' : 'points';
    const about = data.redeemed ? 'redeemed' : data.side;
    return {
      subject: pen.words(`subject.${occasionOf(data)}.${number}`, values),
      preheader: pen.shared(`preheader.${form}`),
      title: pen.words(`title.${number}`, values),
      paragraphs: [greeting(data.firstName, pen), pen.words(`body.${bodyOf(data)}`, values), pen.shared(`how.${form}`)],
      code: data.code ? { label: pen.shared('your-code'), code: data.code } : null,
      facts: [{ label: pen.shared('reward-label'), value: values.reward }, ...limitsOf(data.spec, data.expiresAt, pen)],
      ...actionsFor(data.spec, data.code, data.spaceUrl, pen),
      why: pen.shared(`why-${about}`, values),
    };
  },
});

type About = { side: 'advocate' | 'friend'; level: z.output<typeof level>; redeemed: boolean; waited: boolean };

function occasionOf({ redeemed, side: whose, level: of, waited }: About): string {
  if (redeemed) return 'redeemed';
  const isFriends = whose === 'friend';
  if (of === 'sign-up') return isFriends ? 'own-sign-up' : 'joined';
  if (of === 'purchase') return isFriends ? 'own-order-again' : 'bought-again';
  return isFriends ? 'own-order' : waited ? 'waited' : 'bought';
}

const bodyOf = ({ redeemed, side: whose, level: of }: About): string =>
  redeemed ? 'redeemed' : of === 'first-purchase' ? whose : `${whose}-${of}`;
