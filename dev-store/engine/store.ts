import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DevStore, Faults } from '../contract.ts';
import { addPastOrders } from '../seed/crowd.ts';
import { createWebhookSender, type WebhookSender } from '../webhooks/send.ts';
import type { AppConfig } from './app-config.ts';
import { changeOrders, placeOrders } from './batch.ts';
import { applyCode, cart, checkout, quote, setCart } from './checkout.ts';
import { createCustomer, mergeCustomers, redactCustomer, requestCustomerData, toCustomer } from './customers.ts';
import { deleteResource } from './deleted.ts';
import { createDice } from './dice.ts';
import { findDiscountByCode, toDiscount } from './discounts.ts';
import { decideDispute, openDispute, toDispute } from './disputes.ts';
import type { Engine, StoreEvent } from './engine.ts';
import { toGiftCard } from './gift-cards.ts';
import { createHolds } from './holds.ts';
import { buildIndexes } from './indexes.ts';
import { appMetafields, setGrantedScopes, uninstallApp, updateShop } from './installation.ts';
import { cancelOrder, editOrder, markOrderPaid, refundOrder, requireOrder, toOrder } from './orders.ts';
import { openStateFile } from './persistence.ts';
import { assessRisk } from './risk.ts';
import { signCustomerToken, signProxyQuery, signSessionToken } from './signatures.ts';
import { emptyState, noFaults, noThemeBlocks } from './state.ts';
import { storeCreditAccount, toStoreCreditAccount } from './store-credit.ts';

export type EngineOptions = {
  config: DevStore['config'];
  app: AppConfig;
  /** null: memory only */
  dataDir: string | null;
  now?: () => Date;
  random?: () => number;
  /** makes the faults fall the same way in every run */
  faultSeed?: number | null;
  webhookConcurrency?: number;
  jobDelayMs?: number;
  retryScale?: number;
  shopRedactDelayMs?: number;
  journeyDelayMs?: number;
  /** fills an empty shop; not called when the data folder holds one */
  seed: (engine: Engine) => void;
};

export type RunningEngine = { engine: Engine; store: DevStore; close(): void };

export function startEngine(options: EngineOptions): RunningEngine {
  const { config, app } = options;
  const filesDir = options.dataDir === null ? temporaryFolder() : join(options.dataDir, 'files');
  const now = () => (options.now?.() ?? new Date()).toISOString();
  const file = openStateFile(options.dataDir);
  const saved = file.load();
  const state =
    saved ??
    emptyState({
      name: config.shopName,
      email: `bonjour@${config.shop.replace('.myshopify.com', '.example')}`,
      createdAt: now(),
    });
  const listeners = new Set<(event: StoreEvent) => void>();
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  const engine: Engine = {
    config,
    app,
    state,
    now,
    indexes: buildIndexes(state),
    dice: createDice(options.random ?? Math.random, options.faultSeed ?? null),
    holds: createHolds(),
    changed: (collection, id) => {
      if (!closed) file.changed(state, collection, id);
    },
    emit(kind, label, detail) {
      const event: StoreEvent = { at: now(), kind, label, detail };
      for (const listener of listeners) listener(event);
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    publish: (webhooks) => sender.publish(webhooks),
    republish: (orderId) => sender.republish(orderId),
    shopRedactDelayMs: options.shopRedactDelayMs ?? 60_000,
    journeyDelayMs: options.journeyDelayMs ?? 2_000,
    filesDir,
    jobDelayMs: options.jobDelayMs ?? 1_000,
    later(delayMs, action) {
      if (closed) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        action();
      }, delayMs);
      timers.add(timer);
    },
  };
  const sender = createWebhookSender(engine, {
    retryScale: options.retryScale ?? 1,
    concurrency: options.webhookConcurrency ?? 64,
  });
  if (!saved) {
    options.seed(engine);
    engine.changed();
  }
  sender.resume();

  return {
    engine,
    store: createDevStore(engine, sender),
    close() {
      file.flush();
      closed = true;
      sender.stop();
      engine.holds.releaseAll();
      for (const timer of timers) clearTimeout(timer);
      if (options.dataDir === null) rmSync(filesDir, { recursive: true, force: true });
    },
  };
}

const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'dev-store-'));

