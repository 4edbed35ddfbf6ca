import { z } from 'zod';
import { defineMessage } from '../message.ts';
import { firstName, greeting, instant, webAddress } from './fields.ts';

/** To a customer who asked for their page without logging in (S10). Whoever holds it sees that page, until a day. */
export const spaceLink = defineMessage({
  schema: z.object({ firstName, spaceUrl: webAddress, expiresAt: instant }),
  purpose: 'transactional',
  compose(data, pen) {
    const values = { shop: pen.shop.name };
    return {
      subject: pen.words('subject', values),
      preheader: pen.words('body', values),
      title: pen.words('title', values),
      paragraphs: [greeting(data.firstName, pen), pen.words('body', values), pen.words('keep')],
      code: null,
      facts: [{ label: pen.words('until'), value: pen.dayAndTime(data.expiresAt) }],
      action: { label: pen.words('open'), url: data.spaceUrl },
      quietLink: null,
      why: pen.words('why', values),
    };
  },
});
