import type { Dispute, OrderFacts } from '../domain/verdict/facts.ts';

type PastOrder = { readonly facts: OrderFacts; readonly dispute: Dispute | null };

export type ImportDeps = {
  shop: { importState: string; importDone: number; importCursor: string | null };
  /** one page of past orders, oldest change last; `complete` = nothing is hidden from us (read_all_orders) */
  ordersPage(after: string | null): Promise<{ orders: PastOrder[]; nextCursor: string | null }>;
  ordersInSight(): Promise<{ complete: boolean }>;
  /** puts a page in the inbox; the same page again is not stored twice */
  hand(page: { key: string; orders: PastOrder[] }): Promise<void>;
  save(progress: {
    importState: string;
    importDone?: number;
    importTotal?: number | null;
    importCursor?: string | null;
    historyComplete?: boolean;
  }): Promise<unknown>;
};

/**
 * O4: reads the orders that were made before the install, one page a call, into the judge's inbox, so that "first
 * purchase" knows them. Resumable: the cursor is saved after each page, and a page handed over twice counts once.
 * Returns whether more is to come.
 */
export async function importHistory({ shop, ordersPage, ordersInSight, hand, save }: ImportDeps): Promise<boolean> {
  if (shop.importState === 'done') return false;
  const page = await ordersPage(shop.importCursor);
  if (page.orders.length) await hand({ key: shop.importCursor ?? 'first', orders: page.orders });
  const importDone = shop.importDone + page.orders.length;
  if (page.nextCursor) {
    await save({ importState: 'running', importDone, importCursor: page.nextCursor });
    return true;
  }
  const { complete } = await ordersInSight();
  await save({
    importState: 'done',
    importDone,
    importTotal: importDone,
    importCursor: null,
    historyComplete: complete,
  });
  return false;
}
