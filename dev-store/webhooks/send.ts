import { createHmac, randomUUID } from 'node:crypto';
import type { Engine, OutgoingWebhook } from '../engine/engine.ts';
import type { DeliveryRecord } from '../engine/state.ts';
import { toTriggeredAt } from '../engine/time.ts';
import { toWebhookJson } from './json.ts';
import { assertSampleShape, WEBHOOK_API_VERSION } from './sample.ts';

const ANSWER_WITHIN_MS = 5_000;
const RETRIES = 8;
const KEPT_DELIVERIES = 500;
/** when `reorder` is on, the webhooks of one action leave last first, this far apart */
const REORDER_STEP_MS = 250;

export type WebhookSender = {
  publish(webhooks: OutgoingWebhook[]): void;
  republish(orderId: string): number;
  resume(): void;
};

/**
 * Shopify's delivery: signed, answered by a 2xx within five seconds or else tried eight more times, waiting twice as long
 * each time (1, 2, 4 … 128 s × `retryScale`; Shopify stretches the same eight over four hours).
 */
export function createWebhookSender(engine: Engine, retryScale: number): WebhookSender {
  const { state, config } = engine;

  const attempt = async (delivery: DeliveryRecord): Promise<void> => {
    const at = engine.now();
    let status: number | null = null;
    let error: string | null = null;
    try {
      const response = await fetch(new URL(delivery.uri, config.appUrl), {
        method: 'POST',
        headers: headersOf(delivery),
        body: delivery.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      status = response.status;
      await response.arrayBuffer();
    } catch (cause) {
      error = describeFailure(cause);
    }
    delivery.attempts.push({ at, status, error });
    const delivered = status !== null && status >= 200 && status < 300;
    if (delivered) delivery.state = 'delivered';
    else if (delivery.state === 'waiting' && delivery.attempts.length > RETRIES) delivery.state = 'given_up';
    else if (delivery.state === 'waiting') scheduleRetry(delivery);
    engine.changed();
    engine.emit('webhook', `${delivery.topic} → ${status ?? error}`, {
      id: delivery.id,
      topic: delivery.topic,
      status,
      error,
      attempt: delivery.attempts.length,
    });
  };

  const scheduleRetry = (delivery: DeliveryRecord) => {
    engine.later(2 ** (delivery.attempts.length - 1) * 1_000 * retryScale, () => void attempt(delivery));
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
    const { loseShare, duplicateShare } = state.faults;
    if (engine.random() < loseShare) {
      delivery.state = 'dropped';
      engine.emit('webhook', `${delivery.topic} lost`, { id: delivery.id, topic: delivery.topic });
      return;
    }
    const copies = engine.random() < duplicateShare ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) engine.later(delayMs, () => void attempt(delivery));
  };

  const keep = (delivery: DeliveryRecord) => {
    state.deliveries.push(delivery);
    if (state.deliveries.length > KEPT_DELIVERIES)
      state.deliveries.splice(0, state.deliveries.length - KEPT_DELIVERIES);
    engine.changed();
  };

  return {
    publish(webhooks) {
      for (const { topic, payload } of webhooks) assertSampleShape(topic, payload);
      const installed = state.installation !== null;
      const eventId = randomUUID();
      const triggeredAt = engine.now();
      const deliveries = webhooks
        .filter(({ always }) => installed || always)
        .flatMap(({ topic, payload, orderId }) =>
          engine.app.subscriptions
            .filter((subscription) => subscription.topic === topic)
            .map(
              ({ uri }): DeliveryRecord => ({
                id: randomUUID(),
                eventId,
                topic,
                uri,
                triggeredAt,
                attempts: [],
                state: 'waiting',
                body: toWebhookJson(payload),
                orderId: orderId ?? null,
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
      for (const delivery of deliveries) void attempt(delivery);
      return deliveries.length;
    },

    /** what was waiting when the dev store was last closed */
    resume() {
      for (const delivery of state.deliveries)
        if (delivery.state === 'waiting') engine.later(1_000, () => void attempt(delivery));
    },
  };
}

function describeFailure(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === 'TimeoutError') return `no answer within ${ANSWER_WITHIN_MS / 1_000} s`;
  const { code } = (cause.cause ?? {}) as { code?: string };
  return code ?? cause.message;
}
