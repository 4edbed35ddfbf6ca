import { z } from 'zod';
import { shopperReason } from '../../i18n/rule-words.ts';
import { defineMessage } from '../message.ts';
import { oneLine } from '../safe-text.ts';
import { firstName, greeting, side, webAddress } from './fields.ts';

/** To a shopper who asked that a human looks at what was decided automatically: the human's answer (V6). */
export const reviewAnswer = defineMessage({
  schema: z.object({
    side,
    /** the reader's */
    firstName,
    friendFirstName: firstName,
    subject: z.enum(['order', 'claim', 'sign-up']),
    /** "#1042"; null where no order is concerned */
    orderName: z.string().max(60).nullable(),
    /** waiting: the human agreed, and something else is still awaited */
    result: z.enum(['yes', 'waiting', 'no']),
    /** the rule that stands whatever a human says; null = the human decided */
    rule: z.string().nullable(),
    /** what the human wrote for the reader */
    words: z.string().max(600).nullable(),
    spaceUrl: webAddress,
  }),
  purpose: 'transactional',
  compose(data, pen) {
    const values = {
      shop: pen.shop.name,
      friend: data.friendFirstName ?? pen.shared('friend-inside'),
      order: data.orderName ?? '',
    };
    const about = pen.words(`about.${data.side}.${data.subject}`, values);
    const said = oneLine(data.words ?? '');
    const reason = data.rule ? shopperReason(data.rule, {}, pen.locale, pen.shop.timeZone, pen.shop.ruleTexts) : null;
    return {
      subject: pen.words(`subject.${data.result}`, values),
      preheader: pen.words(`result.${data.result}`, values),
      title: pen.words(`title.${data.result}`, values),
      paragraphs: [
        greeting(data.firstName, pen),
        pen.words('asked', { ...values, about }),
        pen.words(`result.${data.result}`, values),
        ...(reason ? [reason] : []),
        ...(said ? [pen.words('said', { shop: values.shop, words: said })] : []),
        pen.words(`next.${data.result}`, values),
      ],
      code: null,
      facts: [],
      action: { label: pen.shared('see-rewards'), url: data.spaceUrl },
      quietLink: { label: pen.words('question', values), url: pen.shop.storefrontUrl },
      why: pen.words('why', values),
    };
  },
});
