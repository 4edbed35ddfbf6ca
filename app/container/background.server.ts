import { deterministicCode } from '../config/seal.server.ts';
import { asId, type ShopId } from '../domain/shared/ids.ts';
import { themeOffer } from '../i18n/theme-offer.ts';
import { createMailer, MailError } from '../messaging/mailer.server.ts';
import { isConnectionError } from '../persistence/database.server.ts';
import { watchWorkers } from '../persistence/dead-workers.server.ts';
import { enqueueJob } from '../persistence/effects.server.ts';
import { openInboxEar } from '../persistence/inbox-ear.server.ts';
import { applyNews } from '../persistence/judging/apply-news.ts';
import { openJudgeStore } from '../persistence/judging/judge-store.ts';
import type { AdminClient } from '../shopify/admin-client.server.ts';
import { ThrottledError, UnauthorizedError } from '../shopify/call-errors.ts';
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
import { issueRewards } from '../usecases/issue-rewards.ts';
import { judgeShop } from '../usecases/judge-shop.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import { sendMessages } from '../usecases/send-messages.ts';
import { composeMail } from './compose-mail.server.ts';
import type { Services } from './services.server.ts';

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

  const again = (shopId: ShopId, kind: 'issue-rewards' | 'send-messages', inMs: number) =>
    db.withShop(shopId, (tx) => enqueueJob(tx, shopId, { kind }, new Date(clock.now().getTime() + inMs)));

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
      if (!shop) return;
      const more = await sendMessages(
        {
          messages,
          problems,
          compose: (queued) => composeMail(queued, shop, (sealed) => services.seal.open(sealed)),
          send: (mail) => mailer.send({ ...mail, fromName: shop.name }),
          isFinal: (error) => error instanceof MailError && error.kind === 'rejected',
          clock,
        },
        shopId,
      );
      if (more) await again(shopId, 'send-messages', 0);
    },

    async askOrdersBefore(shopId: ShopId, orderId: string): Promise<void> {
      const shop = await installedShop(shopId);
      if (!shop) return;
      const { order } = await shop.client.request(OrderHistoryFactsDocument, {
        orderId: `gid://shopify/Order/${orderId}`,
      });
      const index = order?.customerJourneySummary?.ready ? order.customerJourneySummary.customerOrderIndex : null;
      const ordersBefore = Math.max((index ?? Number(order?.customer?.numberOfOrders ?? 1)) - 1, 0);
      await put(shop, OWN_TOPICS.ordersBefore, `orders-before:${orderId}`, { orderId, ordersBefore });
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
      await importHistory(
        {
          shop,
          async ordersInSight() {
            const { currentAppInstallation } = await shop.client.request(AppInstallationDocument);
            return {
              total: null,
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
        },
        shopId,
      );
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

    async redactShop(shopId: ShopId): Promise<void> {
      await shops.redact(asId(shopId));
    },

    async tidyInbox(): Promise<void> {
      await db.pool.query('SELECT ensure_inbox_partitions(), drop_old_inbox_partitions()');
    },

    /** `queueUrl` is the account that owns the job queue. */
    watchWorkers: (queueUrl: string) => watchWorkers(queueUrl, logger),

    hearOfWork: (onWork: () => void) => openInboxEar(environment.DATABASE_URL, onWork, logger),

    close: () => mailer.close(),
  };
}

export type BackgroundWork = ReturnType<typeof createBackgroundWork>;

/** Carrying out rewards in one shop, through the issuer of each type. */
function shopifyOf(client: AdminClient, currency: string): Parameters<typeof issueRewards>[0]['shopify'] {
  return {
    async issue(reward, { code, startsAt, endsAt }) {
      const issuer = issuerOf(reward.spec.type);
      if (!issuer.shopify) throw new Error(`${reward.spec.type} is not carried out in Shopify`);
      const title = discountTitle(reward.rule === 'welcome.friend' ? 'welcome' : 'reward', code.slice(-5));
      const customerGid = reward.customerId ? `gid://shopify/Customer/${reward.customerId}` : null;
      return issuer.issue({
        client,
        intent: { code, title, spec: reward.spec as never, currency, startsAt, endsAt, customerGid, usageLimit: 1 },
      });
    },
    async revoke(reward) {
      const issuer = issuerOf(reward.spec.type);
      return issuer.shopify && reward.shopifyGid ? issuer.revoke({ client, gid: reward.shopifyGid }) : { ok: true };
    },
    throttledForMs: (error) => (error instanceof ThrottledError ? error.waitMs : null),
  };
}
