import type { Dispute, OrderFacts } from '../domain/verdict/facts.ts';
import { type ImportPlace, readPlace } from './import-place.ts';

type PastOrder = { readonly facts: OrderFacts; readonly visit: null; readonly dispute: Dispute | null };

/** Shopify's bulk operation, as far as it concerns us. */
export type Gathering = {
  readonly id: string;
  readonly status: 'CREATED' | 'RUNNING' | 'CANCELING' | 'CANCELED' | 'COMPLETED' | 'FAILED' | 'EXPIRED';
  readonly errorCode: string | null;
  readonly createdAt: Date;
  readonly ordersSoFar: number;
  readonly url: string | null;
  /** what one that failed had by then */
  readonly partialUrl: string | null;
};

export type ImportState = 'waiting' | 'preparing' | 'running' | 'done' | 'failed';
type Progress = {
  importState: ImportState;
  importDone?: number;
  importTotal?: number | null;
  importCursor?: string | null;
  historyComplete?: boolean;
};

export type ImportDeps = {
  shop: {
    importState: string;
    importDone: number;
    importTotal: number | null;
    importCursor: string | null;
    installedAt: Date;
  };
  shopify: {
    /** how many orders there are, and bulk operations for the same query, the newest first */
    lookAround(): Promise<{ orders: number; gatherings: readonly Gathering[] }>;
    /** `isBusy`: other operations have to end first */
    begin(): Promise<{ ok: true; gathering: Gathering } | { ok: false; isBusy: boolean; message: string }>;
    gathering(id: string): Promise<Gathering | null>;
    /** the lines of a result from a byte on; throws what `isGone` tells when it isn't kept any more */
    lines(url: string, fromByte: number): AsyncIterable<{ text: string; endsAtByte: number }>;
    isGone(error: unknown): boolean;
    /** null when it can't be understood */
    readOrder(line: string): PastOrder | null;
    /** whether nothing is hidden from us (read_all_orders) */
    seesAllOrders(): Promise<boolean>;
  };
  inbox: {
    /** rows handed over that the judge hasn't taken */
    waiting(): Promise<number>;
    /** one row; the same key again is not stored twice */
    hand(row: { key: string; at: Date; orders: readonly PastOrder[] }): Promise<void>;
  };
  save(progress: Progress): Promise<unknown>;
  problems: {
    report(
      code: 'history-import-failed' | 'history-orders-unreadable',
      values: Record<string, string>,
    ): Promise<unknown>;
    settle(): Promise<unknown>;
  };
  clock: { now(): Date };
};

/** Orders in one row: the judge takes several rows at once, and its work grows faster than their number. */
const ORDERS_PER_ROW = 100;
/** So many rows may wait for the judge: a live order never stands behind more of the past than that. */
const ROWS_AHEAD = 20;
const WHILE_JUDGED_MS = 500;
const WHILE_BUSY_MS = 30_000;
const FIRST_LOOK_MS = 1_000;
const LAST_LOOK_MS = 30_000;
/** After one that failed; the last of them is not followed by another. */
const AGAIN_AFTER_MS = [60_000, 600_000] as const;

/**
 * O4: takes the orders from before the install into the judge's inbox, so that "first purchase" knows them. Shopify
 * gathers them in a bulk operation; its file is read part by part, one part a call. A place is saved after each row, and
 * rows are named by where they begin: killed at any point, the next call goes on there, and no row is taken twice.
 * Returns after how many milliseconds to call again, null when there is nothing more to do.
 */
export async function importHistory(deps: ImportDeps): Promise<number | null> {
  const { shop, shopify } = deps;
  if (shop.importState === 'done' || shop.importState === 'failed') return null;
  const place = readPlace(shop.importCursor, shop.installedAt);
  if (place.operationId === null) return begin(deps, place);
  if (place.isRead) return finish(deps, place);

  const gathering = await shopify.gathering(place.operationId);
  if (!gathering) return again(deps, place, null);
  switch (gathering.status) {
    case 'CREATED':
    case 'RUNNING':
    case 'CANCELING':
      await deps.save({ importState: 'preparing', importDone: gathering.ordersSoFar });
      return nextLookMs(gathering.createdAt, deps.clock.now());
    case 'COMPLETED':
      return read(deps, place, gathering, gathering.url);
    case 'CANCELED':
    case 'FAILED':
    case 'EXPIRED':
      return place.isPartial && gathering.partialUrl
        ? read(deps, place, gathering, gathering.partialUrl)
        : again(deps, place, gathering);
    default:
      return gathering.status satisfies never;
  }
}

