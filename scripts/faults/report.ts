import type { Finding } from './checks/finding.ts';
import type { Killed } from './kills.ts';
import type { FaultOptions } from './options.ts';
import type { Load } from './quiet.ts';

export type Outcome = {
  options: FaultOptions;
  findings: Finding[];
  ledgerSum: number;
  kills: Killed[];
  missed: string[];
  restarts: number;
  quarantined: number;
  phases: { name: string; seconds: number }[];
  counts: Record<string, number>;
  dataDir: string | null;
};

/** One line of progress; the head is repeated now and then. */
export function progressPrinter(orders: number) {
  const startedAt = Date.now();
  let lines = 0;
  return (phase: string, placed: number, kills: number, load: Load) => {
    if (lines++ % 20 === 0)
      console.log(
        '    time  phase          orders  webhooks under way  unjudged  rewards to do  messages  jobs  kills  quarantined',
      );
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    const cells: [string | number, number][] = [
      [`${placed}/${orders}`, 14],
      [load.underWay, 12],
      [load.unjudged, 13],
      [load.rewardsToDo, 11],
      [load.messagesToDo, 12],
      [load.jobs + load.jobsLater, 8],
      [kills, 7],
      [load.quarantined, 9],
    ];
    console.log(
      `${time.padStart(8)}  ${phase.padEnd(10)}${cells.map(([cell, width]) => String(cell).padStart(width)).join('')}`,
    );
  };
}

export function asNumbers({ options, findings, ledgerSum, kills, quarantined, phases }: Outcome) {
  const count = (kind: Finding['kind']) => findings.filter((finding) => finding.kind === kind).length;
  return {
    orders: options.orders,
    seed: options.seed,
    lost: count('lost'),
    double: count('double'),
    ledgerSum,
    ledger: count('ledger'),
    differences: count('difference'),
    replays: count('replay'),
    kills: kills.length,
    quarantined,
    unquiet: count('unquiet'),
    seconds: Math.round(phases.reduce((sum, { seconds }) => sum + seconds, 0)),
  };
}

const SHOWN = 40;

export function printReport(outcome: Outcome): void {
  const { findings, kills, missed, phases, counts, dataDir } = outcome;
  const perStep = new Map<string, number>();
  for (const { name } of kills) perStep.set(name, (perStep.get(name) ?? 0) + 1);
  const rows: [string, string | number][] = [
    ...phases.map(({ name, seconds }): [string, string] => [name, `${seconds.toFixed(1)} s`]),
    ['', ''],
    ...Object.entries(counts),
    ['', ''],
    ...[...perStep].map(([name, times]): [string, string] => [`killed: ${name}`, String(times)]),
    ...missed.map((name): [string, string] => [`nobody came: ${name}`, '']),
    ['deaths mended', outcome.restarts],
    ['', ''],
    ...Object.entries(asNumbers(outcome)),
  ];
  console.log(
    `\n${rows.map(([name, value]) => (name ? `${name.padEnd(44)}${String(value).padStart(12)}` : '')).join('\n')}`,
  );
  if (findings.length === 0) {
    console.log('\n✓ nothing lost, nothing double, the books are straight');
    return;
  }
  console.log(`\n✗ ${findings.length} findings`);
  for (const { kind, text } of findings.slice(0, SHOWN)) console.log(`  ${kind}: ${text}`);
  if (findings.length > SHOWN) console.log(`  … and ${findings.length - SHOWN} more`);
  if (dataDir) console.log(`\nAll of it is kept in ${dataDir} (findings.json, stores, logs, the database)`);
}
