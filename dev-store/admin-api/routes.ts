import express, { type Request, type Response, type Router } from 'express';
import type { Engine } from '../engine/engine.ts';
import { findAccessToken } from '../oauth.ts';
import { type BucketOptions, LeakyBucket, plans } from './bucket.ts';
import { executeAdminQuery, type GraphqlRequest, labelOfRequest } from './execute.ts';
import { API_VERSION } from './schema.ts';

/** POST /admin/api/2026-07/graphql.json, with Shopify's refusals around it and the faults that are switched on. */
export function adminApiRoutes(engine: Engine, bucketOptions: BucketOptions = plans.standard): Router {
  const bucket = new LeakyBucket(bucketOptions, Date.parse(engine.now()));
  const router = express.Router();
  router.post(
    '/admin/api/:version/graphql.json',
    express.json({ limit: '2mb' }),
    (request: Request, response: Response, next) => {
      respond(engine, bucket, request, response).catch(next);
    },
  );
  router.all('/admin/api/*', (_request: Request, response: Response) => {
    response.status(404).json({ errors: 'Not Found' });
  });
  return router;
}

async function respond(engine: Engine, bucket: LeakyBucket, request: Request, response: Response): Promise<void> {
  if (request.params.version !== API_VERSION) {
    response.status(404).json({ errors: 'Not Found' });
    return;
  }
  const token = findAccessToken(engine, request.get('x-shopify-access-token'));
  if (!token) {
    engine.emit('admin-api', 'refused: invalid access token', { status: 401 });
    response
      .status(401)
      .json({ errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' });
    return;
  }
  const body = (request.body ?? {}) as GraphqlRequest;
  const label = labelOfRequest(body);
  const falls = (kind: string, share: number) =>
    engine.dice.falls(kind, `${label} ${JSON.stringify(body.variables ?? null)}`, share);
  const { faults } = engine.state;
  if (falls('429', faults.adminApi429Share)) {
    engine.emit('admin-api', 'fault: 429', { status: 429 });
    response.status(429).set('retry-after', '1.0').json({
      errors: 'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.',
    });
    return;
  }
  if (falls('5xx', faults.adminApi5xxShare)) {
    engine.emit('admin-api', 'fault: 503', { status: 503 });
    response.status(503).json({ errors: 'Service Unavailable' });
    return;
  }
  if ((await engine.holds.pass({ on: 'admin-api', when: 'before', label })) === 'drop') {
    request.socket.destroy();
    return;
  }
  const answer = await executeAdminQuery(engine, bucket, engine.state.installation?.scopes ?? [], body);
  engine.emit('admin-api', answer.label, { errors: answer.body.errors ?? null, cost: answer.body.extensions ?? null });
  if ((await engine.holds.pass({ on: 'admin-api', when: 'after', label })) === 'drop') {
    request.socket.destroy();
    return;
  }
  if (answer.isMutation && falls('time-out', faults.adminApiTimeoutAfterCommitShare)) {
    engine.later(faults.adminApiTimeoutMs, () => request.socket.destroy()); // done, but nobody will ever say so
    return;
  }
  if (answer.isMutation && falls('5xx after commit', faults.adminApi5xxAfterCommitShare)) {
    response.status(503).json({ errors: 'Service Unavailable' });
    return;
  }
  response.set('x-shopify-api-version', API_VERSION);
  if (answer.deprecated.length > 0) response.set('x-shopify-api-deprecated-reason', answer.deprecated.join(', '));
  response.json(answer.body);
}
