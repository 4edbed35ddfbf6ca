import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isSame } from '../../config/is-same.server.ts';
import { isShopDomain } from '../shop-domain.ts';

/**
 * Whether Shopify signed this body as a webhook: base64 HMAC-SHA256 of the raw bytes under the app's secret, compared in
 * constant time. Session tokens and the queries of the app's pages are signed with the same secret and shown to whoever
 * browses a shop; only a webhook's body is a JSON object.
 */
export function verifyWebhook(rawBody: Buffer, hmacHeader: string | undefined, secret: string): boolean {
  if (!hmacHeader || !beginsAnObject(rawBody)) return false;
  const expected = createHmac('sha256', secret).update(rawBody).digest();
  return isSame(Buffer.from(hmacHeader, 'base64'), expected);
}

const JSON_SPACE = new Set(Buffer.from(' \t\r\n'));
const OBJECT_BEGINS = Buffer.from('{')[0];

const beginsAnObject = (body: Buffer) => body.find((byte) => !JSON_SPACE.has(byte)) === OBJECT_BEGINS;

export type WebhookHeaders = {
  readonly topic: string;
  readonly shopDomain: string;
  /** the same for every delivery of one event: what duplicates are recognised by */
  readonly eventId: string;
  readonly webhookId: string | null;
  /** null when absent or unreadable */
  readonly triggeredAt: Date | null;
  readonly apiVersion: string | null;
};

export type HeaderRefusal = { readonly ok: false; readonly problem: 'missing' | 'malformed'; readonly header: string };

const isTopicName = (text: string) => /^[a-z_]{1,40}\/[a-z_]{1,60}$/.test(text);
/** Shopify sends UUIDs; anything printable and short is kept, so that a new format isn't lost at the door. */
const isEventId = (text: string) => /^[\x21-\x7e]{1,128}$/.test(text);

/** Reads Shopify's delivery headers, or says which one is missing or malformed. Knows nothing of the body. */
export function readHeaders(
  headers: IncomingHttpHeaders,
): { readonly ok: true; readonly headers: WebhookHeaders } | HeaderRefusal {
  const topic = read(headers, 'x-shopify-topic', isTopicName);
  if (!topic.ok) return topic;
  const shopDomain = read(headers, 'x-shopify-shop-domain', isShopDomain);
  if (!shopDomain.ok) return shopDomain;
  const webhookId = read(headers, 'x-shopify-webhook-id', isEventId);
  const givenEventId = read(headers, 'x-shopify-event-id', isEventId);
  // Hand-triggered deliveries (Shopify CLI) carry no event id; their webhook id is as unique.
  const eventId = !givenEventId.ok && webhookId.ok ? webhookId : givenEventId;
  if (!eventId.ok) return eventId;

  return {
    ok: true,
    headers: {
      topic: topic.value,
      shopDomain: shopDomain.value,
      eventId: eventId.value,
      webhookId: webhookId.ok ? webhookId.value : null,
      triggeredAt: readInstant(text(headers, 'x-shopify-triggered-at')),
      apiVersion: text(headers, 'x-shopify-api-version')?.slice(0, 20) ?? null,
    },
  };
}

function read(
  headers: IncomingHttpHeaders,
  header: string,
  isWellFormed: (text: string) => boolean,
): { ok: true; value: string } | HeaderRefusal {
  const value = text(headers, header);
  if (value === undefined) return { ok: false, problem: 'missing', header };
  return isWellFormed(value) ? { ok: true, value } : { ok: false, problem: 'malformed', header };
}

/** Node joins repeated headers of these names into one text, or a list: neither comes from Shopify. */
function text(headers: IncomingHttpHeaders, header: string): string | undefined {
  const value = headers[header];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function readInstant(value: string | undefined): Date | null {
  const instant = new Date(value ?? Number.NaN);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
