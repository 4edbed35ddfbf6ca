import { monthLimits, type WordingOf } from './wording.ts';

export const points: WordingOf<'points'> = {
  form: 'points',
  short: (spec, say) => say.words('points.short', say.counted(spec.points)),
  thing: (spec, say) => say.words('points.short', say.counted(spec.points)),
  limits: (spec, say) => monthLimits(spec, say, 'monthsOfPoints'),
};
