import type { ShopId } from '../domain/shared/ids.ts';
import type { OrderFacts } from '../domain/verdict/facts.ts';

export type ImportDeps = {
  shop: { importState: string; importDone: number; importCursor: string | null };
  /** one page of past orders, oldest change last; `complete` = nothing is hidden from us (read_all_orders) */
  ordersPage(after: string | null): Promise<{ orders: OrderFacts[]; nextCursor: string | null }>;
  ordersInSight(): Promise<{ total: number | null; complete: boolean }>;
  /** puts a page in the inbox; the same page again is not stored twice */
  hand(page: { key: string; orders: OrderFacts[] }): Promise<void>;
  save(progress: {
    importState: string;
    importDone?: number;
    importTotal?: number | null;
    importCursor?: string | null;
    historyComplete?: boolean;
  }): Promise<unknown>;
};

/**
 * O4: reads the orders that were made before the install, page by page, into the judge's inbox, so that "first purchase"
 * knows them. Resumable: the cursor is saved after each page, and a page handed over twice counts once.
 */
export async function importHistory(deps: ImportDeps, _shopId: ShopId): Promise<void> {
  const { shop } = deps;
  if (shop.importState === 'done') return;
  const { total, complete } = await deps.ordersInSight();
  let done = shop.importDone;
  let cursor = shop.importCursor;
  await deps.save({ importState: 'running', importTotal: total });
  for (;;) {
    const page = await deps.ordersPage(cursor);
    if (page.orders.length) await deps.hand({ key: cursor ?? 'first', orders: page.orders });
    done += page.orders.length;
    cursor = page.nextCursor;
    await deps.save({ importState: 'running', importDone: done, importCursor: cursor });
    if (!cursor) break;
  }
  await deps.save({
    importState: 'done',
    importDone: done,
    importTotal: done,
    importCursor: null,
    historyComplete: complete,
  });
}
