import { codeLimits, type WordingOf } from './wording.ts';

export const freeShipping: WordingOf<'free-shipping'> = {
  form: 'code',
  short: (_spec, say) => say.words('shipping.short'),
  onOrder: (_spec, say, whose) => say.words(whose === 'yours' ? 'shipping.yourOrder' : 'shipping.anOrder'),
  thing: (_spec, say) => say.words('shipping.thing'),
  limits: codeLimits,
  behind: ({ shippingMinor }, say) => [say.words('shipping.cost', { amount: say.money(shippingMinor) })],
};
