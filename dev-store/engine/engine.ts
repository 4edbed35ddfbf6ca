import type { DevStore } from '../contract.ts';
import type { AppConfig } from './app-config.ts';
import type { Dice } from './dice.ts';
import type { Holds } from './holds.ts';
import type { Indexes } from './indexes.ts';
import type { RecordCollection, State } from './state.ts';

export type StoreEvent = Parameters<Parameters<DevStore['onEvent']>[0]>[0];

/** `always`: also after the app is gone (app/uninstalled, shop/redact). */
export type OutgoingWebhook = { topic: string; payload: Record<string, unknown>; orderId?: string; always?: boolean };

/** What every part of the dev store works with: the state, the clock, and the ways to tell others. */
export type Engine = {
  readonly config: DevStore['config'];
  readonly app: AppConfig;
  readonly state: State;
  readonly indexes: Indexes;
  /** ISO, milliseconds */
  now(): string;
  /** decides which faults fall */
  readonly dice: Dice;
  readonly holds: Holds;
  /** the state was changed: save it soon. What lies in a record collection is named, or it isn't saved. */
  changed(collection?: RecordCollection, id?: string): void;
  emit(kind: StoreEvent['kind'], label: string, detail: Record<string, unknown>): void;
  onEvent(listener: (event: StoreEvent) => void): () => void;
  /** one action's webhooks: they share an event id, as Shopify's do */
  publish(webhooks: OutgoingWebhook[]): void;
  /** sends stored deliveries once more, under the same event ids */
  republish(orderId: string): number;
  /** how long after uninstalling `shop/redact` follows (48 h at Shopify) */
  readonly shopRedactDelayMs: number;
  /** how long customerJourneySummary stays unready after an order */
  readonly journeyDelayMs: number;
  /** where files lie that are served for a while (results of bulk operations) */
  readonly filesDir: string;
  /** how long an asynchronous job (codes added or deleted in bulk, a bulk operation) waits in the queue */
  readonly jobDelayMs: number;
  /** runs later, unless the store is closed before */
  later(delayMs: number, action: () => void): void;
};
