import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger as GraphileLogger, type JobHelpers, type Runner, run, type TaskList } from 'graphile-worker';
import { z } from 'zod';
import type { BackgroundWork } from '../container.server.ts';
import {
  type AdvocateId,
  asId,
  type CustomerId,
  type ListEntryId,
  type OrderId,
  type ShopId,
} from '../domain/shared/ids.ts';

type Log = {
  error(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

const ofShop = z.object({ shopId: z.uuid().transform((id) => asId<ShopId>(id)) });
const ofOrder = ofShop.extend({ orderId: z.string().transform((id) => asId<OrderId>(id)) });
const ofDisputedOrder = ofOrder.extend({
  dispute: z.object({ status: z.enum(['open', 'won', 'lost']), at: z.coerce.date() }),
});
const ofAssessedOrder = ofOrder.extend({
  assessment: z.object({
    provider: z.string(),
    level: z.enum(['none', 'low', 'medium', 'high']),
    at: z.coerce.date(),
  }),
});
const customerId = z.string().transform((id) => asId<CustomerId>(id));
const profile = z.object({ tags: z.array(z.string()), segments: z.array(z.string()), domains: z.array(z.string()) });
const ofAskedOrder = ofOrder.extend({
  question: z.object({
    ordersBefore: z.boolean(),
    buyer: profile.extend({ customerId }).nullable(),
    advocate: profile.extend({ customerId, advocateId: z.uuid().transform((id) => asId<AdvocateId>(id)) }).nullable(),
    lines: z.boolean(),
  }),
  tries: z.int().optional(),
});
const ofOffer = ofShop.extend({ at: z.coerce.date().optional() });
const ofSearch = ofShop.extend({ after: z.string().optional() });
const ofListEntry = ofShop.extend({ entryId: z.string().transform((id) => asId<ListEntryId>(id)) });
const ofPost = ofShop.extend({ postId: z.uuid() });
const ofComparison = ofShop.extend({ by: z.enum(['schedule', 'merchant']).default('schedule') });

/** Every job: a name, a schema, a call. */
const tasks = (work: BackgroundWork): TaskList => ({
  'issue-rewards': (payload) => work.issueRewards(ofShop.parse(payload).shopId),
  'send-messages': (payload) => work.sendMessages(ofShop.parse(payload).shopId),
  'import-history': seen(work, (payload) => work.importHistory(ofShop.parse(payload).shopId)),
  'publish-offer': seen(work, (payload) => {
    const { shopId, at } = ofOffer.parse(payload);
    return work.publishOffer(shopId, at);
  }),
  'subscribe-webhooks': seen(work, (payload) => work.subscribeWebhooks(ofShop.parse(payload).shopId)),
  'find-chargebacks': seen(work, (payload) => {
    const { shopId, after } = ofSearch.parse(payload);
    return work.findChargebacks(shopId, after);
  }),
  'redact-shop': (payload) => work.redactShop(ofShop.parse(payload).shopId),
  'ask-about-order': seen(work, (payload) => {
    const { shopId, ...job } = ofAskedOrder.parse(payload);
    return work.askAboutOrder(shopId, job);
  }),
  'fetch-disputed-order': seen(work, (payload) => {
    const { shopId, orderId, dispute } = ofDisputedOrder.parse(payload);
    return work.fetchDisputedOrder(shopId, orderId, dispute);
  }),
  'fetch-assessed-order': seen(work, (payload) => {
    const { shopId, orderId, assessment } = ofAssessedOrder.parse(payload);
    return work.fetchAssessedOrder(shopId, orderId, assessment);
  }),
  'judge-listed': (payload) => {
    const { shopId, entryId } = ofListEntry.parse(payload);
    return work.judgeListed(shopId, entryId);
  },
  'owe-fee': (payload) => {
    const { shopId, postId } = ofPost.parse(payload);
    return work.oweFee(shopId, postId);
  },
  'refetch-order': seen(work, (payload) => {
    const { shopId, orderId } = ofOrder.parse(payload);
    return work.refetchOrder(shopId, orderId);
  }),
  'start-reconciliation': async (payload) => {
    const { shopId, by } = ofComparison.parse(payload);
    await work.startReconciliation(shopId, by);
  },
  reconcile: seen(work, (payload) => work.reconcile(ofShop.parse(payload).shopId)),
  'reconcile-all': () => work.reconcileAll(),
  'ask-all-shops': () => work.askAllShops(),
  'tidy-inbox': () => work.tidyInbox(),
  'forget-addresses': () => work.forgetAddresses(),
  'sweep-effects': () => work.sweepEffects(),
  'watch-shop': (payload) => work.watchShop(ofShop.parse(payload).shopId),
  'watch-all-shops': () => work.watchAllShops(),
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

/** Who has to know under which ids this process's jobs are locked. */
type PoolWatch = { alive(poolId: string): void; gone(poolId: string): void };

const START_AGAIN_MS = 1_000;

/**
 * Runs effects and schedules from the queue in PostgreSQL until stopped. The library gives up when it can't write down
 * that a job is done, as while the database restarts: then it is started anew, and what it held is given back.
 */
export async function startEffectQueue(queueUrl: string, work: BackgroundWork, log: Log, watch: PoolWatch) {
  let isStopping = false;
  let runner = await startRunner(queueUrl, work, log, watch);

  async function keepRunning(): Promise<void> {
    while (!isStopping) {
      await runner.ended;
      if (isStopping) return;
      log.warn({}, 'the job queue ended by itself; it is started anew');
      await startAgain();
    }
  }

  async function startAgain(): Promise<void> {
    while (!isStopping) {
      await sleep(START_AGAIN_MS);
      try {
        runner = await startRunner(queueUrl, work, log, watch);
        return;
      } catch (error) {
        log.warn({ error }, 'the job queue could not be started; it is tried again');
      }
    }
  }

  const running = keepRunning();
  return {
    async stop(): Promise<void> {
      isStopping = true;
      await runner.stop();
      await running;
    },
  };
}

async function startRunner(queueUrl: string, work: BackgroundWork, log: Log, watch: PoolWatch) {
  const levels = { error: log.error, warning: log.warn, info: () => {}, debug: () => {} } as const;
  const pools: string[] = [];
  // heard from the first one on: a process nobody knows of would be taken for dead
  const events = new EventEmitter() as Runner['events'];
  // jobs are locked under the id of the pool, not of the worker in it
  events.on('pool:create', ({ workerPool }) => {
    pools.push(workerPool.id);
    watch.alive(workerPool.id);
  });
  const runner = await run({
    events,
    connectionString: queueUrl,
    concurrency: 5,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList: tasks(work),
    crontab: CRONTAB,
    // in batches what is done is written down with retries; one by one a failure to do so would end the process
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new GraphileLogger(
      () => (level, message, meta) => levels[level as keyof typeof levels]?.call(log, { error: meta?.error }, message),
    ),
  });
  const ended = runner.promise
    .catch((error: unknown) => log.warn({ error }, 'the job queue failed'))
    .then(() => {
      for (const pool of pools) watch.gone(pool);
    });
  return {
    ended,
    async stop(): Promise<void> {
      // it may have ended by itself just now
      await runner.stop().catch(() => {});
      await ended;
    },
  };
}

const CRONTAB =
  '17 3 * * * tidy-inbox\n37 3 * * * forget-addresses\n* * * * * sweep-effects\n*/15 * * * * reconcile-all\n43 2 * * * ask-all-shops\n7 * * * * watch-all-shops';
