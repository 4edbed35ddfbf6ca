import { deterministicCode } from '../config/seal.server.ts';
import { asId, type CustomerId, type OrderId, type ShopId } from '../domain/shared/ids.ts';
import { themeOffer } from '../i18n/theme-offer.ts';
import { createMailer, MailError } from '../messaging/mailer.server.ts';
import { isConnectionError } from '../persistence/database.server.ts';
import { watchWorkers } from '../persistence/dead-workers.server.ts';
import { enqueueJob, type ShopJob } from '../persistence/effects.server.ts';
import { openInboxEar } from '../persistence/inbox-ear.server.ts';
import { applyNews } from '../persistence/judging/apply-news.ts';
import { openJudgeStore } from '../persistence/judging/judge-store.ts';
import type { AdminClient } from '../shopify/admin-client.server.ts';
import { AccessDeniedError, InvalidCallError, ThrottledError, UnauthorizedError } from '../shopify/call-errors.ts';
import {
  AppInstallationDocument,
  OrderByIdDocument,
  OrderHistoryFactsDocument,
  OrdersPageDocument,
  WriteOfferMetafieldDocument,
} from '../shopify/generated/graphql.ts';
import { orderSeen, readWebhook } from '../shopify/intake.ts';
import { discountTitle, issuerOf } from '../shopify/issuers.server.ts';
import { factsFromOrderNode } from '../shopify/payloads/order-node.ts';
import { importHistory } from '../usecases/import-history.ts';
import { issueRewards, UNREACHABLE } from '../usecases/issue-rewards.ts';
import { judgeShop } from '../usecases/judge-shop.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import { sendMessages } from '../usecases/send-messages.ts';
import { composeMail } from './compose-mail.server.ts';
import type { Services } from './services.server.ts';

/** Shopify counts a customer's orders within seconds; after a minute the plain number of orders is taken. */
const ASK_EVERY_MS = 1_500;
const ASK_TIMES = 40;

