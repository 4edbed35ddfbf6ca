import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { State } from './state.ts';

const DEBOUNCE_MS = 500;

/** Keeps the state in one JSON file: written a moment after the last change, always whole (write, then rename). */
export type StateFile = { load(): State | null; scheduleSave(state: State): void; flush(): void };

export function openStateFile(dataDir: string | null): StateFile {
  if (dataDir === null) return { load: () => null, scheduleSave: () => undefined, flush: () => undefined };
  const path = join(dataDir, 'store.json');
  let pending: State | null = null;
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!pending) return;
    mkdirSync(dataDir, { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, JSON.stringify(pending));
    renameSync(temporary, path);
    pending = null;
  };

  return {
    load() {
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
      const state = JSON.parse(text) as State;
      if (state.version !== 1)
        throw new Error(`${path} was written by another version of the dev store; delete it to start afresh`);
      return state;
    },
    scheduleSave(state) {
      pending = state;
      timer ??= setTimeout(flush, DEBOUNCE_MS);
    },
    flush,
  };
}
