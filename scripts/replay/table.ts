import type { ReadLog } from './read-log.ts';

const MOST_SHOWN = 20;
const LONGEST_DETAIL = 600;

/** What a replay came to, for people. */
export function tableOf({ report, isWhole }: ReadLog, seconds: number): string {
  const found = (...whats: string[]) => report.findings.filter(({ what }) => whats.includes(what)).length;
  const rows: [string, number, number | ''][] = [
    ...Object.entries(report.verdicts)
      .sort()
      .map(([key, count]): [string, number, ''] => [`  ${key}`, count, '']),
    ['verdicts decided again', report.replayed, found('verdict-differs')],
    ['rewards', report.rewards, found('reward-without-grant')],
    ['movements', report.movements, found('unbalanced')],
    ['  their entries', report.entries, ''],
    ['balances', report.wallets, found('balance-differs', 'lots-differ')],
    ['offers', report.offers, ''],
    ['lines that can’t be read', found('unreadable'), found('unreadable')],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const shown = report.findings
    .slice(0, MOST_SHOWN)
    .map(({ line, what, about, detail }) => `line ${line}: ${what}: ${about} ${shorten(detail)}`);
  const more = report.findings.length - shown.length;
  return [
    `${report.shop ?? 'a log without a head'}, ${seconds.toFixed(1)} s`,
    `${''.padEnd(width)}  ${'count'.padStart(9)}  ${'different'.padStart(9)}`,
    ...rows.map(
      ([name, count, different]) =>
        `${name.padEnd(width)}  ${String(count).padStart(9)}  ${String(different).padStart(9)}`,
    ),
    ...(isWhole ? [] : ['The file is not as it was written: cut off, or changed since.']),
    ...shown,
    ...(more > 0 ? [`… and ${more} more`] : []),
    report.findings.length === 0 && isWhole ? 'Everything is the same.' : 'Not the same.',
  ].join('\n');
}

const shorten = (text: string): string => (text.length > LONGEST_DETAIL ? `${text.slice(0, LONGEST_DETAIL)}…` : text);
