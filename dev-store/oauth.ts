import { randomBytes } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type { Engine } from './engine/engine.ts';
import { ensureInstalled } from './engine/installation.ts';
import { verifySessionToken } from './engine/signatures.ts';
import type { TokenRecord } from './engine/state.ts';

const OFFLINE_LIFE_SECONDS = 60 * 60;
const ONLINE_LIFE_SECONDS = 24 * 60 * 60 - 1;
const REFRESH_LIFE_SECONDS = 90 * 24 * 60 * 60;

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
const OFFLINE = 'urn:shopify:params:oauth:token-type:offline-access-token';
const ONLINE = 'urn:shopify:params:oauth:token-type:online-access-token';

type Answer = { status: number; body: Record<string, unknown> };

/** POST /admin/oauth/access_token: token exchange and refresh, as shopify-api asks for them. */
export function oauthRoutes(engine: Engine): Router {
  const router = express.Router();
  router.post(
    '/admin/oauth/access_token',
    express.json(),
    express.urlencoded({ extended: false }),
    (request: Request, response: Response) => {
      const { status, body } = answer(engine, (request.body ?? {}) as Record<string, string | undefined>);
      engine.changed();
      engine.emit('admin-api', `access token: ${status === 200 ? 'issued' : body.error}`, { status });
      response.status(status).json(body);
    },
  );
  return router;
}

function answer(engine: Engine, body: Record<string, string | undefined>): Answer {
  const { apiKey, apiSecret } = engine.config;
  if (body.client_id !== apiKey || body.client_secret !== apiSecret)
    return refuse('invalid_client', 'The client credentials are wrong.');
  if (body.grant_type === TOKEN_EXCHANGE) return exchange(engine, body);
  if (body.grant_type === 'refresh_token') return refresh(engine, body.refresh_token ?? '');
  return refuse('unsupported_grant_type', `grant_type ${body.grant_type} is not offered.`);
}

function refuse(error: string, description: string): Answer {
  return { status: 400, body: { error, error_description: description } };
}

function exchange(engine: Engine, body: Record<string, string | undefined>): Answer {
  if (body.subject_token_type !== ID_TOKEN) return refuse('invalid_request', 'subject_token_type must be an id_token.');
  const claims = verifySessionToken(engine, body.subject_token ?? '');
  // a page that was open when the app was uninstalled doesn't install it again
  if (claims === null || claims.sid !== engine.state.adminSession)
    return refuse('invalid_subject_token', 'The session token is invalid or has expired.');
  if (body.requested_token_type === ONLINE) {
    ensureInstalled(engine);
    return { status: 200, body: issueOnline(engine, claims.sub) };
  }
  if (body.requested_token_type !== OFFLINE)
    return refuse('invalid_request', 'requested_token_type is neither online nor offline.');
  if (body.expiring !== '1')
    return refuse('invalid_request', 'Offline access tokens that never expire are no longer issued: send expiring=1.');
  ensureInstalled(engine);
  return { status: 200, body: issueOffline(engine) };
}

/** The old refresh token stops working; access tokens live until they expire. */
function refresh(engine: Engine, refreshToken: string): Answer {
  const record = engine.state.tokens.find((token) => token.refreshToken === refreshToken);
  const expired = !record?.refreshExpiresAt || Date.parse(record.refreshExpiresAt) <= Date.parse(engine.now());
  if (!record || record.refreshUsed || expired || !engine.state.installation) {
    return refuse('invalid_grant', 'The refresh token is unknown, was used before, or has expired.');
  }
  record.refreshUsed = true;
  return { status: 200, body: issueOffline(engine) };
}

function keep(engine: Engine, token: Omit<TokenRecord, 'refreshUsed'>): void {
  const now = Date.parse(engine.now());
  const { state } = engine;
  state.tokens = state.tokens.filter(
    ({ expiresAt, refreshExpiresAt }) => Date.parse(refreshExpiresAt ?? expiresAt) > now,
  );
  state.tokens.push({ ...token, refreshUsed: false });
}

function after(engine: Engine, seconds: number): string {
  return new Date(Date.parse(engine.now()) + seconds * 1_000).toISOString();
}

/** As Shopify writes it: a read scope that its write scope implies isn't listed. */
function scopeText(engine: Engine): string {
  const scopes = engine.state.installation?.scopes ?? [];
  return scopes
    .filter((scope) => !(scope.startsWith('read_') && scopes.includes(scope.replace('read_', 'write_'))))
    .join(',');
}

function issueOffline(engine: Engine): Record<string, unknown> {
  const accessToken = `shpat_${randomBytes(16).toString('hex')}`;
  const refreshToken = `shprt_${randomBytes(16).toString('hex')}`;
  keep(engine, {
    accessToken,
    kind: 'offline',
    expiresAt: after(engine, OFFLINE_LIFE_SECONDS),
    refreshToken,
    refreshExpiresAt: after(engine, REFRESH_LIFE_SECONDS),
    userId: null,
  });
  return {
    access_token: accessToken,
    scope: scopeText(engine),
    expires_in: OFFLINE_LIFE_SECONDS,
    refresh_token: refreshToken,
    refresh_token_expires_in: REFRESH_LIFE_SECONDS,
  };
}

function issueOnline(engine: Engine, userId: string): Record<string, unknown> {
  const accessToken = `shpua_${randomBytes(16).toString('hex')}`;
  keep(engine, {
    accessToken,
    kind: 'online',
    expiresAt: after(engine, ONLINE_LIFE_SECONDS),
    refreshToken: null,
    refreshExpiresAt: null,
    userId,
  });
  return {
    access_token: accessToken,
    scope: scopeText(engine),
    expires_in: ONLINE_LIFE_SECONDS,
    associated_user_scope: scopeText(engine),
    associated_user: {
      id: Number(userId),
      first_name: 'Élise',
      last_name: 'Garnier',
      email: engine.state.shop.email,
      email_verified: true,
      account_owner: true,
      locale: engine.config.locale,
      collaborator: false,
    },
  };
}

/** The token behind a request to the Admin API, if it is in force. */
export function findAccessToken(engine: Engine, accessToken: string | undefined): TokenRecord | null {
  if (!accessToken || !engine.state.installation) return null;
  const record = engine.state.tokens.find((token) => token.accessToken === accessToken);
  return record && Date.parse(record.expiresAt) > Date.parse(engine.now()) ? record : null;
}
