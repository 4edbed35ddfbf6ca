import { formatRatio } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';

export type Trend = 'up' | 'down' | 'same' | 'new' | 'nothing';

/** How a number stands beside the one of the period before. */
export function compareWithBefore(now: number, before: number): { trend: Trend; ratio: number } {
  if (before === 0) return { trend: now === 0 ? 'nothing' : 'new', ratio: 0 };
  const ratio = (now - before) / before;
  return { trend: ratio > 0 ? 'up' : ratio < 0 ? 'down' : 'same', ratio: Math.abs(ratio) };
}

export function comparisonWords(now: number, before: number, { t, locale }: Words): string {
  const { trend, ratio } = compareWithBefore(now, before);
  return t(`home.working.${trend}`, { percent: formatRatio(ratio, locale) });
}
