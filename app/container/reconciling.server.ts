import { z } from 'zod';
import type { ShopId } from '../domain/shared/ids.ts';
import { enqueueJob, type ShopJob } from '../persistence/effects.server.ts';
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
import { type ChargebacksDeps, compareChargebacks } from '../usecases/reconcile-chargebacks.ts';
import type { InShopify } from '../usecases/reconcile-rewards.ts';
import { type FetchedOrder, fetchedOrder, type OrderNode, orderRow } from './fetched-orders.ts';
import { putOwn } from './put-own.server.ts';
import type { Services } from './services.server.ts';
import { momentOf } from './spread.ts';

/** Schedules begin a comparison every so often; shops begin it spread over that time. */
const EVERY_MS = 15 * 60_000;
/** So much of a shop's API budget is left to rewards: comparing can wait, they can't. */
const SHARE_LEFT_TO_REWARDS = 0.5;
/** Every state a chargeback can be in, as Shopify's search of orders knows them. */
const CHARGEBACKS = ['needs_response', 'under_review', 'accepted', 'charge_refunded', 'lost', 'won']
  .map((status) => `chargeback_status:${status}`)
  .join(' OR ');

type Place = { deps: ReconcileDeps<FetchedOrder> & ChargebacksDeps<FetchedOrder>; client: AdminClient };

/** Comparing our books with Shopify's (O3): begun on schedule or by a merchant, then a page a job. */
export function reconcilingOf(services: Services) {
  const { clock, db, logger, problems, shops } = services;
  const rows = reconciliationRows<Reconciliation>(db);

  const enqueue = (shopId: ShopId, job: ShopJob, inMs = 0) =>
    db.withShop(shopId, (tx) => enqueueJob(tx, shopId, job, new Date(clock.now().getTime() + inMs)));

  /** True when one was begun; false when one was under way. Either way a job goes on with it. */
  async function start(shopId: ShopId, by: 'schedule' | 'merchant'): Promise<boolean> {
    const isBegun = await startReconciliation({ load: rows.load, save: rows.begin, clock }, shopId, by);
    await enqueue(shopId, { kind: 'reconcile' });
    return isBegun;
  }

  async function depsFor(shopId: ShopId): Promise<Place | null> {
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

    async function ordersPage(query: string, after: string | null) {
      const { orders } = await client.request(OrdersUpdatedPageDocument, { query, after });
      return {
        orders: orders.nodes.flatMap(seen),
        nextCursor: orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null,
      };
    }

    const deps: Place['deps'] = {
      load: rows.load,
      save: rows.save,
      checkBooks: rows.checkBooks,
      knownOrders: rows.knownOrders,
      problems,
      logger,
      clock,
      isRefused: (error) => error instanceof UnauthorizedError || error instanceof AccessDeniedError,

      ordersPage: (_shopId, { from, until }, cursor) =>
        ordersPage(`updated_at:>='${from.toISOString()}' updated_at:<'${until.toISOString()}'`, cursor),

      chargebacksPage: (_shopId, placedSince, cursor) =>
        ordersPage(`created_at:>='${placedSince.toISOString()}' AND (${CHARGEBACKS})`, cursor),

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

  /** One page; the job it names does the next, or the same again for a shop that is over its budget. */
  async function onePage(
    shopId: ShopId,
    job: ShopJob,
    page: (deps: Place['deps']) => Promise<ShopJob | null>,
  ): Promise<void> {
    const place = await depsFor(shopId);
    if (!place) return;
    try {
      const next = await page(place.deps);
      if (next) await enqueue(shopId, next, restMs(place.client));
    } catch (error) {
      if (!(error instanceof ThrottledError)) throw error;
      await enqueue(shopId, job, error.waitMs);
    }
  }

  return {
    start,

    reconcile: (shopId: ShopId): Promise<void> =>
      onePage(shopId, { kind: 'reconcile' }, async (deps) =>
        (await reconcileStep(deps, shopId)) ? { kind: 'reconcile' } : null,
      ),

    /** A job for each installed shop, each at its own moment of the quarter of an hour. */
    async reconcileAll(): Promise<void> {
      for (const shopId of await shops.installed())
        await enqueue(shopId, { kind: 'start-reconciliation' }, momentOf(shopId, EVERY_MS));
    },

    findChargebacks: (shopId: ShopId, after?: string): Promise<void> =>
      onePage(shopId, { kind: 'find-chargebacks', ...(after && { after }) }, async (deps) => {
        const next = await compareChargebacks(deps, shopId, after ?? null);
        return next === null ? null : { kind: 'find-chargebacks', after: next };
      }),
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
