import { monthLimits, type WordingOf } from './wording.ts';

export const pointsPerAmount: WordingOf<'points-per-amount'> = {
  form: 'points',
  short: ({ pointsPerUnit }, say) =>
    say.words('pointsPerAmount.short', { ...say.counted(pointsPerUnit), unit: say.oneUnit() }),
  thing: (_spec, say, granted) =>
    granted === null ? say.words('pointsPerAmount.thing') : say.words('points.short', say.counted(granted)),
  limits: (spec, say) => monthLimits(spec, say, 'monthsOfPoints'),
  granted: (amount, say) => say.words('points.short', say.counted(amount)),
};
