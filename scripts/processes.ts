import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with the same number: its start time. Null when there is no such process or
 * when it is a zombie, which answers signals but does nothing any more.
 */
export function processIdentity(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // the second field is the program's name in parentheses and may hold anything
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
    } catch {
      return null;
    }
  }
  try {
    const [state, ...started] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
    return !state || state.startsWith('Z') ? null : started.join(' ');
  } catch {
    return null;
  }
}

/** A line for a file that says "this process holds it", readable by holderIsAlive. */
export function holderLine(): string {
  return `${process.pid} ${processIdentity(process.pid) ?? ''}`;
}

export function holderIsAlive(line: string): boolean {
  const [pid, ...identity] = line.trim().split(' ');
  const found = processIdentity(Number(pid));
  return found !== null && found === identity.join(' ');
}
