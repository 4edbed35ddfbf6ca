import { z } from 'zod';
import { PARTNER_KINDS } from '../../domain/program/partner.ts';
import { rewardSpecSchema } from '../../domain/rewards/reward-spec.ts';
import { disclosureSentence } from '../../i18n/disclosure-words.ts';
import { defineMessage } from '../message.ts';
import { firstName, greeting, instant, webAddress } from './fields.ts';

/** To a friend an advocate declared: the one message this address gets without having asked for it (V8, C7). */
export const friendInvitation = defineMessage({
  schema: z.object({
    friendFirstName: firstName,
    advocateFirstName: firstName,
    /** what the friend gets; null = nothing */
    spec: rewardSpecSchema.nullable(),
    /** whoever invites is a partner, paid for it; null = they aren't (P14) */
    disclosure: z
      .object({ kind: z.enum(PARTNER_KINDS), name: z.string(), own: z.object({ fr: z.string(), en: z.string() }) })
      .nullable(),
    /** the programme counts the friend's purchase only after their yes */
    mustConfirm: z.boolean(),
    /** end of the offer */
    until: instant,
    /** days after which the address is forgotten */
    forgetDays: z.int().min(1),
    invitationUrl: webAddress,
    /** where the friend says yes or no */
    answerUrl: webAddress,
  }),
  purpose: 'invitation',
  compose(data, pen) {
    const who = data.advocateFirstName ? 'named' : 'unnamed';
    const values = {
      advocate: data.advocateFirstName ?? '',
      shop: pen.shop.name,
      days: String(data.forgetDays),
    };
    return {
      subject: pen.words(`subject.${who}`, values),
      preheader: pen.words('preheader'),
      title: pen.words(`subject.${who}`, values),
      paragraphs: [
        greeting(data.friendFirstName, pen),
        pen.words(`body.${who}`, values),
        ...(data.disclosure ? [disclosureSentence(data.disclosure, pen.shop.name, pen.locale)] : []),
        pen.words(data.mustConfirm ? 'how-confirm' : 'how'),
      ],
      code: null,
      facts: [
        ...(data.spec ? [{ label: pen.words('gift'), value: pen.reward(data.spec) }] : []),
        { label: pen.words('until'), value: pen.day(data.until) },
      ],
      action: { label: pen.words('see'), url: data.invitationUrl },
      quietLink: { label: pen.words('not-me'), url: data.answerUrl },
      why: pen.words(`why.${who}`, { ...values, count: data.forgetDays }),
    };
  },
});
