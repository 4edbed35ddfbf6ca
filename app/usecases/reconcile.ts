import type { ShopId } from '../domain/shared/ids.ts';
import { compareOrders, type KnownOrder, type OrdersDeps } from './reconcile-orders.ts';
import { compareRewards, type RewardsDeps } from './reconcile-rewards.ts';
import { addTally, decideSilence, type Tally } from './reconcile-silence.ts';

/** What comparing found since the last full comparison began. */
export type Findings = {
  /** orders whose webhook never came */
  ordersFound: number;
  /** taken back by us, yet still spendable in Shopify: taken back once more */
  rewardsRepaired: number;
  /** issued by us, yet gone or switched off in Shopify: the merchant is told */
  rewardsDiffer: number;
  /** used in Shopify without our knowing of the order */
  rewardsUsed: number;
  /** rows of our own books that don't agree with each other */
  booksDiffer: number;
};

/** Where a comparison stands. Saved after each page, so that another process can go on with it. */
export type Reconciliation = {
  startedAt: string;
  /** everything; or only the orders that changed lately */
  isFull: boolean;
  phase: 'orders' | 'rewards' | 'books' | 'done';
  /** orders changed within, ISO */
  window: { from: string; until: string };
  /** of orders Shopify's, of rewards the last one's id; null = from the start */
  cursor: string | null;
  /** orders or rewards looked at in this phase; `total` null = not known */
  done: number;
  total: number | null;
  finishedAt: string | null;
  /** why it ended early */
  stopped: 'no-access' | null;
  findings: Findings;
  /** of this window's orders, how many no webhook had told us of */
  orders: Tally;
  /** the same over the windows since webhooks were last heard */
  silence: Tally;
  lastFullAt: string | null;
};

export type ReconciledShop = {
  installedAt: Date;
  reconciledUntil: Date | null;
  reconciliation: Reconciliation | null;
  /** when the oldest row arrived that the judge hasn't come to; null = none waits */
  oldestUnjudgedAt: Date | null;
};

export type Problem = { key: string; code: string; values: Record<string, string> };

export type ReconcileDeps<Seen extends KnownOrder = KnownOrder> = OrdersDeps<Seen> &
  RewardsDeps & {
    /** null when the app isn't installed there */
    load(shopId: ShopId): Promise<ReconciledShop | null>;
    /** only while this very run is under way */
    save(shopId: ShopId, run: Reconciliation, reconciledUntil: Date | null): Promise<unknown>;
    /** each check's name with how many rows fail it; empty when all is well */
    checkBooks(shopId: ShopId): Promise<Record<string, number>>;
    problems: {
      report(shopId: ShopId, problem: Problem, now: Date): Promise<unknown>;
      settle(shopId: ShopId, key: string): Promise<unknown>;
    };
    /** the next call would be refused for want of access */
    isRefused(error: unknown): boolean;
    logger: { error(fields: object, message: string): void; warn(fields: object, message: string): void };
    clock: { now(): Date };
  };

/** Webhooks come within seconds; what changed this lately may still be on its way. */
const SETTLING_MS = 2 * 60_000;
/** Shopify's search lags behind its orders: each window looks back over the end of the one before. */
const OVERLAP_MS = 5 * 60_000;
const FULL_EVERY_MS = 24 * 3_600_000;

const NOTHING_FOUND: Findings = {
  ordersFound: 0,
  rewardsRepaired: 0,
  rewardsDiffer: 0,
  rewardsUsed: 0,
  booksDiffer: 0,
};

/**
 * Begins a comparison with Shopify (O3). On schedule it looks at the orders changed lately and once a day at everything;
 * a merchant who asks gets everything, up to this moment. Returns false when one is under way already, or the app is gone.
 */
export async function startReconciliation(
  {
    load,
    save,
    clock,
  }: Pick<ReconcileDeps, 'load' | 'clock'> & {
    save(shopId: ShopId, run: Reconciliation): Promise<unknown>;
  },
  shopId: ShopId,
  by: 'schedule' | 'merchant',
): Promise<boolean> {
  const shop = await load(shopId);
  const last = shop?.reconciliation ?? null;
  if (!shop || (last && !last.finishedAt)) return false;
  const now = clock.now();
  const isFull =
    by === 'merchant' || !last?.lastFullAt || now.getTime() - new Date(last.lastFullAt).getTime() >= FULL_EVERY_MS;
  await save(shopId, {
    startedAt: now.toISOString(),
    isFull,
    phase: 'orders',
    window: windowOf(shop, by, now),
    cursor: null,
    done: 0,
    total: null,
    finishedAt: null,
    stopped: null,
    findings: isFull || !last ? NOTHING_FOUND : last.findings,
    orders: { changed: 0, missed: 0 },
    silence: last?.silence ?? { changed: 0, missed: 0 },
    lastFullAt: isFull ? now.toISOString() : (last?.lastFullAt ?? null),
  });
  return true;
}

function windowOf(shop: ReconciledShop, by: 'schedule' | 'merchant', now: Date): Reconciliation['window'] {
  const settled = by === 'merchant' ? now : new Date(now.getTime() - SETTLING_MS);
  // what waits for the judge is not missing: the window ends before it
  const until = shop.oldestUnjudgedAt && shop.oldestUnjudgedAt < settled ? shop.oldestUnjudgedAt : settled;
  const from = new Date((shop.reconciledUntil ?? shop.installedAt).getTime() - OVERLAP_MS);
  // what came before the install is read by the import
  return { from: (from > shop.installedAt ? from : shop.installedAt).toISOString(), until: until.toISOString() };
}

/**
 * One page of a comparison, so that a big shop holds up no other. Returns whether there is more to do. A page that was
 * done but not saved is done again to the same end.
 */