/** The contract's view of the engine. */
function createDevStore(engine: Engine, sender: WebhookSender): DevStore {
  const { state, config } = engine;
  const newestFirst = <T extends { createdAt: string; id: string }>(items: T[]) =>
    items.sort((a, b) => b.createdAt.localeCompare(a.createdAt) || (BigInt(b.id) > BigInt(a.id) ? 1 : -1));
  return {
    config,
    products: () => structuredClone(state.products),
    deleteResource: (gid) => deleteResource(engine, gid),
    customers: () => Object.values(state.customers).map((record) => toCustomer(engine, record)),
    customer: (id) => {
      const record = state.customers[id] ?? state.customers[state.mergedCustomers[id] ?? ''];
      return record && toCustomer(engine, record);
    },
    createCustomer: (input) => createCustomer(engine, input),
    mergeCustomers: (keepId, goneId) => mergeCustomers(engine, keepId, goneId),

    cart: (token) => cart(engine, token),
    setCart: (token, change) => setCart(engine, token, change),
    quote: (token, buyer) => quote(engine, token, buyer),
    checkout: (token, input) => {
      const result = checkout(engine, token, input);
      return result.ok ? { ok: true, order: toOrder(result.order) } : result;
    },

    applyCode: (token, code) => applyCode(engine, token, code),
    orders: () => newestFirst(Object.values(state.orders)).map(toOrder),
    order: (id) => {
      const order = state.orders[id];
      return order && toOrder(order);
    },
    cancelOrder: (id) => toOrder(cancelOrder(engine, id)),
    markOrderPaid: (id) => toOrder(markOrderPaid(engine, id)),
    refundOrder: (id, amount, lines) => toOrder(refundOrder(engine, id, amount, lines)),
    editOrder: (id, change) => toOrder(editOrder(engine, id, change)),
    placeOrders: (orders) => placeOrders(engine, orders),
    changeOrders: (changes) => changeOrders(engine, changes),
    openDispute: (orderId, input = {}) => toDispute(openDispute(engine, orderId, input)),
    decideDispute: (id, outcome) => toDispute(decideDispute(engine, id, outcome)),
    disputes: () => Object.values(state.disputes).map(toDispute),
    assessRisk: (orderId, assessment) => {
      assessRisk(engine, orderId, assessment);
      return toOrder(requireOrder(engine, orderId));
    },
    resendWebhooks: (orderId) => engine.republish(orderId),
    requestCustomerData: (customerId) => requestCustomerData(engine, customerId),
    redactCustomer: (customerId) => redactCustomer(engine, customerId),
    uninstallApp: () => uninstallApp(engine),
    isInstalled: () => state.installation !== null,
    updateShop: (change) => updateShop(engine, change),
    setGrantedScopes: (scopes) => setGrantedScopes(engine, scopes),
    appScopes: () => ({
      required: [...engine.app.scopes],
      optional: [...engine.app.optionalScopes],
      granted: [...(state.installation?.scopes ?? [])],
    }),

    discounts: () => newestFirst(Object.values(state.discounts)).map((record) => toDiscount(engine, record)),
    discountByCode: (code) => {
      const record = findDiscountByCode(engine, code);
      return record && toDiscount(engine, record);
    },
    giftCards: () => newestFirst(Object.values(state.giftCards)).map((record) => toGiftCard(engine, record)),
    storeCreditAccounts: (customerId) =>
      Object.values(state.storeCreditAccounts)
        .filter((account) => customerId === undefined || account.customerId === customerId)
        .map(({ id }) => toStoreCreditAccount(storeCreditAccount(engine, id)!)),

    sessionToken: (userId = '902541635') => signSessionToken(engine, userId),
    customerToken: (customerId) => signCustomerToken(engine, customerId),
    proxyQuery: (_path, search, customerId) => signProxyQuery(engine, search, customerId),
    appMetafields: () => appMetafields(engine),
    themeBlocks: () => ({ ...noThemeBlocks, ...state.themeBlocks }),
    setThemeBlocks: (blocks) => {
      Object.assign(state.themeBlocks, blocks);
      engine.changed();
    },

    deliveries: () =>
      state.deliveries
        .map(({ body: _body, orderId: _orderId, subscriptionId: _id, ...delivery }) => structuredClone(delivery))
        .reverse(),
    deliveryCounts: () => sender.counts(),
    setWebhookConcurrency: (concurrency) => sender.setConcurrency(concurrency),
    mails: () => structuredClone(state.mails),
    clearMails: () => {
      state.mails.length = 0;
      engine.changed();
    },
    faults: () => ({ ...state.faults }),
    setFaults: (faults) => {
      Object.assign(state.faults, checkedFaults(faults));
      engine.changed();
    },
    addPastOrders: (past) => addPastOrders(engine, past),
    setSeed: (seed) => engine.dice.setSeed(seed),
    holds: () => engine.holds.list(),
    addHold: (request) => engine.holds.add(request),
    holdReached: (id, timeoutMs) => engine.holds.reached(id, timeoutMs),
    releaseHold: (id, how) => engine.holds.release(id, how),
    onEvent: (listener) => engine.onEvent(listener),
  };
}

function checkedFaults(faults: Partial<Faults>): Partial<Faults> {
  for (const [name, value] of Object.entries(faults)) {
    if (!(name in noFaults)) throw new Error(`unknown fault "${name}"`);
    if (typeof value !== typeof noFaults[name as keyof Faults])
      throw new Error(`fault "${name}" must be a ${typeof noFaults[name as keyof Faults]}`);
    if (name.endsWith('Ms') && (value as number) < 0) throw new Error(`fault "${name}" must not be negative`);
    if (name.endsWith('Share') && ((value as number) < 0 || (value as number) > 1))
      throw new Error(`fault "${name}" must be between 0 and 1`);
  }
  return faults;
}
