import { monthLimits, type WordingOf } from './wording.ts';

export const storeCredit: WordingOf<'store-credit'> = {
  form: 'credit',
  short: ({ amountMinor }, say) => say.words('credit.short', { amount: say.money(amountMinor) }),
  thing: ({ amountMinor }, say) => say.words('credit.thing', { amount: say.money(amountMinor) }),
  limits: (spec, say) => [say.words('limits.account'), ...monthLimits(spec, say)],
};
