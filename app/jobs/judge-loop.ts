import type { BackgroundWork } from '../container.server.ts';
import type { ShopId } from '../domain/shared/ids.ts';

type Log = { error(fields: object, message: string): void };

/** How long to sleep without a hint. A hint may be lost; this look may not. */
const LOOK_EVERY_MS = 1_000;
const SHOPS_AT_ONCE = 4;

/**
 * Serves shops with work, least recently served first, several at once, until stopped. `stop` waits for the batches
 * under way; `wake` makes it look at once.
 */
export function startJudgeLoop(work: Pick<BackgroundWork, 'shopsWithWork' | 'judge'>, log: Log) {
  let isStopping = false;
  let wakeUp = () => {};
  const busy = new Map<ShopId, Promise<void>>();

  async function serve(shopId: ShopId): Promise<void> {
    try {
      await work.judge(shopId);
    } catch (error) {
      log.error({ shopId, error }, 'judging a shop failed; it is tried again');
    }
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      const started = await startNext().catch((error: unknown) => {
        log.error({ error }, 'looking for work failed');
        return 0;
      });
      if (isStopping) break;
      if (started && busy.size) await Promise.race(busy.values());
      else await nap();
    }
    await Promise.all(busy.values());
  }

  async function startNext(): Promise<number> {
    const free = SHOPS_AT_ONCE - busy.size;
    const shops =
      free > 0
        ? (await work.shopsWithWork(SHOPS_AT_ONCE * 2)).filter((shopId) => !busy.has(shopId)).slice(0, free)
        : [];
    for (const shopId of shops) {
      busy.set(
        shopId,
        serve(shopId).finally(() => {
          busy.delete(shopId);
          wakeUp();
        }),
      );
    }
    return shops.length;
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
    wake: () => wakeUp(),
    async stop(): Promise<void> {
      isStopping = true;
      wakeUp();
      await running;
    },
  };
}
