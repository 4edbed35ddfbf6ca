import { z } from 'zod';
import { defineMessage } from '../message.ts';
import { firstName, greeting } from './fields.ts';

/** To a buyer who named their advocate: it wasn't confirmed (V8). */
export const declarationDeclined = defineMessage({
  schema: z.object({
    /** the reader's */
    firstName,
  }),
  purpose: 'transactional',
  compose(data, pen) {
    const values = { shop: pen.shop.name };
    return {
      subject: pen.words('subject', values),
      preheader: pen.words('preheader'),
      title: pen.words('title'),
      paragraphs: [greeting(data.firstName, pen), pen.words('body', values), pen.words('next')],
      code: null,
      facts: [],
      action: { label: pen.shared('visit-shop'), url: pen.shop.storefrontUrl },
      quietLink: null,
      why: pen.words('why', values),
    };
  },
});