/** One that was begun for us and not written down is taken up rather than begun twice. */
async function begin(deps: ImportDeps, place: ImportPlace): Promise<number | null> {
  const { orders, gatherings } = await deps.shopify.lookAround();
  const known = gatherings.find(
    ({ status, createdAt }) =>
      createdAt > new Date(place.since) && ['CREATED', 'RUNNING', 'COMPLETED'].includes(status),
  );
  const begun = known ? { ok: true as const, gathering: known } : await deps.shopify.begin();
  if (!begun.ok && !begun.isBusy) return fail(deps, place, begun.message);
  await deps.save({
    importState: 'preparing',
    importDone: 0,
    importTotal: orders,
    importCursor: JSON.stringify({ ...place, operationId: begun.ok ? begun.gathering.id : null }),
  });
  return begun.ok ? FIRST_LOOK_MS : WHILE_BUSY_MS;
}

/** Seldom for what takes long: after a tenth of the time it has taken so far. */
function nextLookMs(since: Date, now: Date): number {
  return Math.min(Math.max((now.getTime() - since.getTime()) / 10, FIRST_LOOK_MS), LAST_LOOK_MS);
}

/** As much of the file as the judge has room for. An operation that found nothing has no file. */
async function read(
  deps: ImportDeps,
  from: ImportPlace,
  gathering: Gathering,
  url: string | null,
): Promise<number | null> {
  const { shopify, inbox, shop, save } = deps;
  let room = ROWS_AHEAD - (await inbox.waiting());
  if (room <= 0) return WHILE_JUDGED_MS;
  let place = from;
  let importDone = from.offset === 0 ? 0 : shop.importDone;
  let row: { orders: PastOrder[]; lines: number; unreadable: number; end: number } = emptyRow(from.offset);

  async function handOver(isLast: boolean): Promise<void> {
    const key = `${gathering.id}:${place.offset}`;
    // filed under the day it was gathered: the same key on another day would be another row
    if (row.orders.length) await inbox.hand({ key, at: gathering.createdAt, orders: row.orders });
    importDone += row.lines;
    place = { ...place, offset: row.end, unreadable: place.unreadable + row.unreadable, isRead: isLast };
    await save({ importState: 'running', importDone, importCursor: JSON.stringify(place) });
    row = emptyRow(place.offset);
    room -= 1;
  }

  try {
    for await (const { text, endsAtByte } of url ? shopify.lines(url, from.offset) : []) {
      const order = shopify.readOrder(text);
      if (order) row.orders.push(order);
      else row.unreadable += 1;
      row.lines += 1;
      row.end = endsAtByte;
      if (row.lines < ORDERS_PER_ROW) continue;
      await handOver(false);
      if (room <= 0) return 0;
    }
  } catch (error) {
    if (!shopify.isGone(error)) throw error;
    return again(deps, place, gathering);
  }
  await handOver(true);
  return 0;
}

const emptyRow = (end: number) => ({ orders: [] as PastOrder[], lines: 0, unreadable: 0, end });

/** Once the judge has taken everything: only then the shop's history is known. */
async function finish(deps: ImportDeps, place: ImportPlace): Promise<number | null> {
  const { shop, shopify, inbox, save, problems } = deps;
  if ((await inbox.waiting()) > 0) return WHILE_JUDGED_MS;
  if (place.isPartial) return fail(deps, place, 'FAILED');
  const seesAll = await shopify.seesAllOrders();
  await problems.settle();
  // an order nobody could read may be somebody's first
  if (place.unreadable > 0) await problems.report('history-orders-unreadable', { orders: String(place.unreadable) });
  await save({
    importState: 'done',
    importDone: shop.importDone,
    importTotal: shop.importDone,
    importCursor: null,
    historyComplete: seesAll && place.unreadable === 0,
  });
  return null;
}

/** Another operation after a while; after the last what it left, and then the merchant has to know. */
async function again(deps: ImportDeps, place: ImportPlace, gathering: Gathering | null): Promise<number | null> {
  const isDenied = gathering?.errorCode === 'ACCESS_DENIED';
  const waitMs = isDenied ? undefined : AGAIN_AFTER_MS[place.failures];
  if (waitMs === undefined) {
    if (isDenied || place.isPartial || !gathering?.partialUrl)
      return fail(deps, place, gathering?.errorCode ?? gathering?.status ?? 'FAILED');
    await deps.save({
      importState: 'running',
      importDone: 0,
      importCursor: JSON.stringify({ ...place, offset: 0, isPartial: true }),
    });
    return 0;
  }
  await deps.save({
    importState: 'waiting',
    importDone: 0,
    importCursor: JSON.stringify({
      ...place,
      operationId: null,
      since: (gathering?.createdAt ?? deps.clock.now()).toISOString(),
      failures: place.failures + 1,
      offset: 0,
      unreadable: 0,
    } satisfies ImportPlace),
  });
  return waitMs;
}

async function fail(deps: ImportDeps, place: ImportPlace, reason: string): Promise<null> {
  await deps.problems.report('history-import-failed', { reason });
  await deps.save({ importState: 'failed', importCursor: JSON.stringify(place) });
  return null;
}
