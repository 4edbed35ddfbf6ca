import { Logger as GraphileLogger, type Runner, run, type TaskList } from 'graphile-worker';
import { z } from 'zod';
import type { BackgroundWork } from '../container.server.ts';
import { asId, type CustomerId, type OrderId, type ShopId } from '../domain/shared/ids.ts';

type Log = {
  error(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

const ofShop = z.object({ shopId: z.uuid().transform((id) => asId<ShopId>(id)) });
const ofOrder = ofShop.extend({ orderId: z.string() });
const ofCustomersOrder = ofShop.extend({
  orderId: z.string().transform((id) => asId<OrderId>(id)),
  customerId: z.string().transform((id) => asId<CustomerId>(id)),
  tries: z.int().optional(),
});

/** Every job: a name, a schema, a call. */
const tasks = (work: BackgroundWork): TaskList => ({
  'issue-rewards': (payload) => work.issueRewards(ofShop.parse(payload).shopId),
  'send-messages': (payload) => work.sendMessages(ofShop.parse(payload).shopId),
  'import-history': (payload) => work.importHistory(ofShop.parse(payload).shopId),
  'publish-offer': (payload) => work.publishOffer(ofShop.parse(payload).shopId),
  'redact-shop': (payload) => work.redactShop(ofShop.parse(payload).shopId),
  'ask-orders-before': (payload) => {
    const { shopId, ...job } = ofCustomersOrder.parse(payload);
    return work.askOrdersBefore(shopId, job);
  },
  'refetch-order': (payload) => {
    const { shopId, orderId } = ofOrder.parse(payload);
    return work.refetchOrder(shopId, orderId);
  },
  'tidy-inbox': () => work.tidyInbox(),
  'sweep-effects': () => work.sweepEffects(),
});

/** Runs effects and schedules from the queue in PostgreSQL. `onWorker` hears the id of each of its workers. */
export function startEffectQueue(
  queueUrl: string,
  work: BackgroundWork,
  log: Log,
  onWorker: (workerId: string) => void,
): Promise<Runner> {
  const levels = { error: log.error, warning: log.warn, info: () => {}, debug: () => {} } as const;
  const starting = run({
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
  return starting.then((runner) => {
    runner.events.on('worker:create', ({ worker }) => onWorker(worker.workerId));
    return runner;
  });
}
