import { asId, type CustomerId, type OrderId, type ShopId } from '../domain/shared/ids.ts';
import type { Dispute } from '../domain/verdict/facts.ts';
import { themeOffer } from '../i18n/theme-offer.ts';
import { createMailer, MailError } from '../messaging/mailer.server.ts';
import { isWorthRepeating } from '../persistence/database.server.ts';
import { watchWorkers } from '../persistence/dead-workers.server.ts';
import { enqueueJob, type ShopJob } from '../persistence/effects.server.ts';
import { openInboxEar } from '../persistence/inbox-ear.server.ts';
import { UNREACHABLE } from '../persistence/issuing/results.server.ts';
import { applyNews } from '../persistence/judging/apply-news.ts';
import { openJudgeStore } from '../persistence/judging/judge-store.ts';
import { ThrottledError } from '../shopify/call-errors.ts';
import {
  AppInstallationDocument,
  OrderByIdDocument,
  OrderHistoryFactsDocument,
  OrdersPageDocument,
  type OrdersPageQuery,
  WriteOfferMetafieldDocument,
} from '../shopify/generated/graphql.ts';
import { orderSeen, readWebhook } from '../shopify/intake.ts';
import { disputeFromOrderNode, factsFromOrderNode } from '../shopify/payloads/order-node.ts';
import { subscribeToOptionalTopics } from '../shopify/subscriptions.server.ts';
import { importHistory } from '../usecases/import-history.ts';
import { judgeShop } from '../usecases/judge-shop.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import { sendMessages } from '../usecases/send-messages.ts';
import { composeMail } from './compose-mail.server.ts';
import { issuingOf } from './issuing.server.ts';
import { reconcilingOf } from './reconciling.server.ts';
import type { Services } from './services.server.ts';

/** Shopify counts a customer's orders within seconds; after a minute the plain number of orders is taken. */
const ASK_EVERY_MS = 1_500;
const ASK_TIMES = 40;
/** Every state a chargeback can be in, as Shopify's search of orders knows them. */
const CHARGEBACKS = ['needs_response', 'under_review', 'accepted', 'charge_refunded', 'lost', 'won']
  .map((status) => `chargeback_status:${status}`)
  .join(' OR ');

/** Everything that happens without a request: judging, and the effects a verdict has. One function a job. */
export function createBackgroundWork(services: Services) {
  const { environment, logger, clock, db, inbox, shops, problems, programs, messages } = services;
  const judgeStore = openJudgeStore(db);
  const issuing = issuingOf(services);
  const reconciling = reconcilingOf(services);
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
        const told = factsFromOrderNode(node, hashers(shop));
        const { facts, visit, dispute } = orderSeen(told, shop.keys, false, disputeFromOrderNode(node));
        return { facts, visit, dispute: dispute ?? null };
      }),
    };
  }

  /** The same state of an order is taken in once. Whether a chargeback moves `updatedAt` Shopify doesn't say. */
  function orderEventId(order: Parameters<typeof disputeFromOrderNode>[0]): string {
    const dispute = disputeFromOrderNode(order);
    return `order:${order.id.split('/').at(-1)}:${order.updatedAt}${dispute ? `:${dispute.status}` : ''}`;
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
      if (order) await put(shop, OWN_TOPICS.order, orderEventId(order), ordersBody(shop, [order]));
    },

    /** A chargeback on an order we hadn't heard of: the order comes in first, then the dispute. */
    async fetchDisputedOrder(shopId: ShopId, orderId: OrderId, dispute: Dispute): Promise<void> {
      const shop = await installedShop(shopId);
      if (!shop) return;
      const { order } = await shop.client.request(OrderByIdDocument, { id: `gid://shopify/Order/${orderId}` });
      if (!order) return;
      await put(shop, OWN_TOPICS.order, orderEventId(order), ordersBody(shop, [order]));
      await put(shop, OWN_TOPICS.dispute, `dispute:${orderId}:${dispute.at.toISOString()}`, { orderId, dispute });
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
            orders: body.orders.map(({ facts, dispute }) => ({ facts, dispute })),
            nextCursor: orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null,
          };
        },
        hand: ({ key, orders }) =>
          put(shop, OWN_TOPICS.history, `history:${shop.installedAt.getTime()}:${key}`, {
            orders: orders.map((order) => ({ ...order, visit: null })),
          }),
        save: (progress) => shops.saveImport(shopId, progress),
      });
      if (more) await again(shopId, 'import-history', 0);
    },

    async subscribeWebhooks(shopId: ShopId): Promise<void> {
      const shop = await installedShop(shopId);
      if (shop) await subscribeToOptionalTopics(shop.client, `${environment.SHOPIFY_APP_URL}/webhooks`);
    },

    /**
     * Orders with a chargeback, as a shop tells them without the optional topics. They are searched for by that, as
     * Shopify doesn't say that a chargeback moves an order's `updatedAt`.
     */
    async findChargebacks(shopId: ShopId): Promise<void> {
      const shop = await installedShop(shopId);
      for (let after: string | null = null, isMore = shop !== null; shop && isMore; ) {
        const { orders }: OrdersPageQuery = await shop.client.request(OrdersPageDocument, {
          after,
          sortKey: 'UPDATED_AT',
          query: CHARGEBACKS,
        });
        for (const order of orders.nodes)
          await put(shop, OWN_TOPICS.order, orderEventId(order), ordersBody(shop, [order]));
        after = orders.pageInfo.endCursor;
        isMore = orders.pageInfo.hasNextPage;
      }
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
    fetchDisputedOrder: (shopId: ShopId, orderId: OrderId, dispute: Dispute) =>
      withinBudget(shopId, { kind: 'fetch-disputed-order', orderId, dispute }, () =>
        calls.fetchDisputedOrder(shopId, orderId, dispute),
      ),
    refetchOrder: (shopId: ShopId, orderId: OrderId) =>
      withinBudget(shopId, { kind: 'refetch-order', orderId }, () => calls.refetchOrder(shopId, orderId)),
    importHistory: (shopId: ShopId) =>
      withinBudget(shopId, { kind: 'import-history' }, () => calls.importHistory(shopId)),
    subscribeWebhooks: (shopId: ShopId) =>
      withinBudget(shopId, { kind: 'subscribe-webhooks' }, () => calls.subscribeWebhooks(shopId)),
    findChargebacks: (shopId: ShopId) =>
      withinBudget(shopId, { kind: 'find-chargebacks' }, () => calls.findChargebacks(shopId)),
    /** What each shop is asked once a day. */
    async askAllShops(): Promise<void> {
      for (const shopId of await shops.installed())
        await db.withShop(shopId, async (tx) => {
          await enqueueJob(tx, shopId, { kind: 'subscribe-webhooks' });
          await enqueueJob(tx, shopId, { kind: 'find-chargebacks' });
        });
    },
    publishOffer: (shopId: ShopId) => withinBudget(shopId, { kind: 'publish-offer' }, () => calls.publishOffer(shopId)),

    startReconciliation: reconciling.start,
    reconcile: reconciling.reconcile,
    reconcileAll: reconciling.reconcileAll,

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
      await db.pool.query('SELECT ensure_inbox_partitions(), drop_old_inbox_partitions(), tidy_jobs()');
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
