import { z } from 'zod';
import { defineMessage } from '../message.ts';
import { firstName, greeting, webAddress } from './fields.ts';

/** To a friend who named their advocate: it was confirmed, and this comes next (V8). */
export const declarationConfirmed = defineMessage({
  schema: z.object({
    /** the reader's */
    firstName,
    advocateFirstName: firstName,
    /** where the friend takes up the invitation; null = they have bought already */
    invitationUrl: webAddress.nullable(),
  }),
  purpose: 'invitation',
  compose(data, pen) {
    const who = data.advocateFirstName ? 'named' : 'unnamed';
    const next = data.invitationUrl ? 'before' : 'after';
    const values = { advocate: data.advocateFirstName ?? '', shop: pen.shop.name };
    return {
      subject: pen.words(`subject.${who}`, values),
      preheader: pen.words(`next.${next}`, values),
      title: pen.words(`subject.${who}`, values),
      paragraphs: [greeting(data.firstName, pen), pen.words('body', values), pen.words(`next.${next}`, values)],
      code: null,
      facts: [],
      action: data.invitationUrl
        ? { label: pen.words('see'), url: data.invitationUrl }
        : { label: pen.shared('visit-shop'), url: pen.shop.storefrontUrl },
      quietLink: null,
      why: pen.words('why', values),
    };
  },
});
