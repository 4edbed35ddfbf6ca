import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import type { DevStore } from '../../dev-store/contract.ts';
import { mountPages } from '../../dev-store/pages/mount.ts';

/** Serves the pages over a store on a free port of this machine. */
export async function listen(store: DevStore): Promise<{ url: string; close(): Promise<void> }> {
  const app = express();
  mountPages(app, store);
  return listenApp(app);
}

export async function listenApp(app: Express): Promise<{ url: string; close(): Promise<void> }> {
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
