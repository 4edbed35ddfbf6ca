import type { ShopId } from '../domain/shared/ids.ts';
import { enqueueJob } from '../persistence/effects.server.ts';
import { countUnjudged } from '../persistence/unjudged.server.ts';
import { bulkQueryText } from '../shopify/bulk-query.ts';
import { BulkResultGoneError, bulkLines } from '../shopify/bulk-result.server.ts';
import { ThrottledError } from '../shopify/call-errors.ts';
import {
  AppInstallationDocument,
  BulkOperationDocument,
  type BulkOperationFieldsFragment,
  HistoryStartDocument,
  OrdersHistoryDocument,
  RunBulkQueryDocument,
} from '../shopify/generated/graphql.ts';
import { UnreadablePayload } from '../shopify/payloads/unreadable-payload.ts';
import { type Gathering, importHistory } from '../usecases/import-history.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import { fetchedOrder, type OrderNode } from './fetched-orders.ts';
import { putOwn } from './put-own.server.ts';
import type { Services } from './services.server.ts';

const PROBLEM = 'history-import';
const HISTORY_QUERY = bulkQueryText(OrdersHistoryDocument);

/** Reading the orders from before the install (O4), a step a job. */
export function importingOf(services: Services) {
  const { clock, db, logger, problems, shops } = services;

  async function step(shopId: ShopId): Promise<number | null> {
    const shop = await shops.load(shopId);
    if (!shop || shop.uninstalledAt) return null;
    const client = services.clientFor(shop.domain);
    const keys = services.keysOf(shop);
    return importHistory({
      shop,
      clock,
      save: (progress) => shops.saveImport(shopId, progress),
      problems: {
        report: (code, values) => problems.report(shopId, { key: PROBLEM, code, values }, clock.now()),
        settle: () => problems.settle(shopId, PROBLEM),
      },
      inbox: {
        waiting: () => countUnjudged(db, shopId, OWN_TOPICS.history),
        hand: ({ key, at, orders }) =>
          putOwn(services, shop.domain, OWN_TOPICS.history, [
            { eventId: `history:${key}`, triggeredAt: at, body: { orders } },
          ]),
      },
      shopify: {
        async lookAround() {
          const { bulkOperations, ordersCount } = await client.request(HistoryStartDocument);
          return {
            orders: ordersCount?.count ?? 0,
            gatherings: bulkOperations.nodes.filter(({ query }) => query === HISTORY_QUERY).map(gatheringOf),
          };
        },
        async begin() {
          const { bulkOperationRunQuery } = await client.request(RunBulkQueryDocument, { query: HISTORY_QUERY });
          const [refusal] = bulkOperationRunQuery?.userErrors ?? [];
          const begun = bulkOperationRunQuery?.bulkOperation;
          if (begun) return { ok: true, gathering: gatheringOf(begun) };
          const isBusy = refusal?.code === 'LIMIT_REACHED' || refusal?.code === 'OPERATION_IN_PROGRESS';
          return { ok: false, isBusy, message: refusal?.message ?? '' };
        },
        async gathering(id) {
          const { bulkOperation } = await client.request(BulkOperationDocument, { id });
          return bulkOperation && gatheringOf(bulkOperation);
        },
        lines: bulkLines,
        isGone: (error) => error instanceof BulkResultGoneError,
        readOrder(line) {
          try {
            return { ...fetchedOrder(JSON.parse(line) as OrderNode, keys), visit: null };
          } catch (error) {
            if (!(error instanceof UnreadablePayload) && !(error instanceof SyntaxError)) throw error;
            logger.warn({ shop: shop.domain, error }, 'a past order could not be read');
            return null;
          }
        },
        async seesAllOrders() {
          const { currentAppInstallation } = await client.request(AppInstallationDocument);
          return currentAppInstallation.accessScopes.some((scope) => scope.handle === 'read_all_orders');
        },
      },
    });
  }

  const enqueue = (shopId: ShopId, inMs: number) =>
    db.withShop(shopId, (tx) =>
      enqueueJob(tx, shopId, { kind: 'import-history' }, new Date(clock.now().getTime() + inMs)),
    );

  return {
    async importHistory(shopId: ShopId): Promise<void> {
      try {
        const nextInMs = await step(shopId);
        if (nextInMs !== null) await enqueue(shopId, nextInMs);
      } catch (error) {
        if (!(error instanceof ThrottledError)) throw error;
        await enqueue(shopId, error.waitMs);
      }
    },

    /** From the beginning, after it was given up. */
    async importAgain(shopId: ShopId): Promise<void> {
      if (await shops.forgetFailedImport(shopId)) await enqueue(shopId, 0);
    },
  };
}

const gatheringOf = (operation: BulkOperationFieldsFragment): Gathering => ({
  id: operation.id,
  status: operation.status,
  errorCode: operation.errorCode,
  createdAt: new Date(operation.createdAt),
  ordersSoFar: Number(operation.rootObjectCount),
  url: operation.url,
  partialUrl: operation.partialDataUrl,
});
