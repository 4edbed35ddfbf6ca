import { judge } from '../domain/judging/judge.ts';
import type { Changes, Intake, JudgeEvent, ShopNews, World } from '../domain/judging/world.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { isOwnTopic, readOwnEvent } from './own-events.ts';

type Row = { id: string; topic: string; triggeredAt: Date; receivedAt: Date; attempts: number; body: Buffer };
type Shop = { shopId: ShopId; timeZone: string; historyComplete: boolean; secretSealed: string; installedAt: Date };

type Transaction<R extends Row, S extends Shop> = {
  take(rows: readonly R[], now: Date): Promise<ReadonlySet<string>>;
  world(shop: S, events: readonly JudgeEvent[]): Promise<World>;
  save(shop: S, changes: Changes, now: Date): Promise<void>;
  setAside(row: R, error: string, now: Date): Promise<void>;
};

/**
 * What is to be judged of a shop; `shop` is null where the app isn't installed. The first attempt at a row is counted by then,
 * every further one isn't yet.
 */
type Attempt<R extends Row, S extends Shop> = { shop: S | null; rows: R[] };

export type JudgeDeps<R extends Row, S extends Shop, T extends Transaction<R, S>> = {
  store: {
    beginAttempt(shopId: ShopId, most: number, now: Date): Promise<Attempt<R, S> | null>;
    countAttempt(shopId: ShopId, row: R): Promise<R | null>;
    forgetAttempt(shopId: ShopId, rows: readonly R[]): Promise<void>;
    asOnlyWriter<Result>(shopId: ShopId, work: (tx: T) => Promise<Result>): Promise<Result | null>;
  };
  /** understands a webhook of Shopify's; throws when it can't */
  readWebhook(topic: string, raw: string, shop: S, triggeredAt: Date): Intake;
  /** acts on news about the shop or a person's data */
  applyNews(tx: T, shop: S, news: ShopNews, triggeredAt: Date, now: Date): Promise<void>;
  /** undone for no fault of the rows: it doesn't count as an attempt */
  isWorthRepeating(error: unknown): boolean;
  clock: { now(): Date };
  newId(): string;
  logger: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
};

/** Rows one transaction takes on: more gains nothing and holds the shop's lock longer. */
const BATCH = 200;
const ATTEMPTS = 3;

/**
 * Judges what waits for one shop, as its only writer: one batch, and if that fails row by row, so that one bad row
 * stops nobody. The third failure puts a row in quarantine, where the merchant sees it.
 * Returns how many rows it dealt with; 0 when there was nothing or another process holds the shop.
 */
export async function judgeShop<R extends Row, S extends Shop, T extends Transaction<R, S>>(
  deps: JudgeDeps<R, S, T>,
  shopId: ShopId,
): Promise<number> {
  // one moment for the whole attempt: what falls due after it, and before the judging, is still named as due next
  const now = deps.clock.now();
  const attempt = await deps.store.beginAttempt(shopId, BATCH, now);
  if (!attempt?.rows.length) return 0;
  const { shop, rows } = attempt;
  if (!shop) return setAllAside(deps, shopId, rows, now);
  const fresh = rows.filter((row) => row.attempts <= 1);
  const retried = rows.filter((row) => row.attempts > 1);
  const isOurs = !fresh.length || (await unlessUndone(deps, shopId, fresh, () => judgeFresh(deps, shop, fresh, now)));
  // another process took the shop between two transactions: its attempt counts, not ours
  if (!isOurs) await deps.store.forgetAttempt(shopId, fresh);
  if (!isOurs) return 0;
  for (const row of retried) await judgeAgain(deps, shop, row, now);
  return rows.length;
}

/** Does what these rows' attempt was counted for; when the connection breaks, it doesn't count. */
async function unlessUndone<R extends Row, S extends Shop, T extends Transaction<R, S>, Result>(
  { store }: JudgeDeps<R, S, T>,
  shopId: ShopId,
  rows: readonly R[],
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await store.forgetAttempt(shopId, rows).catch(() => {}); // the database is away: the attempt counts after all
    throw error;
  }
}

/** Rows of a shop nobody knows: an operator sees them in quarantine. What they say of people is none of our business. */
async function setAllAside<R extends Row, S extends Shop, T extends Transaction<R, S>>(
  { store }: JudgeDeps<R, S, T>,
  shopId: ShopId,
  rows: readonly R[],
  now: Date,
): Promise<number> {
  await store.asOnlyWriter(shopId, async (tx) => {
    for (const row of rows)
      await tx.setAside({ ...row, body: Buffer.alloc(0) }, 'unknown shop: the app is not installed there', now);
  });
  return rows.length;
}

