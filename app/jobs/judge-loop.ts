import type { BackgroundWork } from '../container.server.ts';
import type { ShopId } from '../domain/shared/ids.ts';

type Log = { error(fields: object, message: string): void };

/** How long to sleep without a hint. A hint may be lost; this look may not. */
const LOOK_EVERY_MS = 1_000;
/**
 * A shop served just now waits so long for its next turn, unless it left a backlog: what comes meanwhile is judged
 * together. Else a busy shop is served row by row, each with its own commits, and all others wait for those.
 */
const GATHER_MS = 15;
const BACKLOG_ROWS = 50;
const SHOPS_AT_ONCE = 4;
/** Shops one look asks for: enough that looking costs little, few enough that a new one soon has its turn. */
const SHOPS_A_LOOK = 32;

/**
 * Serves shops with work, least recently served first, several at once, until stopped. A shop that had nothing for us
 * (another process holds it) is left alone for a while. `stop` waits for the batches under way; `wake` makes it look.
 */
export function startJudgeLoop(work: Pick<BackgroundWork, 'shopsWithWork' | 'judge'>, log: Log) {
  let isStopping = false;
  let wakeUp = () => {};
  const busy = new Map<ShopId, Promise<void>>();
  const restingUntil = new Map<ShopId, number>();
  const gatheringUntil = new Map<ShopId, number>();
  let next: ShopId[] = [];
  /** when a shop that has work may be served again */
  let nextTurnAt = Number.POSITIVE_INFINITY;

  async function serve(shopId: ShopId): Promise<void> {
    let dealtWith = 0;
    try {
      dealtWith = await work.judge(shopId);
    } catch (error) {
      log.error({ shopId, error }, 'judging a shop failed; it is tried again');
    }
    if (dealtWith === 0) restingUntil.set(shopId, Date.now() + LOOK_EVERY_MS);
    else if (dealtWith < BACKLOG_ROWS) gatheringUntil.set(shopId, Date.now() + GATHER_MS);
    busy.delete(shopId);
    wakeUp();
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      // listening before looking: a hint that comes meanwhile isn't lost
      const napped = nap();
      await startNext().catch((error: unknown) => log.error({ error }, 'looking for work failed'));
      const turn = setTimeout(() => wakeUp(), Math.min(Math.max(nextTurnAt - Date.now(), 0), LOOK_EVERY_MS));
      await napped;
      clearTimeout(turn);
    }
    await Promise.all(busy.values());
  }

  async function startNext(): Promise<void> {
    nextTurnAt = Number.POSITIVE_INFINITY;
    if (busy.size >= SHOPS_AT_ONCE) return;
    if (!next.length) next = await look();
    for (const shopId of next.splice(0, SHOPS_AT_ONCE - busy.size)) busy.set(shopId, serve(shopId));
  }

  async function look(): Promise<ShopId[]> {
    const now = Date.now();
    for (const waiting of [restingUntil, gatheringUntil])
      for (const [shopId, until] of waiting) if (until <= now) waiting.delete(shopId);
    const shops = await work.shopsWithWork(SHOPS_A_LOOK + busy.size + restingUntil.size + gatheringUntil.size);
    nextTurnAt = Math.min(...shops.map((shopId) => gatheringUntil.get(shopId) ?? Number.POSITIVE_INFINITY));
    return shops.filter((shopId) => !busy.has(shopId) && !restingUntil.has(shopId) && !gatheringUntil.has(shopId));
  }

  function nap(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const running = run();
  return {
    wake: () => {
      restingUntil.clear();
      wakeUp();
    },
    async stop(): Promise<void> {
      isStopping = true;
      wakeUp();
      await running;
    },
  };
}