export async function reconcileStep<Seen extends KnownOrder>(
  deps: ReconcileDeps<Seen>,
  shopId: ShopId,
): Promise<boolean> {
  const shop = await deps.load(shopId);
  const run = shop?.reconciliation;
  if (!run || run.finishedAt) return false;
  try {
    const next = await stepOf(deps, shopId, run, shop.oldestUnjudgedAt !== null);
    await deps.save(shopId, next.run, next.reconciledUntil);
    return !next.run.finishedAt;
  } catch (error) {
    if (!deps.isRefused(error)) throw error;
    // what was not finished is no full comparison: the next one will be
    const lastFullAt = run.isFull ? null : run.lastFullAt;
    const finishedAt = deps.clock.now().toISOString();
    await deps.save(shopId, { ...run, lastFullAt, finishedAt, stopped: 'no-access' }, null);
    return false;
  }
}

type Step = { run: Reconciliation; reconciledUntil: Date | null };

function stepOf<Seen extends KnownOrder>(
  deps: ReconcileDeps<Seen>,
  shopId: ShopId,
  run: Reconciliation,
  isJudgeBehind: boolean,
): Promise<Step> {
  switch (run.phase) {
    case 'orders':
      return ordersStep(deps, shopId, run);
    case 'rewards':
      return rewardsStep(deps, shopId, run, isJudgeBehind);
    case 'books':
      return booksStep(deps, shopId, run);
    case 'done':
      return Promise.resolve({ run: finished(deps, run), reconciledUntil: null });
  }
}

async function ordersStep<Seen extends KnownOrder>(
  deps: ReconcileDeps<Seen>,
  shopId: ShopId,
  run: Reconciliation,
): Promise<Step> {
  const window = { from: new Date(run.window.from), until: new Date(run.window.until) };
  if (window.from >= window.until) return { run: afterOrders(deps, run), reconciledUntil: null };
  const settledBefore = new Date(new Date(run.startedAt).getTime() - SETTLING_MS);
  const page = await compareOrders(deps, shopId, { window, cursor: run.cursor, settledBefore });
  const seen: Reconciliation = {
    ...run,
    cursor: page.nextCursor,
    done: run.done + page.looked,
    orders: addTally(run.orders, page.tally),
    findings: { ...run.findings, ordersFound: run.findings.ordersFound + page.found },
  };
  if (page.nextCursor) return { run: seen, reconciledUntil: page.lastChangeAt };
  const { tally, isSilent } = decideSilence(run.silence, seen.orders);
  await showSilence(deps, shopId, isSilent, tally);
  return { run: afterOrders(deps, { ...seen, silence: tally }), reconciledUntil: window.until };
}

const SILENT = 'webhooks-silent';

/**
 * Subscriptions stand in shopify.app.toml, and the Admin API neither lists nor recreates those: when webhooks stop, only
 * a new deployment of the app's configuration brings them back. Until then orders come in by comparing.
 */
async function showSilence(deps: ReconcileDeps, shopId: ShopId, isSilent: boolean | null, tally: Tally): Promise<void> {
  if (isSilent === null) return;
  if (!isSilent) {
    await deps.problems.settle(shopId, SILENT);
    return;
  }
  deps.logger.error({ shopId, ...tally }, 'Shopify’s webhooks of a shop don’t arrive');
  const values = { missed: String(tally.missed), changed: String(tally.changed) };
  await deps.problems.report(shopId, { key: SILENT, code: SILENT, values }, deps.clock.now());
}

const afterOrders = (deps: ReconcileDeps, run: Reconciliation): Reconciliation =>
  run.isFull ? { ...run, phase: 'rewards', cursor: null, done: 0, total: null } : finished(deps, run);

async function rewardsStep(
  deps: ReconcileDeps,
  shopId: ShopId,
  run: Reconciliation,
  isJudgeBehind: boolean,
): Promise<Step> {
  const total = run.total ?? (await deps.rewards.count(shopId, deps.clock.now()));
  const page = await compareRewards(deps, shopId, run.cursor);
  const seen: Reconciliation = {
    ...run,
    total,
    cursor: page.nextCursor,
    done: run.done + page.looked,
    findings: {
      ...run.findings,
      rewardsRepaired: run.findings.rewardsRepaired + page.repaired,
      rewardsDiffer: run.findings.rewardsDiffer + page.differ,
      // the order it was used on may be one of those that wait
      rewardsUsed: run.findings.rewardsUsed + (isJudgeBehind ? 0 : page.used),
    },
  };
  if (page.nextCursor) return { run: seen, reconciledUntil: null };
  return { run: { ...seen, phase: 'books', cursor: null, done: 0, total: null }, reconciledUntil: null };
}

const BOOKS = 'books-differ';

async function booksStep(deps: ReconcileDeps, shopId: ShopId, run: Reconciliation): Promise<Step> {
  const wrong = await deps.checkBooks(shopId);
  const booksDiffer = Object.values(wrong).reduce((sum, count) => sum + count, 0);
  if (booksDiffer > 0) {
    deps.logger.error({ shopId, wrong }, 'a shop’s books don’t agree with each other');
    const values = Object.fromEntries(Object.entries(wrong).map(([check, count]) => [check, String(count)]));
    await deps.problems.report(shopId, { key: BOOKS, code: BOOKS, values }, deps.clock.now());
  } else await deps.problems.settle(shopId, BOOKS);
  return { run: finished(deps, { ...run, findings: { ...run.findings, booksDiffer } }), reconciledUntil: null };
}

const finished = ({ clock }: ReconcileDeps, run: Reconciliation): Reconciliation => ({
  ...run,
  phase: 'done',
  cursor: null,
  finishedAt: clock.now().toISOString(),
});
