import { monthLimits, type WordingOf } from './wording.ts';

export const giftCard: WordingOf<'gift-card'> = {
  form: 'gift-card',
  short: ({ amountMinor }, say) => say.words('giftCard.short', { amount: say.money(amountMinor) }),
  thing: ({ amountMinor }, say) => say.words('giftCard.thing', { amount: say.money(amountMinor) }),
  limits: (spec, say) => monthLimits(spec, say),
};
