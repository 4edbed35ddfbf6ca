import type { OfferTerms } from '../../domain/program/offer.ts';
import type { Agreement, PartnerKind } from '../../domain/program/partner.ts';
import type { Locale } from '../../i18n/translator.ts';
import { moneyAsTyped } from '../../i18n/typed-number.ts';
import type { PartnerRow } from '../../queries/views.ts';
import { type FieldProblem, fieldReader, formFromReward, type RewardForm, readReward } from '../program-form.ts';

export const SALES = ['1', '2', '3', '4', '5', '6'] as const;
export const KINDS: readonly PartnerKind[] = ['influencer', 'affiliate', 'co-marketing'];

/** An agreement as it is being typed; sums empty = nothing, the day empty = until somebody ends it. */
export type PartnerForm = {
  email: string;
  name: string;
  kind: PartnerKind;
  sale: RewardForm;
  sales: string;
  signUp: string;
  lead: string;
  /** empty = no limit */
  leadsPerMonth: string;
  welcome: RewardForm;
  last: string;
  /** the disclosure in the shop's own words; empty = ours */
  fr: string;
  en: string;
};

export type PartnerTyped = Pick<Agreement, 'pay' | 'welcome'> & {
  name: string;
  kind: PartnerKind;
  last: string | null;
  disclosure: { fr: string; en: string };
};

/** A new one begins with a tenth of each sale and the programme's own welcome. */
export function formFromPartner(partner: PartnerRow | null, base: OfferTerms, locale: Locale): PartnerForm {
  const { currency } = base;
  const sum = (spec: { amountMinor: number } | null | undefined) =>
    spec ? moneyAsTyped({ amountMinor: spec.amountMinor, currency }, locale) : '';
  return {
    email: '',
    name: partner?.name ?? '',
    kind: partner?.kind ?? 'influencer',
    sale: formFromReward(partner ? partner.pay.sale : { type: 'commission', basisPoints: 1_000 }, currency, locale),
    sales: String(partner?.pay.sales ?? 1),
    signUp: sum(partner?.pay.signUp),
    lead: sum(partner?.pay.lead),
    leadsPerMonth: partner?.pay.leadsPerMonth?.toString() ?? '',
    welcome: formFromReward(partner ? partner.welcome : base.welcome, currency, locale),
    // one that is over is agreed on anew without its old end
    last: (partner?.isOn && partner.lastDay) || '',
    fr: partner?.disclosure.fr ?? '',
    en: partner?.disclosure.en ?? '',
  };
}

/** What is typed, with the problems of what can't be read. The server's answer is the one that counts. */
export function readPartnerForm(
  form: PartnerForm,
  { currency, locale, isNew }: { currency: string; locale: Locale; isNew: boolean },
): { typed: PartnerTyped; problems: FieldProblem[] } {
  const reader = fieldReader({ currency, locale });
  const sum = (field: string, text: string) =>
    text.trim() === ''
      ? null
      : { type: 'fixed-commission' as const, amountMinor: reader.money(`${field}.amountMinor`, text) };
  if (isNew) reader.text('email', form.email, 254);
  const typed = {
    name: reader.text('name', form.name, 80),
    kind: form.kind,
    pay: {
      sale: readReward(form.sale, 'pay.sale', reader) as Agreement['pay']['sale'],
      sales: Number(form.sales),
      signUp: sum('pay.signUp', form.signUp),
      lead: sum('pay.lead', form.lead),
      // the field stands beside the sum it limits
      leadsPerMonth:
        form.lead.trim() === '' ? null : reader.optionalCount('pay.leadsPerMonth', form.leadsPerMonth, 1, 1_000),
    },
    welcome: readReward(form.welcome, 'welcome', reader) as Agreement['welcome'],
    last: form.last || null,
    disclosure: {
      fr: reader.optionalText('disclosure.fr', form.fr, 300),
      en: reader.optionalText('disclosure.en', form.en, 300),
    },
  };
  if (form.sale.type === 'none' && form.signUp.trim() === '' && form.lead.trim() === '')
    reader.problems.push({ field: 'pay', problem: 'pays-nothing', values: {} });
  return { typed, problems: reader.problems };
}
