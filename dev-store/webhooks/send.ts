import { createHmac, randomUUID } from 'node:crypto';
import type { DeliveryCounts } from '../contract.ts';
import type { Engine, OutgoingWebhook } from '../engine/engine.ts';
import type { DeliveryRecord } from '../engine/state.ts';
import { toTriggeredAt } from '../engine/time.ts';
import { toWebhookJson } from './json.ts';
import { assertSampleShape, scopesOf, WEBHOOK_API_VERSION } from './sample.ts';

const ANSWER_WITHIN_MS = 5_000;
const RETRIES = 8;
const KEPT_DELIVERIES = 500;
/** when `reorder` is on, the webhooks of one action leave last first, this far apart; `reorderShare` keeps back as long */
const REORDER_STEP_MS = 250;

export type WebhookSender = {
  publish(webhooks: OutgoingWebhook[]): void;
  republish(orderId: string): number;
  resume(): void;
  stop(): void;
  counts(): DeliveryCounts;
  setConcurrency(concurrency: number): void;
};

/**
 * Shopify's delivery: signed, answered by a 2xx within five seconds or else tried eight more times, waiting twice as long
 * each time (1, 2, 4 … 128 s × `retryScale`; Shopify stretches the same eight over four hours). At most `concurrency` are
 * under way at once, the others wait their turn.
 */
