import { codeLimits, type WordingOf } from './wording.ts';

export const percentageCode: WordingOf<'percentage-code'> = {
  form: 'code',
  short: ({ basisPoints }, say) => say.words('percentage.short', { percent: say.percent(basisPoints) }),
  onOrder: ({ basisPoints }, say, whose) =>
    say.words(whose === 'yours' ? 'percentage.yourOrder' : 'percentage.anOrder', { percent: say.percent(basisPoints) }),
  thing: ({ basisPoints }, say) => say.words('percentage.thing', { percent: say.percent(basisPoints) }),
  limits: codeLimits,
};
