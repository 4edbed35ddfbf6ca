import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { holderIsAlive, holderLine } from './processes.ts';

/** One process at a time does `work`. */
export async function withFileLock<T>(path: string, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  const release = await acquireFileLock(path, timeoutMs);
  try {
    return await work();
  } finally {
    release();
  }
}

/** Waits its turn; a lock left by a process that died is taken over. Returns what gives the lock back. */
export async function acquireFileLock(path: string, timeoutMs: number): Promise<() => void> {
  const mine = `${path}.${randomUUID()}`;
  writeFileSync(mine, holderLine());
  try {
    const deadline = Date.now() + timeoutMs;
    // link() fails when the lock exists and brings its content along, so nobody ever reads an empty lock
    while (!tryLink(mine, path)) {
      removeIfStale(path);
      if (Date.now() > deadline)
        throw new Error(`Process ${readOrEmpty(path).split(' ')[0]} holds ${path}. Stop it, then try again.`);
      await sleep(50);
    }
    return () => rmSync(path, { force: true });
  } finally {
    rmSync(mine, { force: true });
  }
}

function removeIfStale(path: string): void {
  const seen = readOrEmpty(path);
  if (seen === '' || holderIsAlive(seen)) return;
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  // between reading and renaming someone else may have taken the stale lock over: give theirs back
  if (readOrEmpty(aside) !== seen) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
