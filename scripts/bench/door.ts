import { createHmac, randomUUID } from 'node:crypto';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import pg from 'pg';
import type { Services } from '../../app/container.server.ts';
import { webhookDoor } from '../../app/doors/webhook-door.ts';
import { type Measured, measure } from './measure.ts';
import { anOrderDelivery, type Delivery } from './orders.ts';

/** not the shop whose orders are judged afterwards */
const DOOR_SHOP = 'bench-door.myshopify.com';
const REQUESTS = 2_000;
const WARM_UP = 200;
const IN_FLIGHT = 32;
/** as many connections as the door has */
const CONNECTIONS = 5;

type Post = { body: Buffer; headers: Record<string, string> };

/** One client, over real connections that are kept alive, against the least a server could do and against our door. */
export async function measureDoor(services: Services, ownerUrl: string): Promise<Measured[]> {
  const secret = services.environment.SHOPIFY_API_SECRET;
  const posts = (count: number, from: number) =>
    Array.from({ length: count }, (_, at) => postOf({ ...anOrderDelivery(from + at), shopDomain: DOOR_SHOP }, secret));

  const pool = new pg.Pool({ connectionString: ownerUrl, max: CONNECTIONS });
  await pool.query('CREATE TABLE bench_webhook (id uuid PRIMARY KEY, received_at timestamptz NOT NULL, body bytea)');
  const plain = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      pool
        .query('INSERT INTO bench_webhook VALUES ($1, $2, $3)', [randomUUID(), new Date(), Buffer.concat(chunks)])
        .then(
          () => response.writeHead(200).end(),
          () => response.writeHead(503).end(),
        );
    });
  });
  const { inbox, clock, logger } = services;
  const door = createServer(express().post('/webhooks', webhookDoor({ secret, inbox, clock, logger })));

  try {
    return [
      await measureServer('node:http and one INSERT a webhook', plain, posts(WARM_UP, 0), posts(REQUESTS, 0)),
      await measureServer(
        'the webhook door: signature, headers, inbox, hint',
        door,
        posts(WARM_UP, 1_000_000),
        posts(REQUESTS, 1_100_000),
      ),
    ];
  } finally {
    await pool.end();
  }
}

async function measureServer(label: string, server: Server, warmUp: Post[], posts: Post[]): Promise<Measured> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  try {
    await sendAll(agent, port, warmUp);
    return await measure(label, posts.length, () => sendAll(agent, port, posts));
  } finally {
    agent.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function sendAll(agent: Agent, port: number, posts: Post[]): Promise<void> {
  const waiting = posts.values();
  // the senders share one iterator: each takes the next post when its last one was answered
  const sender = async () => {
    for (const post of waiting) await send(agent, port, post);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, sender));
}

function send(agent: Agent, port: number, { body, headers }: Post): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent, port, host: '127.0.0.1', path: '/webhooks', method: 'POST', headers });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`a webhook was answered ${response.statusCode}`)),
      );
    });
    outgoing.end(body);
  });
}

function postOf({ body, shopDomain, topic, eventId, triggeredAt }: Delivery, secret: string): Post {
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'content-length': String(body.length),
      'x-shopify-topic': topic,
      'x-shopify-shop-domain': shopDomain,
      'x-shopify-event-id': eventId,
      'x-shopify-triggered-at': triggeredAt.toISOString(),
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
    },
  };
}
