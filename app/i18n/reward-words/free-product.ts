import { idInGid } from '../../domain/shared/ids.ts';
import { codeLimits, type WordingOf } from './wording.ts';

export const freeProduct: WordingOf<'free-product'> = {
  form: 'code',
  short: ({ title }, say) => say.words('product.short', { title }),
  onOrder: ({ title }, say, whose) => say.words(whose === 'yours' ? 'product.yourOrder' : 'product.anOrder', { title }),
  thing: ({ title }, say) => say.words('product.thing', { title }),
  limits: codeLimits,
  behind: ({ variantId, priceMinor }, say) => [
    say.words('product.variant', { id: idInGid(variantId) }),
    say.words('product.price', { amount: say.money(priceMinor) }),
  ],
};
