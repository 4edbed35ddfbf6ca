import type { WordingOf } from './wording.ts';

export const donation: WordingOf<'donation'> = {
  form: 'donation',
  short: ({ amountMinor, cause }, say) => say.words('donation.short', { amount: say.money(amountMinor), cause }),
  thing: ({ amountMinor, cause }, say) => say.words('donation.thing', { amount: say.money(amountMinor), cause }),
  limits: (_spec, say) => [say.words('limits.inYourName')],
};
