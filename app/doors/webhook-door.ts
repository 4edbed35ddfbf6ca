import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { readHeaders, verifyWebhook } from '../shopify/webhooks/verify.ts';

/** Shopify's bodies are far smaller; what is larger isn't one. */
const MAX_BODY_BYTES = 5 * 1024 * 1024;

export type DoorDeps = {
  secret: string;
  inbox: {
    put(
      rows: readonly { shopDomain: string; topic: string; eventId: string; triggeredAt: Date | null; body: Buffer }[],
      now: Date,
    ): Promise<void>;
  };
  clock: { now(): Date };
  logger: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
  /** hears of every answer, to count them */
  answered?(status: number): void;
};

/** Whether a request is for the door; all others are the app's. */
export const isForWebhookDoor = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'POST' && /^\/webhooks\/?(?:\?|$)/i.test(url);

/**
 * The webhook door: verifies the signature over the raw body, stores the row, answers 200 once it is committed. It
 * understands nothing of the body; that is the judge's work. Answers: 401 no webhook signed by Shopify, 413 too large, 400
 * no delivery headers, 503 not stored (Shopify then sends it again).
 */
export function webhookDoor(deps: DoorDeps): RequestListener {
  return (request, response) => {
    const answer = (status: number) => {
      end(response, status);
      deps.answered?.(status);
    };
    // whoever hangs up half-way gets no answer and is stored nowhere
    request.on('error', () => {});
    if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
      answer(413);
      request.resume();
      return;
    }
    let chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
      else if (chunks.length) {
        chunks = [];
        answer(413);
      }
    });
    request.on('end', () => {
      if (bytes > MAX_BODY_BYTES) return;
      const [only, ...more] = chunks;
      void take(deps, request, only && !more.length ? only : Buffer.concat(chunks)).then(answer);
    });
  };
}

/** Returns the status to answer. Never throws. */
async function take(
  { secret, inbox, clock, logger }: DoorDeps,
  { headers }: IncomingMessage,
  body: Buffer,
): Promise<number> {
  if (!verifyWebhook(body, text(headers['x-shopify-hmac-sha256']), secret)) return 401;
  const read = readHeaders(headers);
  if (!read.ok) {
    logger.warn({ header: read.header, problem: read.problem }, 'a signed delivery without its headers');
    return 400;
  }
  const { shopDomain, topic, eventId, triggeredAt } = read.headers;
  // headers aren't signed: nobody speaks to the judge in our own name through this door
  if (topic.startsWith('ricochet/')) return 400;
  try {
    await inbox.put([{ shopDomain, topic, eventId, triggeredAt, body }], clock.now());
    free(body);
    return 200;
  } catch (error) {
    logger.error({ error, topic, shopDomain }, 'a delivery could not be stored; Shopify will send it again');
    return 503;
  }
}

/**
 * Gives a stored body's memory back at once. Left to the garbage collector, bodies add up to the limit at which it goes
 * through the whole app's heap, and every delivery waits meanwhile. A part of a larger piece of memory is left alone.
 */
function free({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && !buffer.detached) buffer.transfer(0);
}

const text = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined;

/** Without writeHead, so that Node states a length of zero instead of sending chunks. */
function end(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}
