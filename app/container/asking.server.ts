import type { CustomerId, OrderId, ShopId } from '../domain/shared/ids.ts';
import type { Dispute } from '../domain/verdict/facts.ts';
import { themeOffer } from '../i18n/theme-offer.ts';
import { enqueueJob, type ShopJob } from '../persistence/effects.server.ts';
import { ThrottledError } from '../shopify/call-errors.ts';
import {
  AppInstallationDocument,
  OrderByIdDocument,
  OrderHistoryFactsDocument,
  OrdersPageDocument,
  type OrdersPageQuery,
  WriteOfferMetafieldDocument,
} from '../shopify/generated/graphql.ts';
import { subscribeToOptionalTopics } from '../shopify/subscriptions.server.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import { fetchedOrder, orderRow } from './fetched-orders.ts';
import { putOwn } from './put-own.server.ts';
import type { Services } from './services.server.ts';
import { momentOf } from './spread.ts';

/** Shopify counts a customer's orders within seconds; after a minute the plain number of orders is taken. */
const ASK_EVERY_MS = 1_500;
const ASK_TIMES = 40;
/** Every state a chargeback can be in, as Shopify's search of orders knows them. */
const CHARGEBACKS = ['needs_response', 'under_review', 'accepted', 'charge_refunded', 'lost', 'won']
  .map((status) => `chargeback_status:${status}`)
  .join(' OR ');

/** What is asked of every shop once a day is asked within so long. */
const ASK_ALL_WITHIN_MS = 4 * 3_600_000;

/** What is asked of Shopify besides rewards; what it answers comes back as a row of the inbox. One function a job. */
export function askingOf(services: Services) {
  const { environment, clock, db, shops, problems, programs } = services;

  async function installedShop(shopId: ShopId) {
    const shop = await shops.load(shopId);
    return shop && !shop.uninstalledAt
      ? { ...shop, keys: services.keysOf(shop), client: services.clientFor(shop.domain) }
      : null;
  }
  type Installed = NonNullable<Awaited<ReturnType<typeof installedShop>>>;

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

  const put = (shop: Installed, topic: string, ...rows: Parameters<typeof putOwn>[3]) =>
    putOwn(services, shop.domain, topic, rows);

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
      await put(shop, OWN_TOPICS.ordersBefore, {
        eventId: `orders-before:${job.orderId}`,
        body: { orderId: job.orderId, ordersBefore },
      });
    },

    async refetchOrder(shopId: ShopId, orderId: string): Promise<void> {
      const shop = await installedShop(shopId);
      if (!shop) return;
      const { order } = await shop.client.request(OrderByIdDocument, { id: `gid://shopify/Order/${orderId}` });
      if (order) await put(shop, OWN_TOPICS.order, orderRow(fetchedOrder(order, shop.keys)));
    },

    /** A chargeback on an order we hadn't heard of: the order comes in first, then the dispute. */
    async fetchDisputedOrder(shopId: ShopId, orderId: OrderId, dispute: Dispute): Promise<void> {
      const shop = await installedShop(shopId);
      if (!shop) return;
      const { order } = await shop.client.request(OrderByIdDocument, { id: `gid://shopify/Order/${orderId}` });
      if (!order) return;
      await put(shop, OWN_TOPICS.order, orderRow(fetchedOrder(order, shop.keys)));
      await put(shop, OWN_TOPICS.dispute, {
        eventId: `dispute:${orderId}:${dispute.at.toISOString()}`,
        body: { orderId, dispute },
      });
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
        await put(shop, OWN_TOPICS.order, ...orders.nodes.map((node) => orderRow(fetchedOrder(node, shop.keys))));
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
    askOrdersBefore: (shopId: ShopId, job: Parameters<typeof calls.askOrdersBefore>[1]) =>
      withinBudget(shopId, { kind: 'ask-orders-before', ...job }, () => calls.askOrdersBefore(shopId, job)),
    fetchDisputedOrder: (shopId: ShopId, orderId: OrderId, dispute: Dispute) =>
      withinBudget(shopId, { kind: 'fetch-disputed-order', orderId, dispute }, () =>
        calls.fetchDisputedOrder(shopId, orderId, dispute),
      ),
    refetchOrder: (shopId: ShopId, orderId: OrderId) =>
      withinBudget(shopId, { kind: 'refetch-order', orderId }, () => calls.refetchOrder(shopId, orderId)),
    subscribeWebhooks: (shopId: ShopId) =>
      withinBudget(shopId, { kind: 'subscribe-webhooks' }, () => calls.subscribeWebhooks(shopId)),
    findChargebacks: (shopId: ShopId) =>
      withinBudget(shopId, { kind: 'find-chargebacks' }, () => calls.findChargebacks(shopId)),
    /** What each shop is asked once a day. */
    async askAllShops(): Promise<void> {
      for (const shopId of await shops.installed())
        await db.withShop(shopId, async (tx) => {
          const runAt = new Date(clock.now().getTime() + momentOf(shopId, ASK_ALL_WITHIN_MS));
          await enqueueJob(tx, shopId, { kind: 'subscribe-webhooks' }, runAt);
          await enqueueJob(tx, shopId, { kind: 'find-chargebacks' }, runAt);
        });
    },
    publishOffer: (shopId: ShopId) => withinBudget(shopId, { kind: 'publish-offer' }, () => calls.publishOffer(shopId)),
  };
}
