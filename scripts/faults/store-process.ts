import { createServer } from 'node:http';
import { type DevStoreOptions, startDevStore } from '../../dev-store/server.ts';

/**
 * One shop of a fault run: the dev store as it is, and beside it a door through which the harness calls its functions
 * and takes its whole memory away.
 */
type Setting = { store: DevStoreOptions; rpcPort: number; faults: object; seed: number; webhooksAtOnce: number };

const setting = JSON.parse(process.env.FAULT_STORE ?? '') as Setting;
const running = await startDevStore(setting.store);
running.store.setSeed(setting.seed);
running.store.setFaults(setting.faults);
running.store.setWebhookConcurrency(setting.webhooksAtOnce);

const functions = running.store as unknown as Record<string, (...args: unknown[]) => unknown>;

async function call(method: string, args: unknown[]): Promise<unknown> {
  if (method === 'memory') {
    const { orders, discounts, giftCards, storeCreditAccounts, customers, deliveries } = running.engine.state;
    return { orders, discounts, giftCards, storeCreditAccounts, customers, deliveries };
  }
  return functions[method]!(...args);
}

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    const { method, args } = JSON.parse(Buffer.concat(chunks).toString()) as { method: string; args: unknown[] };
    response.end(JSON.stringify({ value: (await call(method, args)) ?? null }));
  } catch (error) {
    response.writeHead(422).end(JSON.stringify({ error: String(error) }));
  }
});
server.requestTimeout = 0;
server.listen(setting.rpcPort, '127.0.0.1');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
