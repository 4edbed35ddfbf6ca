import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import express from 'express';
import pg from 'pg';

/** What the app proxy's door is held against: a resource route beside our own that reads the same shop by its key and answers JSON. */
const pool = new pg.Pool({ connectionString: process.env['BASELINE_URL'], max: 10 });
const READ = { name: 'shop', text: 'SELECT * FROM shop WHERE shop_id = $1' };

async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const shopId = new URL(request.url).searchParams.get('shop');
  const { rows } = await pool.query({ ...READ, values: [shopId] });
  return Response.json({ state: rows.length === 1 ? 'anonymous' : 'closed' });
}

const ours: ServerBuild = await import(fileURLToPath(new URL('../../../build/server/index.js', import.meta.url)));
const read = { id: 'read', parentId: 'root', path: 'read', module: { loader, default: undefined as never } };
const build = { ...ours, routes: { ...ours.routes, read } };
const app = express();
app.disable('x-powered-by');
app.all('*', createRequestHandler({ build }));
const server = app.listen(0, '127.0.0.1');

process.on('message', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
