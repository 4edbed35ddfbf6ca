import type { WordingOf } from './wording.ts';

export const fixedCommission: WordingOf<'fixed-commission'> = {
  form: 'commission',
  short: ({ amountMinor }, say) => say.words('commission.granted', { amount: say.money(amountMinor) }),
  thing: ({ amountMinor }, say) => say.words('commission.thing', { value: say.money(amountMinor) }),
  limits: (_spec, say) => [say.words('limits.paidByShop')],
};
