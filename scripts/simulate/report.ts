import type { Figures, Shares } from './metrics.ts';
import { CLASSES } from './world.ts';

export type Report = {
  /** of the worlds */
  names: readonly string[];
  referrals: number;
  fraudShare: number;
  figures: Figures;
  baseline: Figures;
  worlds: readonly { name: string; figures: Figures }[];
  rates: readonly { rate: number; figures: Figures; baseline: Figures }[];
  replayed: { verdicts: number; different: number };
  without: readonly { signals: string; figures: Figures }[];
};

/** The report as tables in Markdown. */
export function reportOf(report: Report): string {
  const { names, referrals, fraudShare, figures, baseline, worlds, rates, replayed, without } = report;
  const heads = ['', 'precision', 'recall', 'honest rejected', 'honest held'];
  return [
    `${names.join('; ')}: ${referrals.toLocaleString('en-US')} referrals, ${percent(fraudShare)} of them fraud`,
    '',
    tableOf(heads, [row('Ricochet', figures), row('same mailbox or IP', baseline)]),
    ...(worlds.length > 1
      ? [
          '',
          tableOf(
            ['each', ...heads.slice(1)],
            worlds.map((one) => row(one.name, one.figures)),
          ),
        ]
      : []),
    '',
    tableOf(
      ['class', 'referrals', 'recall', 'rejected', 'held', 'not eligible', 'joined', 'paid', 'baseline recall'],
      Object.entries(figures.byClass).map(([label, shares]) => [
        label,
        ...sharesRow(shares, percent(shares.recall)),
        percent(baseline.byClass[label as keyof Figures['byClass']].recall),
      ]),
    ),
    '',
    tableOf(
      ['sort of fraud', 'referrals', 'recall', 'rejected', 'held', 'not eligible', 'joined', 'paid'],
      Object.entries(figures.byFraudKind).map(([kind, shares]) => [kind, ...sharesRow(shares, percent(shares.recall))]),
    ),
    '',
    tableOf(
      ['honest', 'referrals', 'rejected', 'held', 'not eligible', 'joined', 'paid', 'baseline rejected'],
      Object.entries(figures.byHonestKind).map(([kind, shares]) => [
        kind,
        ...sharesRow(shares),
        percent(baseline.byHonestKind[kind]?.rejected ?? null),
      ]),
    ),
    '',
    tableOf(
      ['stopped by', 'honest rejected', 'honest held', 'fraud rejected', 'fraud held'],
      Object.entries(figures.byRule).map(([rule, { honestRejected, honestHeld, fraudRejected, fraudHeld }]) => [
        rule,
        ...[honestRejected, honestHeld, fraudRejected, fraudHeld].map(String),
      ]),
    ),
    '',
    tableOf(
      ['if so much were fraud', ...heads.slice(1), 'baseline precision'],
      rates.map((one) => [...row(percent(one.rate), one.figures), percent(one.baseline.precision)]),
    ),
    '',
    tableOf(
      ['without', ...heads.slice(1), ...CLASSES],
      without.map((one) => [
        ...row(one.signals, one.figures),
        ...CLASSES.map((label) => percent(one.figures.byClass[label].recall)),
      ]),
    ),
    '',
    `${replayed.verdicts.toLocaleString('en-US')} verdicts were decided again from what was recorded of them: ${replayed.different ? `${replayed.different} came out differently` : 'all came out the same'}.`,
  ].join('\n');
}

const row = (name: string, { precision, recall, honestRejected, honestHeld }: Figures): string[] => [
  name,
  percent(precision),
  percent(recall),
  percent(honestRejected),
  percent(honestHeld),
];

const sharesRow = ({ referrals, rejected, held, notEligible, joined, paid }: Shares, ...before: string[]): string[] => [
  String(referrals),
  ...before,
  ...[rejected, held, notEligible, joined, paid].map(percent),
];

/** Shares below a tenth of a per cent keep two digits more: some targets lie there. */
function percent(share: number | null): string {
  if (share === null) return '–';
  const value = share * 100;
  return `${value.toFixed(value !== 0 && Math.abs(value) < 1 ? 2 : 1)} %`;
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((cells) => cells[at]?.length ?? 0), 3));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => (at ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  return [line(heads), rule, ...rows.map(line)].join('\n');
}
