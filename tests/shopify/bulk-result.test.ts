import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { BulkResultGoneError, bulkLines } from '../../app/shopify/bulk-result.server.ts';
import { UnavailableError } from '../../app/shopify/call-errors.ts';

const LINES = ['{"id":1,"name":"Zoé"}', '{"id":2,"name":"名前"}', '{"id":3}'];
const FILE = Buffer.from(`${LINES.join('\n')}\n`);

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

type Answer = (range: string | undefined) => { status: number; body: Buffer; cutAfter?: number };

/** Where files of bulk operations lie. */
async function aStorage(answer: Answer): Promise<{ url: string; asked: (string | undefined)[] }> {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.range);
    const { status, body, cutAfter } = answer(request.headers.range);
    response.writeHead(status, { 'content-length': body.length });
    if (cutAfter === undefined) response.end(body);
    else response.write(body.subarray(0, cutAfter), () => request.socket.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closers.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`, asked };
}

const withRanges: Answer = (range) => {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  if (from >= FILE.length) return { status: 416, body: Buffer.alloc(0) };
  return { status: range ? 206 : 200, body: FILE.subarray(from) };
};

async function read(url: string, fromByte: number) {
  const lines: { text: string; endsAtByte: number }[] = [];
  for await (const line of bulkLines(url, fromByte)) lines.push(line);
  return lines;
}

describe('the file of a bulk operation', () => {
  test('is downloaded no further than it is read', async () => {
    let isOpen = true;
    const server = createServer((request, response) => {
      request.socket.once('close', () => {
        isOpen = false;
      });
      response.write(`${LINES[0]}\n`.repeat(2));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    closers.push(
      () => server.closeAllConnections(),
      () => server.close(),
    );
    for await (const { text } of bulkLines(`http://127.0.0.1:${(server.address() as AddressInfo).port}/file`, 0)) {
      expect(text).toBe(LINES[0]);
      break;
    }
    await vi.waitUntil(() => !isOpen);
  });

  test('is read line by line, each with the byte where the next begins', async () => {
    const { url, asked } = await aStorage(withRanges);
    const lines = await read(url, 0);
    expect(lines.map(({ text }) => text)).toEqual(LINES);
    expect(lines.at(-1)?.endsAtByte).toBe(FILE.length);
    expect(asked).toEqual([undefined]);
  });

  test.each([
    ['that sends parts', withRanges],
    ['that always sends it all', (() => ({ status: 200, body: FILE })) satisfies Answer],
  ])('goes on after any line, from a storage %s', async (_which, storage) => {
    const { url } = await aStorage(storage);
    const whole = await read(url, 0);
    for (const [n, { endsAtByte }] of whole.slice(0, -1).entries())
      expect(await read(url, endsAtByte)).toEqual(whole.slice(n + 1));
  });

  test('has nothing after its end', async () => {
    const { url } = await aStorage(withRanges);
    expect(await read(url, FILE.length)).toEqual([]);
  });

  test.each([400, 403, 404, 410])('is gone: %d', async (status) => {
    const { url } = await aStorage(() => ({ status, body: Buffer.alloc(0) }));
    await expect(read(url, 0)).rejects.toThrow(BulkResultGoneError);
  });

  test.each<[string, Answer]>([
    ['fails', () => ({ status: 503, body: Buffer.alloc(0) })],
    ['breaks off', () => ({ status: 200, body: FILE, cutAfter: 30 })],
  ])('from a storage that %s is tried again later', async (_what, answer) => {
    const { url } = await aStorage(answer);
    await expect(read(url, 0)).rejects.toThrow(UnavailableError);
  });

  test('from a storage that isn’t there is tried again later', async () => {
    await expect(read('http://127.0.0.1:9/file', 0)).rejects.toThrow(UnavailableError);
  });
});
