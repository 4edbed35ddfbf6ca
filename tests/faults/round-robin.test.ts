import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { startRoundRobin } from '../../scripts/faults/round-robin.ts';

async function web(name: string): Promise<{ port: number; server: Server }> {
  const server = createServer((_request, response) => response.setHeader('connection', 'close').end(name));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

test('connections go to the web processes in turn, and past one that is dead', async () => {
  const [one, two] = await Promise.all([web('one'), web('two')]);
  const proxy = await startRoundRobin([one.port, two.port]);
  const ask = async () => (await fetch(`http://127.0.0.1:${proxy.port}`, { headers: { connection: 'close' } })).text();

  expect([await ask(), await ask(), await ask()]).toEqual(['one', 'two', 'one']);
  await new Promise((resolve) => two.server.close(resolve));
  expect([await ask(), await ask()]).toEqual(['one', 'one']);

  await proxy.close();
  one.server.close();
});
