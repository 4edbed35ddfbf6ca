import express, { type RequestHandler, type Router } from 'express';
import { readHeaders, verifyWebhook } from '../shopify/webhooks/verify.ts';

/** Shopify's bodies are far smaller; what is larger isn't one. */
const MAX_BODY = '5mb';

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
};

/**
 * The webhook door: verifies the signature over the raw body, stores the row, answers 200. It understands nothing of the
 * body; that is the judge's work. Answers: 401 wrong signature, 413 too large, 400 no delivery headers, 503 not stored
 * (Shopify then sends it again).
 */
export function webhookDoor({ secret, inbox, clock, logger }: DoorDeps): RequestHandler[] | Router {
  const router = express.Router();
  router.use(express.raw({ type: () => true, limit: MAX_BODY }));
  router.use(((error, _request, response, _next) => {
    const status = (error as { status?: number }).status ?? 400;
    response.status(status === 413 ? 413 : 400).end();
  }) satisfies express.ErrorRequestHandler);
  router.use(async (request, response) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!verifyWebhook(body, request.get('x-shopify-hmac-sha256'), secret)) {
      response.status(401).end();
      return;
    }
    const read = readHeaders(request.headers);
    if (!read.ok) {
      logger.warn({ header: read.header, problem: read.problem }, 'a signed delivery without its headers');
      response.status(400).end();
      return;
    }
    const { shopDomain, topic, eventId, triggeredAt } = read.headers;
    if (topic.startsWith('ricochet/')) {
      // headers aren't signed: nobody speaks to the judge in our own name through this door
      response.status(400).end();
      return;
    }
    try {
      await inbox.put([{ shopDomain, topic, eventId, triggeredAt, body }], clock.now());
    } catch (error) {
      logger.error({ error, topic, shopDomain }, 'a delivery could not be stored; Shopify will send it again');
      response.status(503).end();
      return;
    }
    response.status(200).end();
  });
  return router;
}
