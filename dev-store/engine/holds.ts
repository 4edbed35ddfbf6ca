import { randomUUID } from 'node:crypto';
import type { Hold, HoldRequest } from '../contract.ts';

type Passing = { on: Hold['on']; when: Hold['when']; label: string };
type ArmedHold = { hold: Hold; left: number; release: ((outcome: 'go on' | 'drop') => void) | null };

/** Places where a call or a delivery can be stopped, so that a harness can kill a process at exactly that moment. */
export type Holds = {
  /** waits while a hold applies */
  pass(passing: Passing): Promise<'go on' | 'drop'>;
  list(): Hold[];
  add(request: HoldRequest): Hold;
  reached(id: string, timeoutMs: number): Promise<Hold>;
  release(id: string, how?: { drop?: boolean }): void;
  releaseAll(): void;
};

export function createHolds(): Holds {
  const armed = new Map<string, ArmedHold>();
  const watchers = new Set<() => void>();

  const find = (id: string): ArmedHold => {
    const found = armed.get(id);
    if (!found) throw new Error(`no hold ${id}`);
    return found;
  };

  const release = (id: string, how: { drop?: boolean } = {}) => {
    const one = find(id);
    one.hold.state = 'released';
    one.release?.(how.drop ? 'drop' : 'go on');
    for (const watch of watchers) watch();
  };

  return {
    async pass({ on, when, label }) {
      for (const one of armed.values()) {
        const { hold } = one;
        const applies = hold.state === 'armed' && hold.on === on && hold.when === when && label.includes(hold.match);
        if (!applies) continue;
        one.left -= 1;
        if (one.left > 0) continue;
        hold.state = 'holding';
        hold.label = label;
        const outcome = new Promise<'go on' | 'drop'>((resolve) => {
          one.release = resolve;
        });
        for (const watch of watchers) watch();
        return outcome;
      }
      return 'go on';
    },
    list: () => [...armed.values()].map(({ hold }) => ({ ...hold })),
    add({ on, when, nth = 1, match = '' }) {
      if (on !== 'admin-api' && on !== 'webhook') throw new Error('a hold is on "admin-api" or "webhook"');
      if (when !== 'before' && when !== 'after') throw new Error('a hold is "before" or "after"');
      if (!Number.isInteger(nth) || nth < 1) throw new Error('nth is a whole number from 1');
      const hold: Hold = { id: randomUUID(), on, when, nth, match, state: 'armed', label: null };
      armed.set(hold.id, { hold, left: nth, release: null });
      return { ...hold };
    },
    reached(id, timeoutMs) {
      const { hold } = find(id);
      return new Promise((resolve, reject) => {
        const finish = (settle: () => void) => {
          watchers.delete(watch);
          clearTimeout(timer);
          settle();
        };
        const watch = () => {
          if (hold.state !== 'armed') finish(() => resolve({ ...hold }));
        };
        const timer = setTimeout(
          () => finish(() => reject(new Error(`nothing was held within ${timeoutMs} ms`))),
          timeoutMs,
        );
        watchers.add(watch);
        watch();
      });
    },
    release,
    releaseAll() {
      for (const { hold } of armed.values()) if (hold.state !== 'released') release(hold.id);
      armed.clear();
    },
  };
}