export function createWebhookSender(
  engine: Engine,
  options: { retryScale: number; concurrency: number },
): WebhookSender {
  const { state, config, dice, holds } = engine;
  const counts: DeliveryCounts = { waiting: 0, delivered: 0, given_up: 0, dropped: 0, attempts: 0 };
  const queue: DeliveryRecord[] = [];
  let { concurrency } = options;
  let underWay = 0;

  const enqueue = (delivery: DeliveryRecord) => {
    queue.push(delivery);
    pump();
  };

  const pump = () => {
    while (underWay < concurrency && queue.length > 0) {
      underWay += 1;
      void attempt(queue.shift()!).finally(() => {
        underWay -= 1;
        pump();
      });
    }
  };

  const settle = (delivery: DeliveryRecord, next: DeliveryRecord['state']) => {
    counts[delivery.state] -= 1;
    counts[next] += 1;
    delivery.state = next;
  };

  /** With its last attempt a subscription made by API is over; one of the configuration file stays. */
  const giveUp = (delivery: DeliveryRecord) => {
    settle(delivery, 'given_up');
    state.webhookSubscriptions = state.webhookSubscriptions.filter(({ id }) => id !== delivery.subscriptionId);
  };

  const attempt = async (delivery: DeliveryRecord): Promise<void> => {
    const { topic } = delivery;
    if ((await holds.pass({ on: 'webhook', when: 'before', label: topic })) === 'drop') {
      settle(delivery, 'dropped');
      return;
    }
    const at = engine.now();
    let { status, error } = await send(delivery);
    // dropped after it was carried out: the app's answer never reached Shopify
    if ((await holds.pass({ on: 'webhook', when: 'after', label: topic })) === 'drop')
      [status, error] = [null, 'answer lost'];
    delivery.attempts.push({ at, status, error });
    counts.attempts += 1;
    const delivered = status !== null && status >= 200 && status < 300;
    if (delivered) settle(delivery, 'delivered');
    else if (delivery.state === 'waiting' && delivery.attempts.length > RETRIES) giveUp(delivery);
    else if (delivery.state === 'waiting') scheduleRetry(delivery);
    engine.changed();
    engine.emit('webhook', `${topic} → ${status ?? error}`, {
      id: delivery.id,
      topic,
      status,
      error,
      attempt: delivery.attempts.length,
    });
  };

  const send = async (delivery: DeliveryRecord): Promise<{ status: number | null; error: string | null }> => {
    try {
      const response = await fetch(new URL(delivery.uri, config.appUrl), {
        method: 'POST',
        headers: headersOf(delivery),
        body: delivery.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      await response.arrayBuffer();
      return { status: response.status, error: null };
    } catch (cause) {
      return { status: null, error: describeFailure(cause) };
    }
  };

  const scheduleRetry = (delivery: DeliveryRecord) => {
    engine.later(2 ** (delivery.attempts.length - 1) * 1_000 * options.retryScale, () => enqueue(delivery));
  };

  const headersOf = (delivery: DeliveryRecord): Record<string, string> => ({
    'content-type': 'application/json',
    'user-agent': 'Shopify-Captain-Hook',
    'x-shopify-topic': delivery.topic,
    'x-shopify-shop-domain': config.shop,
    'x-shopify-api-version': WEBHOOK_API_VERSION,
    'x-shopify-webhook-id': delivery.id,
    'x-shopify-event-id': delivery.eventId,
    'x-shopify-triggered-at': toTriggeredAt(delivery.triggeredAt),
    'x-shopify-hmac-sha256': createHmac('sha256', config.apiSecret).update(delivery.body, 'utf8').digest('base64'),
  });

  const dispatch = (delivery: DeliveryRecord, delayMs: number) => {
    const { loseShare, duplicateShare, reorderShare } = state.faults;
    const about = `${delivery.topic} ${delivery.orderId ?? ''}`;
    if (dice.falls('lose', about, loseShare)) {
      settle(delivery, 'dropped');
      engine.emit('webhook', `${delivery.topic} lost`, { id: delivery.id, topic: delivery.topic });
      return;
    }
    const wholeDelayMs = delayMs + (dice.falls('reorder', about, reorderShare) ? REORDER_STEP_MS : 0);
    const copies = dice.falls('duplicate', about, duplicateShare) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      if (wholeDelayMs > 0) engine.later(wholeDelayMs, () => enqueue(delivery));
      else enqueue(delivery);
    }
  };

  const keep = (delivery: DeliveryRecord) => {
    counts.waiting += 1;
    state.deliveries.push(delivery);
    if (state.deliveries.length > KEPT_DELIVERIES)
      state.deliveries.splice(0, state.deliveries.length - KEPT_DELIVERIES);
    engine.changed();
  };

  const subscriptions = () => [
    ...engine.app.subscriptions.map(({ topic, uri }) => ({ id: null, topic, uri })),
    ...state.webhookSubscriptions,
  ];

  /** Without the topic's scope Shopify has no business telling the app. */
  const isAllowed = (topic: string): boolean => {
    const anyOf = scopesOf(topic);
    const granted = state.installation?.scopes ?? [];
    return (
      anyOf.length === 0 ||
      anyOf.some((resource) => granted.includes(`read_${resource}`) || granted.includes(`write_${resource}`))
    );
  };

  return {
    publish(webhooks) {
      for (const { topic, payload } of webhooks) assertSampleShape(topic, payload);
      const installed = state.installation !== null;
      const eventId = randomUUID();
      const triggeredAt = engine.now();
      const bodies = new Map<unknown, string>();
      const bodyOf = (payload: unknown): string => {
        const body = bodies.get(payload) ?? toWebhookJson(payload);
        bodies.set(payload, body);
        return body;
      };
      const deliveries = webhooks
        .filter(({ topic, always }) => always || (installed && isAllowed(topic)))
        .flatMap(({ topic, payload, orderId }) =>
          subscriptions()
            .filter((subscription) => subscription.topic === topic)
            .map(
              ({ id, uri }): DeliveryRecord => ({
                id: randomUUID(),
                eventId,
                topic,
                uri,
                triggeredAt,
                attempts: [],
                state: 'waiting',
                body: bodyOf(payload),
                orderId: orderId ?? null,
                subscriptionId: id,
              }),
            ),
        );
      deliveries.forEach((delivery, index) => {
        keep(delivery);
        dispatch(
          delivery,
          state.faults.delayMs + (state.faults.reorder ? (deliveries.length - 1 - index) * REORDER_STEP_MS : 0),
        );
      });
    },

    republish(orderId) {
      const deliveries = state.deliveries.filter(
        (delivery) => delivery.orderId === orderId && delivery.state !== 'waiting',
      );
      for (const delivery of deliveries) enqueue(delivery);
      return deliveries.length;
    },

    /** what was waiting when the dev store was last closed */
    resume() {
      for (const delivery of state.deliveries) {
        if (delivery.state !== 'waiting') continue;
        counts.waiting += 1;
        engine.later(1_000, () => enqueue(delivery));
      }
    },

    stop() {
      queue.length = 0;
    },

    counts: () => ({ ...counts }),

    setConcurrency(given) {
      if (!Number.isInteger(given) || given < 1) throw new Error('the concurrency is a whole number from 1');
      concurrency = given;
      pump();
    },
  };
}

function describeFailure(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === 'TimeoutError') return `no answer within ${ANSWER_WITHIN_MS / 1_000} s`;
  const { code } = (cause.cause ?? {}) as { code?: string };
  return code ?? cause.message;
}