/** False when another process holds the shop. Throws when the connection broke. */
async function judgeFresh<R extends Row, S extends Shop, T extends Transaction<R, S>>(
  deps: JudgeDeps<R, S, T>,
  shop: S,
  fresh: readonly R[],
  now: Date,
): Promise<boolean> {
  try {
    return await judgeRows(deps, shop, now, async () => fresh);
  } catch (error) {
    if (deps.isWorthRepeating(error)) throw error;
    deps.logger.warn({ shopId: shop.shopId, rows: fresh.length, error }, 'a batch failed and is judged row by row');
    for (const row of fresh) await judgeAlone(deps, shop, row, now);
    return true;
  }
}

/**
 * A row that failed before, or was in a batch that did. Its attempt is counted when its turn has come and the shop is held:
 * if the process dies of it, no other row is counted for that, and who sees it counted knows that it was done.
 */
async function judgeAgain<R extends Row, S extends Shop, T extends Transaction<R, S>>(
  deps: JudgeDeps<R, S, T>,
  shop: S,
  row: R,
  now: Date,
): Promise<void> {
  const { store } = deps;
  if (row.attempts > ATTEMPTS) {
    const error = 'the process ended while this was judged, each time';
    await store.asOnlyWriter(shop.shopId, (tx) => tx.setAside(row, error, now));
    return;
  }
  const begin = async () => {
    const begun = await store.countAttempt(shop.shopId, row);
    return begun ? [begun] : [];
  };
  await unlessUndone(deps, shop.shopId, [row], () => judgeAlone(deps, shop, row, now, begin));
}

async function judgeAlone<R extends Row, S extends Shop, T extends Transaction<R, S>>(
  deps: JudgeDeps<R, S, T>,
  shop: S,
  row: R,
  now: Date,
  begin = async () => [row],
): Promise<void> {
  try {
    await judgeRows(deps, shop, now, begin);
  } catch (error) {
    if (deps.isWorthRepeating(error)) throw error;
    deps.logger.error(
      { shopId: shop.shopId, row: row.id, topic: row.topic, attempt: row.attempts, error },
      'a row could not be judged',
    );
    if (row.attempts < ATTEMPTS) return;
    await deps.store.asOnlyWriter(shop.shopId, (tx) => tx.setAside(row, describe(error), now));
  }
}

/** False when another process holds the shop. */
async function judgeRows<R extends Row, S extends Shop, T extends Transaction<R, S>>(
  deps: JudgeDeps<R, S, T>,
  shop: S,
  now: Date,
  begin: () => Promise<readonly R[]>,
): Promise<boolean> {
  const acted = await deps.store.asOnlyWriter(shop.shopId, async (tx) => {
    const rows = await begin();
    // the database marks them while we read them
    const taking = tx.take(rows, now);
    const { understood, unreadable } = readAll(deps, shop, rows);
    const isNew = await taking;
    // it will read no better next time
    for (const { row, error } of unreadable) if (isNew.has(row.id)) await tx.setAside(row, error, now);
    const fresh = understood.filter(({ row }) => isNew.has(row.id));
    const events = fresh.flatMap(({ intake }) => intake.events);
    if (events.length) {
      const world = await tx.world(shop, events);
      await tx.save(shop, judge(world, events, now, deps.newId as <Id extends string>() => Id), now);
    }
    for (const { row, intake } of fresh)
      for (const news of intake.news) await deps.applyNews(tx, shop, news, row.triggeredAt, now);
    return true;
  });
  return acted === true;
}

function readAll<R extends Row, S extends Shop, T extends Transaction<R, S>>(
  deps: JudgeDeps<R, S, T>,
  shop: S,
  rows: readonly R[],
) {
  const understood: { row: R; intake: Intake }[] = [];
  const unreadable: { row: R; error: string }[] = [];
  for (const row of rows) {
    try {
      understood.push({ row, intake: read(deps, shop, row) });
    } catch (error) {
      unreadable.push({ row, error: describe(error) });
    }
  }
  return { understood, unreadable };
}

function read<R extends Row, S extends Shop, T extends Transaction<R, S>>(
  deps: JudgeDeps<R, S, T>,
  shop: S,
  row: R,
): Intake {
  const raw = row.body.toString('utf8');
  return isOwnTopic(row.topic) ? readOwnEvent(row.topic, raw) : deps.readWebhook(row.topic, raw, shop, row.triggeredAt);
}

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
