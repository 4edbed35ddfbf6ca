import { EventEmitter } from 'node:events';
import { Logger as GraphileLogger, type JobHelpers, type Runner, run, type TaskList } from 'graphile-worker';
import { z } from 'zod';
import type { BackgroundWork } from '../container.server.ts';
import { asId, type CustomerId, type OrderId, type ShopId } from '../domain/shared/ids.ts';

type Log = {
  error(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

const ofShop = z.object({ shopId: z.uuid().transform((id) => asId<ShopId>(id)) });
const ofOrder = ofShop.extend({ orderId: z.string().transform((id) => asId<OrderId>(id)) });
const ofCustomersOrder = ofShop.extend({
  orderId: z.string().transform((id) => asId<OrderId>(id)),
  customerId: z.string().transform((id) => asId<CustomerId>(id)),
  tries: z.int().optional(),
});

/** Every job: a name, a schema, a call. */
const tasks = (work: BackgroundWork): TaskList => ({
  'issue-rewards': (payload) => work.issueRewards(ofShop.parse(payload).shopId),
  'send-messages': (payload) => work.sendMessages(ofShop.parse(payload).shopId),
  'import-history': seen(work, (payload) => work.importHistory(ofShop.parse(payload).shopId)),
  'publish-offer': seen(work, (payload) => work.publishOffer(ofShop.parse(payload).shopId)),
  'redact-shop': (payload) => work.redactShop(ofShop.parse(payload).shopId),
  'ask-orders-before': seen(work, (payload) => {
    const { shopId, ...job } = ofCustomersOrder.parse(payload);
    return work.askOrdersBefore(shopId, job);
  }),
  'refetch-order': seen(work, (payload) => {
    const { shopId, orderId } = ofOrder.parse(payload);
    return work.refetchOrder(shopId, orderId);
  }),
  'tidy-inbox': () => work.tidyInbox(),
  'sweep-effects': () => work.sweepEffects(),
});

/** A call that Shopify leaves unanswered so many times is shown to the merchant, and tried on. */
const SHOW_AFTER = 3;

function seen(work: BackgroundWork, task: (payload: unknown) => Promise<void>) {
  return async (payload: unknown, { job }: JobHelpers): Promise<void> => {
    const { shopId } = ofShop.parse(payload);
    try {
      await task(payload);
    } catch (error) {
      if (job.attempts >= SHOW_AFTER) await work.showUnreachable(shopId);
      throw error;
    }
    if (job.attempts > 1) await work.settleUnreachable(shopId);
  };
}

/** Runs effects and schedules from the queue in PostgreSQL. `onPool` hears the id under which its jobs are locked. */
export function startEffectQueue(
  queueUrl: string,
  work: BackgroundWork,
  log: Log,
  onPool: (poolId: string) => void,
): Promise<Runner> {
  const levels = { error: log.error, warning: log.warn, info: () => {}, debug: () => {} } as const;
  // heard from the first one on: a process nobody knows of would be taken for dead
  const events = new EventEmitter() as Runner['events'];
  // jobs are locked under the id of the pool, not of the worker in it
  events.on('pool:create', ({ workerPool }) => onPool(workerPool.id));
  return run({
    events,
    connectionString: queueUrl,
    concurrency: 5,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList: tasks(work),
    crontab: '17 3 * * * tidy-inbox\n* * * * * sweep-effects',
    logger: new GraphileLogger(
      () => (level, message, meta) =>
        levels[level as keyof typeof levels]?.call(log, { meta: meta?.error ?? undefined }, message),
    ),
  });
}
