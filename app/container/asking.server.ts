import { createHash } from 'node:crypto';
import type { OrderId, ShopId } from '../domain/shared/ids.ts';
import type { OrderQuestion, RiskAssessment } from '../domain/verdict/about-order.ts';
import type { Dispute } from '../domain/verdict/facts.ts';
import { NO_OFFER, themeOffer } from '../i18n/theme-offer.ts';
import { enqueueJob, type ShopJob } from '../persistence/effects.server.ts';
import { inForce } from '../persistence/programs.server.ts';
import { AccessDeniedError, ThrottledError } from '../shopify/call-errors.ts';
import {
  AboutOrderDocument,
  type AboutOrderQuery,
  AppInstallationDocument,
  OrderByIdDocument,
  WriteOfferMetafieldDocument,
} from '../shopify/generated/graphql.ts';
import { aboutOrderVariables, type LineNodes, readAboutOrder } from '../shopify/payloads/about-order.ts';
import { subscribeToOptionalTopics } from '../shopify/subscriptions.server.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import { fetchedOrder, orderRow } from './fetched-orders.ts';
import { putOwn } from './put-own.server.ts';
import type { Services } from './services.server.ts';
import { momentOf } from './spread.ts';

/** Shopify counts a customer's orders within seconds; after a minute the plain number of orders is taken. */
const ASK_EVERY_MS = 1_500;
const ASK_TIMES = 40;
/** A permission the merchant hasn't given yet is looked for again so often; the problem says which. */
const ASK_ALLOWED_EVERY_MS = 15 * 60_000;
const PRODUCTS = 'scope:read_products:conditions';

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

  /** News of an order that hasn't been heard of: the order comes in first, then they. */
  async function fetchFirst(
    shopId: ShopId,
    orderId: OrderId,
    topic: string,
    news: Parameters<typeof putOwn>[3][number],
  ): Promise<void> {
    const shop = await installedShop(shopId);
    if (!shop) return;
    const { order } = await shop.client.request(OrderByIdDocument, { id: `gid://shopify/Order/${orderId}` });
    if (!order) return;
    await put(shop, OWN_TOPICS.order, orderRow(fetchedOrder(order, shop.keys)));
    await put(shop, topic, news);
  }

  /** One query; a basket of more than twenty lines takes one more for each further twenty. */
  async function askWithLines(
    shop: Installed,
    orderId: OrderId,
    question: OrderQuestion,
  ): Promise<{ told: AboutOrderQuery; lines: LineNodes } | 'not-allowed'> {
    const variables = aboutOrderVariables(orderId, question);
    try {
      const told = await shop.client.request(AboutOrderDocument, variables);
      const lines = [...(told.order?.lineItems?.nodes ?? [])];
      for (let page = told.order?.lineItems?.pageInfo; page?.hasNextPage; ) {
        const { order }: AboutOrderQuery = await shop.client.request(AboutOrderDocument, {
          ...variables,
          wantsSegments: false,
          wantsAdvocate: false,
          wantsAdvocateSegments: false,
          linesAfter: page.endCursor,
        });
        lines.push(...(order?.lineItems?.nodes ?? []));
        page = order?.lineItems?.pageInfo;
      }
      return { told, lines };
    } catch (error) {
      if (question.lines && error instanceof AccessDeniedError) return 'not-allowed';
      throw error;
    }
  }

  const calls = {
    /**
     * All a verdict needs that no webhook tells, in one question. Shopify needs a moment to count a customer's orders: then
     * it is asked again, a little later. Products are asked about once the merchant lets the app see them.
     */
    async askAboutOrder(
      shopId: ShopId,
      job: { orderId: OrderId; question: OrderQuestion; tries?: number },
    ): Promise<void> {
      const shop = await installedShop(shopId);
      if (!shop) return;
      const { orderId, question, tries = 0 } = job;
      const askAgain = (inMs: number) =>
        db.withShop(shopId, (tx) =>
          enqueueJob(
            tx,
            shopId,
            { kind: 'ask-about-order', orderId, question, tries: tries + 1 },
            new Date(clock.now().getTime() + inMs),
          ),
        );
      const answer = await askWithLines(shop, orderId, question);
      if (answer === 'not-allowed') {
        await problems.report(
          shopId,
          { key: PRODUCTS, code: 'scope-missing', values: { scopes: 'read_products' } },
          clock.now(),
        );
        await askAgain(ASK_ALLOWED_EVERY_MS);
        return;
      }
      const journey = answer.told.order?.customerJourneySummary;
      const isCounted = journey?.ready === true && journey.customerOrderIndex !== null;
      if (question.ordersBefore && answer.told.order && !isCounted && tries + 1 < ASK_TIMES) {
        await askAgain(ASK_EVERY_MS);
        return;
      }
      if (question.lines) await problems.settle(shopId, PRODUCTS);
      const about = readAboutOrder(answer.told, question, answer.lines);
      const told = createHash('sha256').update(JSON.stringify(about)).digest('base64url').slice(0, 22);
      await put(shop, OWN_TOPICS.aboutOrder, { eventId: `about-order:${orderId}:${told}`, body: { orderId, about } });
    },

    async refetchOrder(shopId: ShopId, orderId: string): Promise<void> {
      const shop = await installedShop(shopId);
      if (!shop) return;
      const { order } = await shop.client.request(OrderByIdDocument, { id: `gid://shopify/Order/${orderId}` });
      if (order) await put(shop, OWN_TOPICS.order, orderRow(fetchedOrder(order, shop.keys)));
    },

    /** A chargeback on an order we hadn't heard of: the order comes in first, then the dispute. */
    fetchDisputedOrder: (shopId: ShopId, orderId: OrderId, dispute: Dispute) =>
      fetchFirst(shopId, orderId, OWN_TOPICS.dispute, {
        eventId: `dispute:${orderId}:${dispute.at.toISOString()}`,
        body: { orderId, dispute },
      }),

    /** The same with what somebody thinks of its risk. */
    fetchAssessedOrder: (shopId: ShopId, orderId: OrderId, assessment: RiskAssessment) =>
      fetchFirst(shopId, orderId, OWN_TOPICS.aboutOrder, {
        eventId: `risk:${orderId}:${assessment.provider}:${assessment.at.toISOString()}:${assessment.level}`,
        body: { orderId, about: { assessments: [assessment] } },
      }),

    async subscribeWebhooks(shopId: ShopId): Promise<void> {
      const shop = await installedShop(shopId);
      if (shop) await subscribeToOptionalTopics(shop.client, `${environment.SHOPIFY_APP_URL}/webhooks`);
    },

    /**
     * The offer as the theme's blocks read it, an app-owned metafield. Where there is none any more, they show nothing.
     * @param edge of a campaign: the queue's clock has reached it, ours may be a little behind
     */
    async publishOffer(shopId: ShopId, edge: Date): Promise<void> {
      const shop = await installedShop(shopId);
      if (!shop) return;
      const program = await programs.load(shopId);
      const now = new Date(Math.max(clock.now().getTime(), edge.getTime()));
      const offer = inForce(program, now);
      const shown =
        program && offer
          ? themeOffer(offer, program.status, {
              decoys: shop.keys.canaryCodes,
              timeZone: shop.timeZone,
              isInformal: shop.isInformal,
            })
          : NO_OFFER;
      const { currentAppInstallation } = await shop.client.request(AppInstallationDocument);
      const { metafieldsSet } = await shop.client.request(WriteOfferMetafieldDocument, {
        metafields: [
          {
            ownerId: currentAppInstallation.id,
            namespace: 'ricochet',
            key: 'offer',
            type: 'json',
            value: JSON.stringify(shown),
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
    askAboutOrder: (shopId: ShopId, job: Parameters<typeof calls.askAboutOrder>[1]) =>
      withinBudget(shopId, { kind: 'ask-about-order', ...job }, () => calls.askAboutOrder(shopId, job)),
    fetchDisputedOrder: (shopId: ShopId, orderId: OrderId, dispute: Dispute) =>
      withinBudget(shopId, { kind: 'fetch-disputed-order', orderId, dispute }, () =>
        calls.fetchDisputedOrder(shopId, orderId, dispute),
      ),
    fetchAssessedOrder: (shopId: ShopId, orderId: OrderId, assessment: RiskAssessment) =>
      withinBudget(shopId, { kind: 'fetch-assessed-order', orderId, assessment }, () =>
        calls.fetchAssessedOrder(shopId, orderId, assessment),
      ),
    refetchOrder: (shopId: ShopId, orderId: OrderId) =>
      withinBudget(shopId, { kind: 'refetch-order', orderId }, () => calls.refetchOrder(shopId, orderId)),
    subscribeWebhooks: (shopId: ShopId) =>
      withinBudget(shopId, { kind: 'subscribe-webhooks' }, () => calls.subscribeWebhooks(shopId)),
    /** What each shop is asked once a day. */
    async askAllShops(): Promise<void> {
      for (const shopId of await shops.installed())
        await db.withShop(shopId, async (tx) => {
          const runAt = new Date(clock.now().getTime() + momentOf(shopId, ASK_ALL_WITHIN_MS));
          await enqueueJob(tx, shopId, { kind: 'subscribe-webhooks' }, runAt);
          await enqueueJob(tx, shopId, { kind: 'find-chargebacks' }, runAt);
        });
    },
    publishOffer: (shopId: ShopId, edge = clock.now()) =>
      withinBudget(shopId, { kind: 'publish-offer' }, () => calls.publishOffer(shopId, edge)),
  };
}
