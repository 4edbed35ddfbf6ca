import { codeLimits, type WordingOf } from './wording.ts';

export const freeProduct: WordingOf<'free-product'> = {
  form: 'code',
  short: ({ title }, say) => say.words('product.short', { title }),
  onOrder: ({ title }, say, whose) => say.words(whose === 'yours' ? 'product.yourOrder' : 'product.anOrder', { title }),
  thing: ({ title }, say) => say.words('product.thing', { title }),
  limits: codeLimits,
};
