import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import express from 'express';
import { readEnvironment } from './app/config/environment.server.ts';
import { createLogger } from './app/config/logger.server.ts';
import { createWebContainer, openServices } from './app/container.server.ts';
import { assetDoor } from './app/doors/asset-door.ts';
import { healthAnswer, metricsAnswer, operatorDoor } from './app/doors/operator-door.ts';
import { isForWebhookDoor, webhookDoor } from './app/doors/webhook-door.ts';

/** The web process: the webhook door and health in front, then Remix. */
const environment = readEnvironment();
const logger = createLogger({ level: environment.LOG_LEVEL, process: 'web' });
const services = openServices(environment, logger);
const container = createWebContainer(services);

const app = express();
app.disable('x-powered-by');
app.get('/healthz', (_request, response, next) => {
  services.db.pool.query('SELECT 1').then(() => response.json({ ok: true }), next);
});
app.get('/operator/health', operatorDoor(environment.OPERATOR_TOKEN, healthAnswer(services.operatorFigures)));
app.get('/operator/metrics', operatorDoor(environment.OPERATOR_TOKEN, metricsAnswer(services.metrics)));

const client = fileURLToPath(new URL('./build/client', import.meta.url));
app.use(
  '/assets',
  assetDoor(`${client}/assets`),
  express.static(`${client}/assets`, { immutable: true, maxAge: '1y' }),
);
app.use(express.static(client, { maxAge: '1h' }));
const build = await import(fileURLToPath(new URL('./build/server/index.js', import.meta.url)));
app.all(
  '*',
  createRequestHandler({
    build,
    getLoadContext: ({ socket }) => ({ container, peerAddress: socket.remoteAddress ?? null }),
  }),
);

app.use(((error, _request, response, _next) => {
  logger.error({ error }, 'a request failed');
  if (!response.headersSent) response.status(503).type('text').send('Unavailable, please try again.\n');
}) satisfies express.ErrorRequestHandler);

const door = webhookDoor({
  secret: environment.SHOPIFY_API_SECRET,
  inbox: services.inbox,
  clock: services.clock,
  logger,
  answered: services.metrics.countWebhook,
});
// in front of Express, whose routing alone costs as much as all the door does
const server = createServer((request, response) => (isForWebhookDoor(request) ? door : app)(request, response));
server.listen(environment.PORT, '0.0.0.0', () => logger.info({ port: environment.PORT }, 'web ready'));

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    })
      .then(() => services.close())
      .then(() => process.exit(0));
  });
}
