import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export type Tunnel = { port: number; close(): Promise<void> };

const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The app as the admin's iframe sees it: same answers, but allowed to be framed by the local admin page. */
export async function startTunnel(appUrl: () => string, port: number): Promise<Tunnel> {
  const server = createServer((incoming, outgoing) => forward(new URL(appUrl()), incoming, outgoing));
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function forward(app: URL, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const upstream = httpRequest({
    host: app.hostname,
    port: app.port,
    method: incoming.method,
    path: incoming.url,
    headers: {
      ...withoutHopByHop(incoming.headers),
      'x-forwarded-host': incoming.headers.host ?? '',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': incoming.socket.remoteAddress ?? '',
    },
  });
  upstream.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, frameable(withoutHopByHop(answer.headers)));
    answer.pipe(outgoing);
    answer.on('error', () => outgoing.destroy());
  });
  upstream.on('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else
      outgoing
        .writeHead(502, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
        .end(startingPage);
  });
  outgoing.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
}

function withoutHopByHop(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));
}

function frameable(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const { 'x-frame-options': _frameOptions, 'content-security-policy': policy, ...rest } = headers;
  if (policy === undefined) return rest;
  const policies = [policy]
    .flat()
    .map((text) => withoutFrameAncestors(String(text)))
    .filter((text) => text !== '');
  return policies.length === 0 ? rest : { ...rest, 'content-security-policy': policies.join(', ') };
}

function withoutFrameAncestors(policy: string): string {
  const directives = policy.split(';').map((directive) => directive.trim());
  return directives.filter((directive) => directive !== '' && !/^frame-ancestors\b/i.test(directive)).join('; ');
}

const startingPage = `<!doctype html><html lang="fr"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Ricochet démarre…</title>
<style>body{font:16px/1.5 system-ui,sans-serif;display:grid;place-items:center;min-height:90vh;margin:0;color:#303030;background:#f6f6f7}main{text-align:center}
i{display:inline-block;width:28px;height:28px;border-radius:50%;border:3px solid #d0d4d8;border-top-color:#2c6ecb;animation:t 1s linear infinite}@keyframes t{to{transform:rotate(1turn)}}</style>
<main><i></i><p>L’application démarre. Cette page se recharge toute seule.<br><small>The app is starting. This page reloads by itself.</small></p></main></html>`;
