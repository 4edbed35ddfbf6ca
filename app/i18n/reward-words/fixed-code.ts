import { codeLimits, type WordingOf } from './wording.ts';

export const fixedCode: WordingOf<'fixed-code'> = {
  form: 'code',
  short: ({ amountMinor }, say) => say.money(amountMinor),
  off: ({ amountMinor }, say) => say.words('fixed.off', { amount: say.money(amountMinor) }),
  onOrder: ({ amountMinor }, say, whose) =>
    say.words(whose === 'yours' ? 'fixed.yourOrder' : 'fixed.anOrder', { amount: say.money(amountMinor) }),
  thing: ({ amountMinor }, say) => say.words('fixed.thing', { amount: say.money(amountMinor) }),
  limits: codeLimits,
};
