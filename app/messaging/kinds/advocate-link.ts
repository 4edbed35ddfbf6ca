import { z } from 'zod';
import { defineMessage } from '../message.ts';
import { code, firstName, greeting, webAddress } from './fields.ts';

/** To a customer who asked for it at the till: the code and link they invite with (S6). */
export const advocateLink = defineMessage({
  schema: z.object({
    /** the reader's */
    firstName,
    code,
    link: webAddress,
    /** their own page, where they see what came of it */
    spaceUrl: webAddress,
  }),
  purpose: 'transactional',
  compose(data, pen) {
    const values = { shop: pen.shop.name };
    return {
      subject: pen.words('subject', values),
      preheader: pen.words('how'),
      title: pen.words('title', values),
      paragraphs: [greeting(data.firstName, pen), pen.words('body', values), pen.words('how'), data.link],
      code: { label: pen.words('code'), code: data.code },
      facts: [],
      action: { label: pen.words('page'), url: data.spaceUrl },
      quietLink: { label: pen.words('link'), url: data.link },
      why: pen.words('why', values),
    };
  },
});
