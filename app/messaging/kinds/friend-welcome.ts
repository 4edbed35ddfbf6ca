import { z } from 'zod';
import { rewardSpecSchema } from '../../domain/rewards/reward-spec.ts';
import { defineMessage } from '../message.ts';
import { code, discountLink, firstName, formOf, greeting, instant, limitsOf } from './fields.ts';

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
    const values = { reward: pen.reward(data.spec), shop: pen.shop.name, advocate: data.advocateFirstName ?? '' };
    const sender = data.advocateFirstName ? 'invited' : 'unnamed';
    return {
      subject: pen.words(`subject.${sender}.${form}`, values),
      preheader: pen.words(`preheader.${form}`, values),
      title: pen.words(`title.${sender}.${form}`, values),
      paragraphs: [greeting(data.friendFirstName, pen), pen.words(`body.${form}`, values)],
      code: data.code ? { label: pen.shared('your-code'), code: data.code } : null,
      facts: [
        ...(data.advocateFirstName ? [{ label: pen.words('from-whom'), value: data.advocateFirstName }] : []),
        { label: pen.words('gift'), value: values.reward },
        ...limitsOf(data.spec, data.expiresAt, pen),
      ],
      action: data.code
        ? { label: pen.shared('use-code'), url: discountLink(data.code, pen) }
        : { label: pen.shared('visit-shop'), url: pen.shop.storefrontUrl },
      quietLink: null,
      why: pen.words('why', values),
    };
  },
});
