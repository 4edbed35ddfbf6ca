import { readdirSync, readFileSync } from 'node:fs';

/** What /proc counts in, everywhere on Linux. */
const TICK_MS = 10;

type Times = { parent: number; ownMs: number; childrenMs: number };

/** CPU time of a process so far, user and system. */
export const cpuMsOf = (pid: number): number => timesOf(pid)?.ownMs ?? 0;

/** CPU time of a PostgreSQL so far: the backends that run, and through the postmaster those that ended. */
export function cpuMsOfPostgres(postmasterPid: number): number {
  const postmaster = timesOf(postmasterPid);
  let sum = (postmaster?.ownMs ?? 0) + (postmaster?.childrenMs ?? 0);
  for (const name of readdirSync('/proc')) {
    const times = /^\d+$/.test(name) ? timesOf(Number(name)) : null;
    if (times?.parent === postmasterPid) sum += times.ownMs;
  }
  return sum;
}

export const parentOf = (pid: number): number => timesOf(pid)?.parent ?? 0;

function timesOf(pid: number): Times | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the second field is the program's name in parentheses and may hold anything
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = (from: number) => (Number(fields[from]) + Number(fields[from + 1])) * TICK_MS;
    return { parent: Number(fields[1]), ownMs: ticks(11), childrenMs: ticks(13) };
  } catch {
    return null;
  }
}
