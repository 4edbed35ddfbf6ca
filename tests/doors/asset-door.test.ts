import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type Server, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assetDoor } from '../../app/doors/asset-door.ts';

const SCRIPT = 'export const answer = 42;\n'.repeat(500);
const folder = mkdtempSync(join(tmpdir(), 'ricochet-assets-'));
let server: Server;

beforeAll(async () => {
  writeFileSync(join(folder, 'page-Ab1.js'), SCRIPT);
  writeFileSync(join(folder, 'styles-Cd2.css'), 'body { margin: 0 }\n'.repeat(100));
  writeFileSync(join(folder, 'picture-Ef3.png'), 'not a picture');
  writeFileSync(join(folder, 'replaced-Ij5.js'), SCRIPT);
  const app = express();
  app.use('/assets', assetDoor(folder), (request, response) => void response.send(`next: ${request.path}`));
  await new Promise<void>((resolve) => {
    server = app.listen(0, '127.0.0.1', resolve);
  });
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe('the door for scripts and styles', () => {
  test.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('answers a browser that reads %s with what it reads best', async (accepted, wanted, read) => {
    const { headers, body } = await ask('/assets/page-Ab1.js', accepted);
    expect(headers).toMatchObject({
      'content-encoding': wanted,
      'content-type': 'application/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    expect(body.length).toBeLessThan(SCRIPT.length / 4);
    expect(read(body).toString()).toBe(SCRIPT);
  });

  test('gives the same bytes every time', async () => {
    const [first, second] = [await ask('/assets/page-Ab1.js', 'br'), await ask('/assets/page-Ab1.js', 'br')];
    expect(second.body.equals(first.body)).toBe(true);
    expect(second.headers.etag).toBe(first.headers.etag);
  });

  test('compresses styles, too', async () => {
    const { headers } = await ask('/assets/styles-Cd2.css', 'br');
    expect(headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'text/css; charset=utf-8' });
  });

  test('tells how long the answer would be to whoever asks for its head', async () => {
    const [whole, head] = [await ask('/assets/page-Ab1.js', 'br'), await ask('/assets/page-Ab1.js', 'br', 'HEAD')];
    expect(head.body).toHaveLength(0);
    for (const name of ['content-encoding', 'content-length', 'cache-control', 'etag', 'vary'])
      expect(head.headers[name], name).toBe(whole.headers[name]);
    expect(Number(head.headers['content-length'])).toBe(whole.body.length);
  });

  test.each(['GET', 'HEAD'])('tells caches of %s that another browser is answered otherwise', async (method) => {
    const { headers } = await ask('/assets/page-Ab1.js', 'identity', method);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers.vary).toBe('Accept-Encoding');
  });

  test('leaves a file that went since the start to the next', async () => {
    rmSync(join(folder, 'replaced-Ij5.js'));
    const { status, body } = await ask('/assets/replaced-Ij5.js', 'br');
    expect(status).toBe(200);
    expect(body.toString()).toBe('next: /replaced-Ij5.js');
  });

  test.each([
    ['a browser that reads none of it', '/assets/page-Ab1.js', 'identity'],
    ['a picture', '/assets/picture-Ef3.png', 'br'],
    ['a file that isn’t there', '/assets/gone-Gh4.js', 'br'],
    ['a way out of the folder', '/assets/..%2f..%2fserver.js', 'br'],
  ])('leaves %s to the next', async (_label, path, accepted) => {
    const { headers, body } = await ask(path, accepted);
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.toString()).toMatch(/^next: /);
  });
});

/** By hand: fetch would read the compressed answer by itself. */
async function ask(path: string, accepted: string, method = 'GET') {
  const { port } = server.address() as AddressInfo;
  const headers = { 'accept-encoding': accepted };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    send({ host: '127.0.0.1', port, path, method, headers }, resolve).on('error', reject).end();
  });
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) };
}
