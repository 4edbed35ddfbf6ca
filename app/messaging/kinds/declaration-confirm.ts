import { z } from 'zod';
import { rewardSpecSchema } from '../../domain/rewards/reward-spec.ts';
import { defineMessage } from '../message.ts';
import { firstName, greeting, instant, webAddress } from './fields.ts';

/** To an advocate whom a friend named: is it true? (V8) */
export const declarationConfirm = defineMessage({
  schema: z.object({
    /** the reader's */
    firstName,
    friendFirstName: firstName,
    /** "b•••••n@orange.fr", so that the reader knows whom it is about; null = the till didn't ask */
    friendMasked: z.string().max(260).nullable(),
    /** what a first purchase brings the reader; null = nothing */
    spec: rewardSpecSchema.nullable(),
    until: instant,
    answerUrl: webAddress,
  }),
  purpose: 'transactional',
  compose(data, pen) {
    const values = {
      shop: pen.shop.name,
      Friend: data.friendFirstName ?? data.friendMasked ?? pen.words('somebody'),
      date: pen.day(data.until),
    };
    return {
      subject: pen.words('subject', values),
      preheader: pen.words('preheader'),
      title: pen.words('subject', values),
      paragraphs: [greeting(data.firstName, pen), pen.words('body', values), pen.words('how', values)],
      code: null,
      facts: [
        ...(data.friendMasked ? [{ label: pen.words('address'), value: data.friendMasked }] : []),
        ...(data.spec ? [{ label: pen.words('brings'), value: pen.reward(data.spec) }] : []),
        { label: pen.words('until'), value: values.date },
      ],
      action: { label: pen.words('answer'), url: data.answerUrl },
      quietLink: null,
      why: pen.words('why', values),
    };
  },
});
