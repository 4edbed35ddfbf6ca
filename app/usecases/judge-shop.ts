import { judge } from '../domain/judging/judge.ts';
import type { Changes, Intake, JudgeEvent, ShopNews, World } from '../domain/judging/world.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { isOwnTopic, readOwnEvent } from './own-events.ts';

type Row = { id: string; topic: string; triggeredAt: Date; receivedAt: Date; attempts: number; body: Buffer };
type Shop = { shopId: ShopId; timeZone: string; historyComplete: boolean; secretSealed: string; installedAt: Date };

type Transaction<R extends Row, S extends Shop> = {
  shop(): Promise<S | null>;
  rows(most: number, ids?: readonly string[]): Promise<R[]>;
  world(shop: S, events: readonly JudgeEvent[]): Promise<World>;
  save(shop: S, changes: Changes, now: Date): Promise<void>;
  markJudged(rows: readonly R[], now: Date): Promise<void>;
  setAside(row: R, error: string, now: Date): Promise<void>;
};

export type JudgeDeps<R extends Row, S extends Shop, T extends Transaction<R, S>> = {
  store: {
    beginAttempt(shopId: ShopId, most: number, now: Date): Promise<R[] | null>;
    forgetAttempt(shopId: ShopId, rows: readonly R[]): Promise<void>;
    asOnlyWriter<Result>(shopId: ShopId, work: (tx: T) => Promise<Result>): Promise<Result | null>;
  };
  /** understands a webhook of Shopify's; throws when it can't */
  readWebhook(topic: string, raw: string, shop: S): Intake;
  /** acts on news about the shop or a person's data */
  applyNews(tx: T, shop: S, news: ShopNews, triggeredAt: Date, now: Date): Promise<void>;
  isConnectionError(error: unknown): boolean;
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
  const rows = await deps.store.beginAttempt(shopId, BATCH, deps.clock.now());
  if (!rows?.length) return 0;
  const fresh = rows.filter((row) => row.attempts <= 1);
  const retried = rows.filter((row) => row.attempts > 1);
  try {
    const isOurs = !fresh.length || (await judgeFresh(deps, shopId, fresh));
    // another process took the shop between two transactions: its attempt counts, not ours
    if (!isOurs) await deps.store.forgetAttempt(shopId, rows);
    if (!isOurs) return 0;
    for (const row of retried) await judgeAlone(deps, shopId, row);
  } catch (error) {
    await deps.store.forgetAttempt(shopId, rows).catch(() => {}); // the database is away: the attempt counts after all
    throw error;
  }
  return rows.length;
}

/** False when another process holds the shop. Throws when the connection broke. */
async function judgeFresh<R extends Row, S extends Shop, T extends Transaction<R, S>>(
  deps: JudgeDeps<R, S, T>,
  shopId: ShopId,
  fresh: readonly R[],
): Promise<boolean> {
  try {
    return await judgeRows(deps, shopId, fresh);
  } catch (error) {
    if (deps.isConnectionError(error)) throw error;
    deps.logger.warn({ shopId, rows: fresh.length, error }, 'a batch failed and is judged row by row');
    for (const row of fresh) await judgeAlone(deps, shopId, row);
    return true;
  }
}

async function judgeAlone<R extends Row, S extends Shop, T extends Transaction<R, S>>(
  deps: JudgeDeps<R, S, T>,
  shopId: ShopId,
  row: R,
): Promise<void> {
  try {
    await judgeRows(deps, shopId, [row]);
  } catch (error) {
    if (deps.isConnectionError(error)) throw error;
    deps.logger.error(
      { shopId, row: row.id, topic: row.topic, attempt: row.attempts, error },
      'a row could not be judged',
    );
    if (row.attempts < ATTEMPTS) return;
    await deps.store.asOnlyWriter(shopId, (tx) => tx.setAside(row, describe(error), deps.clock.now()));
  }
}

async function judgeRows<R extends Row, S extends Shop, T extends Transaction<R, S>>(
  deps: JudgeDeps<R, S, T>,
  shopId: ShopId,
  wanted: readonly R[],
): Promise<boolean> {
  const now = deps.clock.now();
  const acted = await deps.store.asOnlyWriter(shopId, async (tx) => {
    const shop = await tx.shop();
    const rows = await tx.rows(
      wanted.length,
      wanted.map((row) => row.id),
    );
    if (!shop) {
      for (const row of rows) await tx.setAside(row, 'unknown shop: the app is not installed there', now);
      return true;
    }
    const understood: { row: R; intake: Intake }[] = [];
    for (const row of rows) {
      try {
        understood.push({ row, intake: read(deps, shop, row) });
      } catch (error) {
        // it will read no better next time
        await tx.setAside(row, describe(error), now);
      }
    }
    const events = understood.flatMap(({ intake }) => intake.events);
    if (events.length) {
      const world = await tx.world(shop, events);
      await tx.save(shop, judge(world, events, now, deps.newId as <Id extends string>() => Id), now);
    }
    for (const { row, intake } of understood)
      for (const news of intake.news) await deps.applyNews(tx, shop, news, row.triggeredAt, now);
    await tx.markJudged(
      understood.map(({ row }) => row),
      now,
    );
    return true;
  });
  return acted === true;
}

function read<R extends Row, S extends Shop, T extends Transaction<R, S>>(
  deps: JudgeDeps<R, S, T>,
  shop: S,
  row: R,
): Intake {
  const raw = row.body.toString('utf8');
  return isOwnTopic(row.topic) ? readOwnEvent(row.topic, raw) : deps.readWebhook(row.topic, raw, shop);
}

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
