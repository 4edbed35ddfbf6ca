import type { WordingOf } from './wording.ts';

export const commission: WordingOf<'commission'> = {
  form: 'commission',
  short: ({ basisPoints }, say) => say.words('commission.short', { percent: say.percent(basisPoints) }),
  thing: ({ basisPoints }, say, granted) =>
    say.words('commission.thing', { value: granted === null ? say.percent(basisPoints) : say.money(granted) }),
  limits: (_spec, say) => [say.words('limits.paidByShop')],
  granted: (amount, say) => say.words('commission.granted', { amount: say.money(amount) }),
};
