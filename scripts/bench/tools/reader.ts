import { Agent, get } from 'node:http';
import { evenly } from '../pace.ts';
import { type SignedBy, signedPath } from '../signed-path.ts';

/** A page that is asked for again and again, from visitors of many addresses. */
export type ReadOrder = {
  port: number;
  path: string;
  /** each request is signed when it is made, as Shopify's app proxy does; left out: none is */
  signedBy?: SignedBy;
  connections: number;
  count: number;
  /** so many a second, evenly; left out: as fast as the connections allow */
  perSecond?: number;
};

/** From when each was due until its whole answer was there; whatever isn't 200 ends the run. */
export type Read = { elapsedMs: number; latenciesMs: number[] };

process.on('disconnect', () => process.exit(0));
process.on('message', (order: ReadOrder) => {
  read(order).then(
    (done) => process.send?.(done),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});

async function read({ port, path, signedBy, connections, count, perSecond }: ReadOrder): Promise<Read> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  const ask = async (at: number, dueAt: number) => {
    await answerOf(agent, port, signedBy ? signedPath(path, signedBy, new Date()) : path, at);
    latenciesMs.push(performance.now() - dueAt);
  };
  if (perSecond) await evenly(count, perSecond, ask);
  else {
    let next = 0;
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (next < count) await ask(next++, performance.now());
      }),
    );
  }
  agent.destroy();
  return { elapsedMs: performance.now() - startedAt, latenciesMs };
}

function answerOf(agent: Agent, port: number, path: string, at: number): Promise<void> {
  const headers = { accept: 'application/json', 'x-forwarded-for': `198.18.${(at >> 8) & 255}.${at & 255}` };
  return new Promise((resolve, reject) => {
    const request = get({ agent, host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${path} answered ${response.statusCode}`)),
      );
    });
    request.on('error', reject);
  });
}
