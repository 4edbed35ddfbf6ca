import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noFaults, RECORD_COLLECTIONS, type RecordCollection, type State } from './state.ts';

const DEBOUNCE_MS = 500;
/** however much there is to save, saving takes at most a twentieth of the time */
const PAUSE_PER_SAVING = 20;

/**
 * Keeps the state in two files, a moment after the last change. `store.json` holds what stays small and is written whole
 * (write, then rename). `records.jsonl` holds what grows with the trade: a line per changed record, the last one counts;
 * so saving costs what changed, however much there is.
 */
export type StateFile = {
  load(): State | null;
  /** the rest changed, or with arguments one record (gone, if the state no longer has it) */
  changed(state: State, collection?: RecordCollection, id?: string): void;
  flush(): void;
};

type Line = [collection: RecordCollection, id: string, record: unknown];

export function openStateFile(dataDir: string | null): StateFile {
  if (dataDir === null) return { load: () => null, changed: () => undefined, flush: () => undefined };
  const restPath = join(dataDir, 'store.json');
  const recordsPath = join(dataDir, 'records.jsonl');
  const dirty = new Map<RecordCollection, Set<string>>(RECORD_COLLECTIONS.map((name) => [name, new Set()]));
  let pending: State | null = null;
  let timer: NodeJS.Timeout | undefined;
  let debounceMs = DEBOUNCE_MS;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!pending) return;
    const startedAt = performance.now();
    mkdirSync(dataDir, { recursive: true });
    // The rest goes first: it counts the ids, and an id given out twice would be worse than one never used.
    replaceFile(restPath, JSON.stringify(restOf(pending)));
    const lines: string[] = [];
    for (const [collection, ids] of dirty) {
      for (const id of ids) lines.push(lineOf(collection, id, pending[collection][id]));
      ids.clear();
    }
    if (lines.length > 0) appendFileSync(recordsPath, lines.join(''));
    pending = null;
    debounceMs = Math.max(DEBOUNCE_MS, (performance.now() - startedAt) * PAUSE_PER_SAVING);
  };

  return {
    load() {
      const text = readIfThere(restPath);
      if (text === null) return null;
      const saved = JSON.parse(text) as State;
      if ((saved.version as number) !== 1 && saved.version !== 2)
        throw new Error(`${restPath} was written by another version of the dev store; delete it to start afresh`);
      const state = saved.version === 2 ? withRecords(saved, readIfThere(recordsPath) ?? '') : upgraded(saved);
      // one that was saved before there were any
      state.adminSession ??= randomUUID();
      compact(state, restPath, recordsPath);
      return state;
    },
    changed(state, collection, id) {
      if (collection && id !== undefined) dirty.get(collection)!.add(id);
      pending = state;
      timer ??= setTimeout(flush, debounceMs);
    },
    flush,
  };
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function replaceFile(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

function restOf(state: State): Partial<State> {
  const rest: Partial<State> = { ...state };
  for (const collection of RECORD_COLLECTIONS) delete rest[collection];
  return rest;
}

function lineOf(collection: RecordCollection, id: string, record: unknown): string {
  return `${JSON.stringify([collection, id, record ?? null] satisfies Line)}\n`;
}

/** A last line cut off by a crash is the only one that can't be read; it never counted. */
function withRecords(saved: State, text: string): State {
  const state = {
    ...saved,
    webhookSubscriptions: saved.webhookSubscriptions ?? [],
    faults: { ...noFaults, ...saved.faults },
  };
  for (const collection of RECORD_COLLECTIONS) state[collection] = {};
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    if (!line) continue;
    const [collection, id, record] = JSON.parse(line) as Line;
    if (record === null) delete state[collection][id];
    else (state[collection] as Record<string, unknown>)[id] = record;
  }
  return state;
}

/** One line per living record again. */
function compact(state: State, restPath: string, recordsPath: string): void {
  const lines = RECORD_COLLECTIONS.flatMap((collection) =>
    Object.entries(state[collection]).map(([id, record]) => lineOf(collection, id, record)),
  );
  replaceFile(recordsPath, lines.join(''));
  replaceFile(restPath, JSON.stringify(restOf(state)));
}

/** The first version kept everything in store.json and knew neither gift cards nor discounts on some products. */
function upgraded(saved: State): State {
  type OldDiscount = State['discounts'][string] & { redeemCodeId: string };
  const state: State = {
    ...saved,
    version: 2,
    giftCards: {},
    storeCreditAccounts: {},
    bulkCreations: {},
    disputes: {},
    bulkOperations: {},
    jobs: {},
    webhookSubscriptions: [],
    faults: { ...noFaults, ...saved.faults },
  };
  for (const { redeemCodeId, ...discount } of Object.values(saved.discounts) as OldDiscount[]) {
    const redeemCodes = [{ id: redeemCodeId, code: discount.code, usedCount: discount.usedCount }];
    state.discounts[discount.id] = { ...discount, redeemCodes, items: { kind: 'all' } };
  }
  for (const order of Object.values(state.orders)) {
    order.shippingDiscountMinor = 0;
    order.disputeIds = [];
    order.payments = [{ id: order.saleTransactionId, gateway: 'bogus', sourceId: null, minor: order.totalMinor }];
    if (order.discount) order.discount.items = { kind: 'all' };
    for (const refund of order.refunds) refund.payouts = [];
  }
  return state;
}
