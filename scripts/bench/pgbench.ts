import { execFile, spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Rig } from './rig.ts';
import type { PlainOrder } from './tools/plain-judge.ts';

const SCRIPT = fileURLToPath(new URL('judging.sql', import.meta.url));

export type Run = { transactions: number; clients: number; variables: Record<string, string> };

/** The baseline of judging: runs the judge's statements one by one, so many times; returns transactions a second. */
export function openBaseline(rig: Rig): { run(order: Run): Promise<number>; stop(): Promise<void> } {
  const program = findPgbench();
  if (program) return { run: (order) => runPgbench(program, rig.database.appUrl, order), stop: async () => {} };
  rig.log('  no pgbench here: its script is run from Node instead, which is slower and flatters the judge');
  const plain = rig.tool<PlainOrder, number>('./plain-judge.ts', {});
  return { run: (order) => plain.ask({ ...order, script: SCRIPT, url: rig.database.appUrl }), stop: plain.stop };
}

/** It comes with PostgreSQL's server packages, not with the embedded one. */
function findPgbench(): string | null {
  const candidates = [...globSync('/usr/lib/postgresql/*/bin/pgbench').sort().reverse(), 'pgbench'];
  return candidates.find((program) => spawnSync(program, ['--version']).status === 0) ?? null;
}

async function runPgbench(program: string, url: string, { transactions, clients, variables }: Run): Promise<number> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const { stdout } = await promisify(execFile)(
    program,
    [
      ['-h', hostname, '-p', port, '-U', username],
      ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-t', String(Math.floor(transactions / clients))],
      ['-f', SCRIPT, '-D', 'i=0', '-D', `clients=${clients}`],
      ...Object.entries(variables).map(([name, value]) => ['-D', `${name}=${value}`]),
      [pathname.slice(1)],
    ].flat(),
    { env: { ...process.env, PGPASSWORD: password } },
  );
  const perSecond = Number(/tps = ([\d.]+) \(without/.exec(stdout)?.[1]);
  if (!(perSecond > 0) || !/number of failed transactions: 0 /.test(stdout))
    throw new Error(`pgbench failed:\n${stdout}`);
  return perSecond;
}
