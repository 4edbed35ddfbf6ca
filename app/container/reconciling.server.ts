import { z } from 'zod';
import type { ShopId } from '../domain/shared/ids.ts';
import { enqueueJob } from '../persistence/effects.server.ts';
import { reconciliationRows } from '../persistence/reconciliation.server.ts';
import type { AdminClient } from '../shopify/admin-client.server.ts';
import { waitMsFor } from '../shopify/call-budget.ts';
import { AccessDeniedError, ThrottledError, UnauthorizedError } from '../shopify/call-errors.ts';
import {
  DeactivateDiscountDocument,
  DeactivateGiftCardDocument,
  OrdersUpdatedPageDocument,
  RewardsInShopifyDocument,
  type RewardsInShopifyQuery,
} from '../shopify/generated/graphql.ts';
import { UnreadablePayload } from '../shopify/payloads/unreadable-payload.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import { type ReconcileDeps, type Reconciliation, reconcileStep, startReconciliation } from '../usecases/reconcile.ts';
import type { InShopify } from '../usecases/reconcile-rewards.ts';
import { type FetchedOrder, fetchedOrder, type OrderNode, orderRow } from './fetched-orders.ts';
import { putOwn } from './put-own.server.ts';
import type { Services } from './services.server.ts';
import { momentOf } from './spread.ts';

/** Schedules begin a comparison every so often; shops begin it spread over that time. */
const EVERY_MS = 15 * 60_000;
/** So much of a shop's API budget is left to rewards: comparing can wait, they can't. */
const SHARE_LEFT_TO_REWARDS = 0.5;

/** Comparing our books with Shopify's (O3): begun on schedule or by a merchant, then a page a job. */
export function reconcilingOf(services: Services) {
  const { clock, db, logger, problems, shops } = services;
  const rows = reconciliationRows<Reconciliation>(db);

  const enqueue = (shopId: ShopId, kind: 'start-reconciliation' | 'reconcile', inMs = 0) =>
    db.withShop(shopId, (tx) => enqueueJob(tx, shopId, { kind }, new Date(clock.now().getTime() + inMs)));

  /** True when one was begun; false when one was under way. Either way a job goes on with it. */
  async function start(shopId: ShopId, by: 'schedule' | 'merchant'): Promise<boolean> {
    const isBegun = await startReconciliation({ load: rows.load, save: rows.begin, clock }, shopId, by);
    await enqueue(shopId, 'reconcile');
    return isBegun;
  }

  async function depsFor(shopId: ShopId): Promise<{ deps: ReconcileDeps<FetchedOrder>; client: AdminClient } | null> {
    const shop = await shops.load(shopId);
    if (!shop || shop.uninstalledAt) return null;
    const client = services.clientFor(shop.domain);
    const keys = services.keysOf(shop);

    function seen(node: OrderNode): FetchedOrder[] {
      try {
        return [fetchedOrder(node, keys)];
      } catch (error) {
        // one order that can't be read doesn't keep the others from being compared
        if (!(error instanceof UnreadablePayload)) throw error;
        logger.warn({ shop: shop?.domain, order: node.id, error }, 'an order could not be compared');
        return [];
      }
    }

    const deps: ReconcileDeps<FetchedOrder> = {
      load: rows.load,
      save: rows.save,
      checkBooks: rows.checkBooks,
      knownOrders: rows.knownOrders,
      problems,
      logger,
      clock,
      isRefused: (error) => error instanceof UnauthorizedError || error instanceof AccessDeniedError,

      async ordersPage(_shopId, { from, until }, after) {
        const query = `updated_at:>='${from.toISOString()}' updated_at:<'${until.toISOString()}'`;
        const { orders } = await client.request(OrdersUpdatedPageDocument, { query, after });
        return {
          orders: orders.nodes.flatMap(seen),
          nextCursor: orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null,
        };
      },

      hand: (_shopId, orders) => putOwn(services, shop.domain, OWN_TOPICS.order, orders.map(orderRow)),

      rewards: {
        count: rows.countRewards,
        page: rows.rewardsAfter,
        report: rows.reportRewards,
        async inShopify(_shopId, rewards) {
          const ids = rewards.map((reward) => reward.gid);
          const withGiftCards = ids.some(isGiftCard);
          const { nodes } = await client.request(RewardsInShopifyDocument, { ids, withGiftCards });
          return new Map(ids.map((gid, n) => [gid, inShopify(nodes[n] ?? null)]));
        },
        async revoke(_shopId, { gid }) {
          if (isGiftCard(gid)) {
            const { giftCardDeactivate } = await client.request(DeactivateGiftCardDocument, { id: gid });
            return giftCardDeactivate?.userErrors.length === 0;
          }
          const { discountCodeDeactivate } = await client.request(DeactivateDiscountDocument, { id: gid });
          return discountCodeDeactivate?.userErrors.length === 0;
        },
      },
    };
    return { deps, client };
  }

  /** How long to leave the shop's budget alone after a page. */
  function restMs(client: AdminClient): number {
    const budget = client.budget();
    return budget ? waitMsFor(budget.maximumPoints * SHARE_LEFT_TO_REWARDS, budget) : 0;
  }

  return {
    start,

    /** One page; the job after it does the next. */
    async reconcile(shopId: ShopId): Promise<void> {
      const place = await depsFor(shopId);
      if (!place) return;
      try {
        if (await reconcileStep(place.deps, shopId)) await enqueue(shopId, 'reconcile', restMs(place.client));
      } catch (error) {
        if (!(error instanceof ThrottledError)) throw error;
        await enqueue(shopId, 'reconcile', error.waitMs);
      }
    },

    /** A job for each installed shop, each at its own moment of the quarter of an hour. */
    async reconcileAll(): Promise<void> {
      for (const shopId of await shops.installed())
        await enqueue(shopId, 'start-reconciliation', momentOf(shopId, EVERY_MS));
    },
  };
}

const isGiftCard = (gid: string): boolean => gid.startsWith('gid://shopify/GiftCard/');

/** The generated types know nothing of what is only asked for on a condition. */
const giftCardShape = z.object({
  enabled: z.boolean(),
  balance: z.object({ amount: z.string() }),
  initialValue: z.object({ amount: z.string() }),
});

type FoundNode = RewardsInShopifyQuery['nodes'][number];

function inShopify(node: FoundNode): InShopify {
  switch (node?.__typename) {
    case 'DiscountCodeNode':
      return discountState(node.codeDiscount);
    case 'DiscountNode':
      return discountState(node.discount);
    case 'GiftCard': {
      const card = giftCardShape.parse(node);
      const balance = Number(card.balance.amount);
      return { isUsed: balance < Number(card.initialValue.amount), isSpendable: card.enabled && balance > 0 };
    }
    default:
      return null;
  }
}

type FoundDiscount = Extract<FoundNode, { __typename: 'DiscountCodeNode' }>['codeDiscount'];

/** Our codes work once. A deactivated one is, for the API, one that has ended. */
function discountState(
  discount: FoundDiscount | Extract<FoundNode, { __typename: 'DiscountNode' }>['discount'],
): InShopify {
  if (discount.__typename !== 'DiscountCodeBasic' && discount.__typename !== 'DiscountCodeFreeShipping') return null;
  const isUsed = discount.asyncUsageCount > 0;
  return { isUsed, isSpendable: discount.status !== 'EXPIRED' && !isUsed };
}
