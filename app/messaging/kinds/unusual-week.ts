import { z } from 'zod';
import { defineMessage } from '../message.ts';
import { webAddress } from './fields.ts';

/** To the merchant: what is unusual about this week (V6). */
export const unusualWeek = defineMessage({
  schema: z.object({
    warnings: z
      .array(
        z.object({
          code: z.enum(['alert-attempts', 'alert-advocate', 'alert-coupon-sites', 'alert-dead-letters']),
          values: z.record(z.string(), z.string()),
        }),
      )
      .min(1),
    /** where it can be looked at, in the shop's admin */
    reviewUrl: webAddress,
  }),
  purpose: 'team',
  compose({ warnings, reviewUrl }, pen) {
    const values = { shop: pen.shop.name };
    const told = warnings.map(({ code, values: known }) => pen.words(code, known));
    return {
      subject: pen.words('subject', values),
      preheader: told[0] ?? '',
      title: pen.words('title', values),
      paragraphs: [pen.shared('hello'), ...told, pen.words('next')],
      code: null,
      facts: [],
      action: { label: pen.words('look'), url: reviewUrl },
      quietLink: null,
      why: pen.words('why', values),
    };
  },
});
