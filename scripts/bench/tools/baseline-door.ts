import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

/**
 * What the door is held against: the fastest plain thing one would write. node:http, the signature, one named INSERT a
 * request on a pooled connection, 200 when it is committed. The number of connections stands in the path: /webhooks/10.
 */
const { BASELINE_URL: url, BASELINE_SECRET: secret = '' } = process.env;

const INSERT = {
  name: 'put',
  text: `INSERT INTO bench_inbox (shop_id, day, id, topic, event_id, shop_domain, triggered_at, received_at, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
};

const pools = new Map<number, pg.Pool>();
const poolOf = (size: number): pg.Pool => {
  const pool = pools.get(size) ?? new pg.Pool({ connectionString: url, max: size });
  pools.set(size, pool);
  return pool;
};
const shopIds = new Map<string, string>();
const shopIdOf = (domain: string): string => {
  const id = shopIds.get(domain) ?? createHash('md5').update(domain).digest('hex');
  shopIds.set(domain, id);
  return id;
};

const server = createServer((request, response) => {
  const { headers } = request;
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const expected = createHmac('sha256', secret).update(body).digest();
    const given = Buffer.from(String(headers['x-shopify-hmac-sha256']), 'base64');
    const answer = (status: number) => {
      response.statusCode = status;
      response.end();
    };
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return answer(401);
    const domain = String(headers['x-shopify-shop-domain']);
    const now = new Date().toISOString();
    const triggeredAt = String(headers['x-shopify-triggered-at']);
    const values = [
      shopIdOf(domain),
      triggeredAt.slice(0, 10),
      randomUUID(),
      headers['x-shopify-topic'],
      headers['x-shopify-event-id'],
      domain,
      triggeredAt,
      now,
      body,
    ];
    poolOf(Number(request.url?.split('/')[2]))
      .query({ ...INSERT, values })
      .then(
        () => answer(200),
        () => answer(503),
      );
  });
});
server.listen(0, '127.0.0.1');

process.on('message', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
