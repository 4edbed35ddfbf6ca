import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A load balancer of the simplest kind: each connection goes to the next web process. One that is dead is skipped; a
 * connection whose process dies is cut, and whoever called sees what they would see of a real one.
 */
export async function startRoundRobin(ports: readonly number[]): Promise<{ port: number; close(): Promise<void> }> {
  let turn = 0;
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
  };

  const server: Server = createServer((client) => {
    keep(client);
    client.pause();
    const dial = (left: number) => {
      const port = ports[turn++ % ports.length]!;
      const upstream = connect(port, '127.0.0.1');
      const skip = () => (left > 1 && !client.destroyed ? dial(left - 1) : client.destroy());
      upstream.once('error', skip);
      upstream.once('connect', () => {
        upstream.off('error', skip);
        keep(upstream);
        client.pipe(upstream);
        upstream.pipe(client);
        client.once('close', () => upstream.destroy());
        upstream.once('close', () => client.destroy());
        client.resume();
      });
    };
    dial(ports.length);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
