/** One line of the table. Ratios are the median of the rounds' ratios: each round measures both sides one after another. */
export type Figure = {
  figure: string;
  value: number;
  /** null: measured against its goal alone */
  baseline: number | null;
  ratio: number | null;
  goal: string;
  met: boolean;
};

export type Goal = { of: 'ratio' | 'value'; is: 'at least' | 'at most'; limit: number; unit?: string };

export const ratioAtLeast = (limit: number): Goal => ({ of: 'ratio', is: 'at least', limit });
export const ratioAtMost = (limit: number): Goal => ({ of: 'ratio', is: 'at most', limit });
export const valueAtMost = (limit: number, unit = ''): Goal => ({ of: 'value', is: 'at most', limit, unit });

/** What the rounds gave, a value and a baseline each, as one figure. */
export function figureOf(
  figure: string,
  rounds: readonly { value: number; baseline?: number }[],
  { of, is, limit, unit = '' }: Goal,
): Figure {
  const baselines = rounds.flatMap(({ baseline }) => (baseline === undefined ? [] : [baseline]));
  const value = median(rounds.map((round) => round.value));
  const baseline = baselines.length ? median(baselines) : null;
  const ratio = baselines.length ? median(rounds.map((round) => round.value / (round.baseline ?? Number.NaN))) : null;
  const judged = of === 'ratio' ? (ratio ?? Number.NaN) : value;
  const goal = `${of === 'ratio' ? '× ' : ''}${is === 'at least' ? '≥' : '≤'} ${limit}${unit && ` ${unit}`}`;
  return { figure, value, baseline, ratio, goal, met: is === 'at least' ? judged >= limit : judged <= limit };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** The smallest value that so many percent of all are no larger than. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(Math.ceil((percent / 100) * sorted.length) - 1, 0)] ?? Number.NaN;
}

const HEAD = ['figure', 'measured', 'baseline', 'ratio', 'goal', ''];

/** The table as it is printed and, being Markdown, as it stands in the docs. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    HEAD,
    ...figures.map(({ figure, value, baseline, ratio, goal, met }) => [
      figure,
      shown(value),
      baseline === null ? '—' : shown(baseline),
      ratio === null ? '—' : ratio.toFixed(2),
      goal,
      met ? 'met' : '**short**',
    ]),
  ];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0), 3));
  const lines = rows.map((row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`);
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** Four digits are as many as a measurement is worth. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return 'not measured';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}