/** Everything that happens without a request: judging, and the effects a verdict has. One function a job. */
export function createBackgroundWork(services: Services) {
  const { environment, logger, clock, db, inbox, shops, problems, programs, rewards, messages } = services;
  const judgeStore = openJudgeStore(db);
  const mailer = createMailer({ smtpUrl: environment.SMTP_URL, from: environment.MAIL_FROM });

  async function installedShop(shopId: ShopId) {
    const shop = await shops.load(shopId);
    return shop && !shop.uninstalledAt
      ? { ...shop, keys: services.keysOf(shop), client: services.clientFor(shop.domain) }
      : null;
  }
  type Installed = NonNullable<Awaited<ReturnType<typeof installedShop>>>;

  const again = (shopId: ShopId, kind: 'issue-rewards' | 'send-messages' | 'import-history', inMs: number) =>
    db.withShop(shopId, (tx) => enqueueJob(tx, shopId, { kind }, new Date(clock.now().getTime() + inMs)));

  /** A shop that is over its budget is left alone as long as Shopify says; that is no failure. */
  async function withinBudget(shopId: ShopId, job: ShopJob, call: () => Promise<void>): Promise<void> {
    try {
      await call();
    } catch (error) {
      if (!(error instanceof ThrottledError)) throw error;
      const runAt = new Date(clock.now().getTime() + error.waitMs);
      await db.withShop(shopId, (tx) => enqueueJob(tx, shopId, job, runAt));
    }
  }

  const put = (shop: Installed, topic: string, eventId: string, body: object) =>
    inbox.put(
      [{ shopDomain: shop.domain, topic, eventId, triggeredAt: clock.now(), body: Buffer.from(JSON.stringify(body)) }],
      clock.now(),
    );

  const hashers = ({ keys }: Installed) => ({ email: keys.hashEmail, phone: keys.hashPhone });

  /** An order as the judge's inbox takes it: facts without personal data. */
  function ordersBody(shop: Installed, nodes: readonly Parameters<typeof factsFromOrderNode>[0][]) {
    return {
      orders: nodes.map((node) => {
        const event = orderSeen(factsFromOrderNode(node, hashers(shop)), shop.keys, false);
        return event.kind === 'order-seen' ? { facts: event.facts, visit: event.visit } : null;
      }),
    };
  }

  /** What is asked of Shopify besides rewards. */
  const calls = {
    /** How many orders Shopify counts before this one. It needs a moment to know: then it is asked again, a little later. */
    async askOrdersBefore(
      shopId: ShopId,
      job: { orderId: OrderId; customerId: CustomerId; tries?: number },
    ): Promise<void> {
      const shop = await installedShop(shopId);
      if (!shop) return;
      const { order } = await shop.client.request(OrderHistoryFactsDocument, {
        orderId: `gid://shopify/Order/${job.orderId}`,
      });
      const index = order?.customerJourneySummary?.ready ? order.customerJourneySummary.customerOrderIndex : null;
      const tries = (job.tries ?? 0) + 1;
      if (index === null && order && tries < ASK_TIMES) {
        const runAt = new Date(clock.now().getTime() + ASK_EVERY_MS);
        const askAgain = { kind: 'ask-orders-before' as const, ...job, tries };
        await db.withShop(shopId, (tx) => enqueueJob(tx, shopId, askAgain, runAt));
        return;
      }
      // without a journey (draft orders have none) the customer's own count has to do
      const ordersBefore = Math.max((index ?? Number(order?.customer?.numberOfOrders ?? 1)) - 1, 0);
      await put(shop, OWN_TOPICS.ordersBefore, `orders-before:${job.orderId}`, { orderId: job.orderId, ordersBefore });
    },

    async refetchOrder(shopId: ShopId, orderId: string): Promise<void> {
      const shop = await installedShop(shopId);
      if (!shop) return;
      const { order } = await shop.client.request(OrderByIdDocument, { id: `gid://shopify/Order/${orderId}` });
      if (order) await put(shop, OWN_TOPICS.order, `order:${orderId}:${order.updatedAt}`, ordersBody(shop, [order]));
    },

    async importHistory(shopId: ShopId): Promise<void> {
      const shop = await installedShop(shopId);
      if (!shop) return;
      const more = await importHistory({
        shop,
        async ordersInSight() {
          const { currentAppInstallation } = await shop.client.request(AppInstallationDocument);
          return {
            complete: currentAppInstallation.accessScopes.some((scope) => scope.handle === 'read_all_orders'),
          };
        },
        async ordersPage(after) {
          const { orders } = await shop.client.request(OrdersPageDocument, {
            after,
            sortKey: 'PROCESSED_AT',
            query: null,
          });
          const body = ordersBody(shop, orders.nodes);
          return {
            orders: body.orders.flatMap((order) => (order ? [order.facts] : [])),
            nextCursor: orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null,
          };
        },
        hand: ({ key, orders }) =>
          put(shop, OWN_TOPICS.history, `history:${shop.installedAt.getTime()}:${key}`, {
            orders: orders.map((facts) => ({ facts, visit: null })),
          }),
        save: (progress) => shops.saveImport(shopId, progress),
      });
      if (more) await again(shopId, 'import-history', 0);
    },

    /** The offer as the theme's blocks read it, an app-owned metafield. */
    async publishOffer(shopId: ShopId): Promise<void> {
      const shop = await installedShop(shopId);
      const program = shop && (await programs.load(shopId));
      const [newest] = program?.versions ?? [];
      if (!shop || !program || !newest) return;
      const { currentAppInstallation } = await shop.client.request(AppInstallationDocument);
      const { metafieldsSet } = await shop.client.request(WriteOfferMetafieldDocument, {
        metafields: [
          {
            ownerId: currentAppInstallation.id,
            namespace: 'ricochet',
            key: 'offer',
            type: 'json',
            value: JSON.stringify(themeOffer(newest.terms, program.status)),
          },
        ],
      });
      const [refusal] = metafieldsSet?.userErrors ?? [];
      if (refusal)
        await problems.report(
          shopId,
          { key: 'offer-metafield', code: 'shopify-refused-reward', values: { code: '', message: refusal.message } },
          clock.now(),
        );
      else await problems.settle(shopId, 'offer-metafield');
    },
  };

  return {
    shopsWithWork: (most: number) => judgeStore.shopsWithWork(most, clock.now()),

    judge: (shopId: ShopId) =>
      judgeShop(
        {
          store: judgeStore,
          readWebhook: (topic, raw, shop) => readWebhook(topic, raw, services.keysOf(shop)),
          applyNews: (tx, shop, news, triggeredAt, now) =>
            applyNews(environment.SCOPES, tx, shop, news, triggeredAt, now),
          isConnectionError,
          clock,
          newId: services.newId,
          logger,
        },
        shopId,
      ),

    async issueRewards(shopId: ShopId): Promise<void> {
      const shop = await installedShop(shopId);
      if (!shop) return;
      try {
        const waitMs = await issueRewards(
          {
            rewards,
            problems,
            shopify: shopifyOf(shop.client, shop.currency),
            codeFor: (reward) =>
              deterministicCode(shop.keys.codeSecret, reward.cause, reward.rule, reward.personId, reward.generation),
            timeZone: shop.timeZone,
            clock,
          },
          shopId,
        );
        if (waitMs !== null) await again(shopId, 'issue-rewards', waitMs);
      } catch (error) {
        if (!(error instanceof UnauthorizedError)) throw error;
        await problems.report(
          shopId,
          { key: 'no-access', code: 'uninstalled-while-rewards-pending', values: {} },
          clock.now(),
        );
      }
    },

    async sendMessages(shopId: ShopId): Promise<void> {
      const shop = await shops.load(shopId);
      // what waits for a shop that left is sent when it comes back
      if (!shop || shop.uninstalledAt) return;
      const more = await sendMessages(
        {
          messages,
          problems,
          compose: (queued) => composeMail(queued, shop, (sealed) => services.seal.open(sealed)),
          send: (mail) => mailer.send({ ...mail, fromName: shop.name }),
          isFinal: (error) => error instanceof MailError && error.kind === 'rejected',
          isAway: (error) => error instanceof MailError && error.kind === 'unavailable',
          clock,
        },
        shopId,
      );
      if (more) await again(shopId, 'send-messages', 0);
    },

    askOrdersBefore: (shopId: ShopId, job: Parameters<typeof calls.askOrdersBefore>[1]) =>
      withinBudget(shopId, { kind: 'ask-orders-before', ...job }, () => calls.askOrdersBefore(shopId, job)),
    refetchOrder: (shopId: ShopId, orderId: OrderId) =>
      withinBudget(shopId, { kind: 'refetch-order', orderId }, () => calls.refetchOrder(shopId, orderId)),
    importHistory: (shopId: ShopId) =>
      withinBudget(shopId, { kind: 'import-history' }, () => calls.importHistory(shopId)),
    publishOffer: (shopId: ShopId) => withinBudget(shopId, { kind: 'publish-offer' }, () => calls.publishOffer(shopId)),

    async redactShop(shopId: ShopId): Promise<void> {
      await shops.redact(asId(shopId));
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

    async tidyInbox(): Promise<void> {
      await db.pool.query('SELECT ensure_inbox_partitions(), drop_old_inbox_partitions()');
    },

    /** `queueUrl` is the account that owns the job queue. */
    watchWorkers: (queueUrl: string, onLost: (error: unknown) => void) => watchWorkers(queueUrl, logger, onLost),

    hearOfWork: (onWork: () => void) => openInboxEar(environment.DATABASE_URL, onWork, logger),

    close: () => mailer.close(),
  };
}

export type BackgroundWork = ReturnType<typeof createBackgroundWork>;

/** Carrying out rewards in one shop, through the issuer of each type. */
function shopifyOf(client: AdminClient, currency: string): Parameters<typeof issueRewards>[0]['shopify'] {
  return {
    async issue(reward, { code, customerId, startsAt, endsAt }) {
      const issuer = issuerOf(reward.spec.type);
      if (!issuer.shopify) throw new Error(`${reward.spec.type} is not carried out in Shopify`);
      const title = discountTitle(reward.rule === 'welcome.friend' ? 'welcome' : 'reward', code.slice(-5));
      const customerGid = customerId ? `gid://shopify/Customer/${customerId}` : null;
      return issuer.issue({
        client,
        intent: { code, title, spec: reward.spec as never, currency, startsAt, endsAt, customerGid, usageLimit: 1 },
      });
    },
    async revoke(reward, gid) {
      const issuer = issuerOf(reward.spec.type);
      return issuer.shopify ? issuer.revoke({ client, gid }) : { ok: true };
    },
    kindOf(error) {
      if (error instanceof ThrottledError) return { kind: 'throttled', waitMs: error.waitMs };
      if (error instanceof InvalidCallError || error instanceof AccessDeniedError)
        return { kind: 'refused', message: error.message };
      return { kind: 'away' };
    },
  };
}
