import { z } from 'zod';
import { defineMessage } from '../message.ts';
import { firstName, greeting, instant, webAddress } from './fields.ts';

/** To whoever holds points that will soon be worth nothing (R4), while there is time to use them. */
export const pointsExpiring = defineMessage({
  schema: z.object({
    /** the reader's */
    firstName,
    /** those that expire */
    points: z.int().min(1),
    /** all they can spend */
    balance: z.int(),
    expiresAt: instant,
    /** the page where they can be exchanged */
    spaceUrl: webAddress,
  }),
  purpose: 'transactional',
  compose(data, pen) {
    const values = { points: pen.points(data.points), shop: pen.shop.name, date: pen.day(data.expiresAt) };
    const one = data.points === 1 ? '-one' : '';
    return {
      subject: pen.words('subject', values),
      preheader: pen.words('how'),
      title: pen.words(`title${one}`, values),
      paragraphs: [greeting(data.firstName, pen), pen.words(`body${one}`, values), pen.words('how')],
      code: null,
      facts: [
        { label: pen.words('expiring'), value: values.points },
        { label: pen.words('until'), value: pen.dayAndTime(data.expiresAt) },
        { label: pen.words('balance'), value: pen.points(data.balance) },
      ],
      action: { label: pen.words('choose'), url: data.spaceUrl },
      quietLink: null,
      why: pen.words('why', values),
    };
  },
});
