import type { WordingOf } from './wording.ts';

export const manualGift: WordingOf<'manual-gift'> = {
  form: 'gift',
  short: ({ gift }, say) => say.words('gift.short', { gift }),
  thing: ({ gift }, say) => say.words('gift.thing', { gift }),
  limits: (_spec, say) => [say.words('limits.givenByShop')],
  behind: ({ costMinor }, say) => [say.words('gift.cost', { amount: say.money(costMinor) })],
};
