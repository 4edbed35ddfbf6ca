import express, { type Request, type Response, type Router } from 'express';
import type { DevStore } from '../../contract.ts';
import { ADDRESS_COOKIE, readCookie } from '../web/cookies.ts';
import { pageRouter } from '../web/page-router.ts';
import { loggedInCustomer } from '../web/visitor.ts';
import { sendThemePage } from './render.ts';

export const PROXY_PREFIX = '/apps/ricochet';
const TIMEOUT_MS = 10_000;

/** What passes the proxy. Cookies never do, in either direction; identity is only in the signed query. */
const FORWARDED = ['accept', 'accept-language', 'content-type', 'user-agent', 'if-none-match', 'if-modified-since'];
const RETURNED = [
  'content-type',
  'cache-control',
  'location',
  'etag',
  'last-modified',
  'vary',
  'content-disposition',
  'content-language',
  'retry-after',
  'x-robots-tag',
];

export type ProxyObserver = (seen: {
  path: string;
  status: number;
  contentType: string;
  text: string;
  customerId: string | null;
}) => void;

/** https://shopify.dev/docs/apps/build/online-store/app-proxies */
export function appProxy(store: DevStore, observe: ProxyObserver = () => {}): Router {
  const router = pageRouter();
  router.use(PROXY_PREFIX, express.raw({ type: () => true, limit: '1mb' }), async (req: Request, res: Response) => {
    const customerId = loggedInCustomer(req, store)?.id ?? null;
    const asked = new URL(req.url, 'http://local');
    const query = store.proxyQuery(PROXY_PREFIX + asked.pathname, asked.searchParams, customerId);
    const target = `${store.config.appUrl}/proxy${asked.pathname === '/' ? '' : asked.pathname}?${query.toString()}`;

    let answer: globalThis.Response;
    try {
      answer = await fetch(target, {
        method: req.method,
        headers: forwardedHeaders(req),
        body: bodyOf(req),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      return void res.status(502).type('text/plain').send(`The app didn't answer: ${cause}`);
    }

    for (const name of RETURNED) {
      const value = answer.headers.get(name);
      if (value !== null) res.setHeader(name, value);
    }
    const body = Buffer.from(await answer.arrayBuffer());
    const contentType = answer.headers.get('content-type') ?? '';
    const isText = /^(text\/|application\/(json|liquid|javascript))/i.test(contentType);
    observe({
      path: asked.pathname,
      status: answer.status,
      contentType,
      text: isText ? body.toString('utf8') : (answer.headers.get('location') ?? ''),
      customerId,
    });

    if (/^application\/liquid\b/i.test(contentType)) {
      res.removeHeader('Content-Type');
      res.removeHeader('ETag');
      return sendThemePage(req, res, store, {
        template: { name: 'app-proxy' },
        title: store.config.shopName,
        source: body.toString('utf8'),
        status: answer.status,
      });
    }
    if (!contentType) res.removeHeader('Content-Type');
    res.status(answer.status).end(body);
  });
  return router;
}

function forwardedHeaders(req: Request): Headers {
  const headers = new Headers();
  for (const name of FORWARDED) {
    const value = req.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const before = req.headers['x-forwarded-for'] || readCookie(req, ADDRESS_COOKIE);
  headers.set('x-forwarded-for', typeof before === 'string' ? before : (req.socket.remoteAddress ?? '127.0.0.1'));
  headers.set('x-forwarded-host', req.headers.host ?? '');
  headers.set('x-forwarded-proto', 'http');
  return headers;
}

/** The bytes as they came; an object only if someone parsed the body before us. */
function bodyOf(req: Request): Uint8Array<ArrayBuffer> | string | undefined {
  if (req.method === 'GET' || req.method === 'HEAD') return undefined;
  const body: unknown = req.body;
  if (Buffer.isBuffer(body)) return new Uint8Array(body);
  if (typeof body === 'object' && body !== null && Object.keys(body).length > 0)
    throw new Error('Mount the pages before any body parser: the app proxy forwards raw bodies.');
  return undefined;
}
