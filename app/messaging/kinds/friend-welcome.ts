import { z } from 'zod';
import { rewardSpecSchema } from '../../domain/rewards/reward-spec.ts';
import { formOf } from '../../i18n/reward-words/index.ts';
import { defineMessage } from '../message.ts';
import { actionsFor, code, firstName, greeting, instant, limitsOf, numberOf } from './fields.ts';

/** To a friend whose claim was approved: what they get, from whom, until when. */
export const friendWelcome = defineMessage({
  schema: z.object({
    friendFirstName: firstName,
    advocateFirstName: firstName,
    spec: rewardSpecSchema,
    /** null for a reward without a code */
    code: code.nullable(),
    expiresAt: instant.nullable(),
  }),
  purpose: 'transactional',
  compose(data, pen) {
    const form = formOf(data.spec);
    const values = {
      reward: pen.reward(data.spec),
      thing: pen.thing(data.spec),
      shop: pen.shop.name,
      advocate: data.advocateFirstName ?? '',
    };
    const isCounted = numberOf(data.spec, null) !== 'thing';
    const opening = data.advocateFirstName ? 'invited' : isCounted ? 'unnamed.points' : 'unnamed.thing';
    return {
      subject: pen.words(`subject.${opening}`, values),
      preheader: pen.shared(`preheader.${form}`),
      title: pen.words(`title.${opening}`, values),
      paragraphs: [greeting(data.friendFirstName, pen), pen.words('body', values), pen.shared(`how.${form}`)],
      code: data.code ? { label: pen.shared('your-code'), code: data.code } : null,
      facts: [
        ...(data.advocateFirstName ? [{ label: pen.words('from-whom'), value: data.advocateFirstName }] : []),
        { label: pen.words('gift'), value: values.reward },
        ...limitsOf(data.spec, data.expiresAt, pen),
      ],
      ...actionsFor(data.spec, data.code, null, pen),
      why: pen.words('why', values),
    };
  },
});
