import { createHmac, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import express, { type Request, type Response, type Router } from 'express';
import type { Engine } from '../../engine/engine.ts';
import type { BulkOperationRecord } from '../../engine/state.ts';

const KEPT_MS = 7 * 24 * 3_600_000;

export const resultPath = ({ filesDir }: Engine, id: string): string => join(filesDir, `bulk-${id}.jsonl`);

/** Whether the seven days are over for which a result is kept. */
export function isGone(engine: Engine, { endedAt }: BulkOperationRecord): boolean {
  return endedAt !== null && Date.parse(engine.now()) >= Date.parse(endedAt) + KEPT_MS;
}

/** The signed address of a result; nobody needs a token for it, and nobody can use it after its time. */
export function resultUrl(engine: Engine, { id, endedAt }: BulkOperationRecord): string {
  const expires = Date.parse(endedAt!) + KEPT_MS;
  return `${engine.config.storefrontUrl}/bulk-results/${id}.jsonl?expires=${expires}&signature=${signatureOf(engine, id, String(expires))}`;
}

const signatureOf = ({ config }: Engine, id: string, expires: string): string =>
  createHmac('sha256', `bulk ${config.apiSecret}`).update(`${id} ${expires}`).digest('base64url');

/** GET with byte ranges, as Shopify's file storage has it. */
export function resultRoutes(engine: Engine): Router {
  const router = express.Router();
  router.get('/bulk-results/:id.jsonl', (request: Request, response: Response) => {
    const { id } = request.params as { id: string };
    const expires = String(request.query.expires);
    const given = Buffer.from(String(request.query.signature));
    const wanted = Buffer.from(signatureOf(engine, id, expires));
    const isSigned = given.length === wanted.length && timingSafeEqual(given, wanted);
    if (!isSigned || Date.parse(engine.now()) >= Number(expires)) {
      response
        .status(400)
        .type('application/xml')
        .send('<?xml version="1.0"?><Error><Code>ExpiredToken</Code></Error>');
      return;
    }
    response.type('application/jsonl').sendFile(resultPath(engine, id), { cacheControl: false });
  });
  return router;
}
