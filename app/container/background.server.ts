import { asId, type ListEntryId, type ShopId } from '../domain/shared/ids.ts';
import { createMailer, MailError } from '../messaging/mailer.server.ts';
import { forgetCanaries } from '../persistence/canaries.server.ts';
import { isWorthRepeating } from '../persistence/database.server.ts';
import { watchWorkers } from '../persistence/dead-workers.server.ts';
import { declarationRows } from '../persistence/declarations.server.ts';
import { enqueueJob } from '../persistence/effects.server.ts';
import { openInboxEar } from '../persistence/inbox-ear.server.ts';
import { UNREACHABLE } from '../persistence/issuing/results.server.ts';
import { applyNews } from '../persistence/judging/apply-news.ts';
import { openJudgeStore } from '../persistence/judging/judge-store.ts';
import { ruleTextRows } from '../persistence/rule-texts.server.ts';
import { bodyNames } from '../shopify/body-names.ts';
import { ShopClosedError, UnauthorizedError } from '../shopify/call-errors.ts';
import { AppInstallationDocument } from '../shopify/generated/graphql.ts';
import { readWebhook } from '../shopify/intake.ts';
import { judgeShop } from '../usecases/judge-shop.ts';
import { sendMessages } from '../usecases/send-messages.ts';
import { askingOf } from './asking.server.ts';
import { composeMail } from './compose-mail.server.ts';
import { importingOf } from './importing.server.ts';
import { issuingOf } from './issuing.server.ts';
import { judgeListed } from './listing.server.ts';
import { oweFee } from './partnering.server.ts';
import { reconcilingOf } from './reconciling.server.ts';
import type { Services } from './services.server.ts';
import { watchingOf } from './watching.server.ts';

/** Everything that happens without a request: judging, and the effects a verdict has. One function a job. */
export function createBackgroundWork(services: Services) {
  const { environment, logger, clock, db, shops, problems, messages } = services;
  const judgeStore = openJudgeStore(db);
  const issuing = issuingOf(services);
  const reconciling = reconcilingOf(services);
  const mailer = createMailer({ smtpUrl: environment.SMTP_URL, from: environment.MAIL_FROM });

  const again = (shopId: ShopId, kind: 'issue-rewards' | 'send-messages', inMs: number) =>
    db.withShop(shopId, (tx) => enqueueJob(tx, shopId, { kind }, new Date(clock.now().getTime() + inMs)));

  /** A shop that is closed has nothing open to anybody. @throws ShopifyCallError when Shopify can't be asked */
  async function isOpenToUs(domain: string): Promise<boolean> {
    try {
      await services.clientFor(domain).request(AppInstallationDocument);
      return true;
    } catch (error) {
      if (error instanceof UnauthorizedError || error instanceof ShopClosedError) return false;
      throw error;
    }
  }

  return {
    shopsWithWork: (most: number) => judgeStore.shopsWithWork(most, clock.now()),

    judge: (shopId: ShopId) =>
      judgeShop(
        {
          store: judgeStore,
          readWebhook: (topic, raw, shop, triggeredAt) => readWebhook(topic, raw, services.keysOf(shop), triggeredAt),
          applyNews: (tx, shop, news, triggeredAt, now) => {
            const { forgottenCode, hashEmail } = services.keysOf(shop);
            return applyNews(
              {
                requiredScopes: environment.SCOPES,
                forgottenCode,
                bodyNames: (body, of) => bodyNames(body, of, hashEmail),
              },
              tx,
              shop,
              news,
              triggeredAt,
              now,
            );
          },
          isWorthRepeating,
          clock,
          newId: services.newId,
          logger,
        },
        shopId,
      ),

    issueRewards: issuing.issueRewards,

    async sendMessages(shopId: ShopId): Promise<void> {
      const shop = await shops.load(shopId);
      // what waits for a shop that left is sent when it comes back
      if (!shop || shop.uninstalledAt) return;
      const spoken = { ...shop, words: (await shops.speaking(shopId))?.words ?? 'purchase' };
      const more = await sendMessages(
        {
          messages,
          problems,
          compose: async (queued) =>
            composeMail(
              queued,
              // only this one tells a reason
              queued.appeal ? { ...spoken, ruleTexts: await ruleTextRows(db).load(shopId) } : spoken,
              (sealed) => services.seal.open(sealed),
              services.keysOf(shop),
            ),
          send: (mail) => mailer.send({ ...mail, fromName: shop.name }),
          refusalIn: (error) => (error instanceof MailError ? error.kind : null),
          clock,
        },
        shopId,
      );
      if (more) await again(shopId, 'send-messages', 0);
    },

    judgeListed: (shopId: ShopId, entryId: ListEntryId) => judgeListed(services, shopId, entryId),

    oweFee: (shopId: ShopId, postId: string) => oweFee(services, shopId, postId),

    ...askingOf(services),
    importHistory: importingOf(services).importHistory,

    startReconciliation: reconciling.start,
    reconcile: reconciling.reconcile,
    reconcileAll: reconciling.reconcileAll,
    findChargebacks: reconciling.findChargebacks,

    ...watchingOf(services, mailer.send),

    /**
     * shop/redact, 48 hours after a shop left. Whether it came back Shopify knows: the webhook of its leaving may be lost,
     * or on its way.
     */
    async redactShop(shopId: ShopId): Promise<void> {
      const shop = await shops.load(shopId);
      if (!shop || shop.uninstalledAt || !(await isOpenToUs(shop.domain))) await shops.erase(shopId, shop);
    },

    showUnreachable: (shopId: ShopId) =>
      problems.report(shopId, { key: UNREACHABLE, code: UNREACHABLE, values: {} }, clock.now()),
    settleUnreachable: (shopId: ShopId) => problems.settle(shopId, UNREACHABLE),

    /** Asks again for every effect nobody may be working on any more: what a lost job left is found within a minute. */
    async sweepEffects(): Promise<void> {
      for (const shopId of await shops.withEffects()) {
        await again(shopId, 'issue-rewards', 0);
        await again(shopId, 'send-messages', 0);
      }
    },

    /**
     * Addresses that were declared and accepted nothing in time: their keyed hash is all that stays (C7). And who brought a
     * decoy code so long ago that no reward waits any more.
     */
    async forgetAddresses(): Promise<void> {
      for (const shopId of await shops.installed()) {
        await declarationRows(db).forget(shopId, clock.now());
        await forgetCanaries(db, shopId, clock.now());
      }
    },

    async tidyInbox(): Promise<void> {
      await db.pool.query(
        'SELECT ensure_inbox_partitions(), drop_old_inbox_partitions(), tidy_quarantine(), tidy_jobs()',
      );
    },

    /** `queueUrl` is the account that owns the job queue. */
    watchWorkers: (queueUrl: string) =>
      watchWorkers(queueUrl, logger, async (shopIds) => {
        for (const shopId of shopIds) await services.rewards.giveBack(asId<ShopId>(shopId), clock.now());
      }),

    /** not through a pooler: one in transaction mode passes no notification on */
    hearOfWork: (queueUrl: string, onWork: () => void) => openInboxEar(queueUrl, onWork, logger),

    close: () => mailer.close(),
  };
}

export type BackgroundWork = ReturnType<typeof createBackgroundWork>;
