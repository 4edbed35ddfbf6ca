import { describe, expect, test } from 'vitest';
import { readBody as readApiBody } from '../../app/ui/api/read-body.ts';
import { readBody } from '../../app/ui/extensions/read-body.ts';
import { readForm } from '../../app/ui/storefront/request.ts';
import { smallBody } from '../../app/ui/storefront/small-body.ts';

/** A sender who never stops, and how much of it was taken. */
function anEndlessRequest(type: string) {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(stream) {
      taken += 1_024;
      if (taken > 1_000_000) throw new Error('it was read on and on');
      stream.enqueue(new Uint8Array(1_024).fill(0x61));
    },
  });
  const headers = { 'Content-Type': type };
  const request = new Request('https://app.example', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
  return { request, taken: () => taken };
}

const sent = (body: string) => new Request('https://app.example', { method: 'POST', body });

test('16 KB are read, letters beyond ASCII counted as the bytes they are; one more is too much', async () => {
  expect(await smallBody(sent('é'.repeat(8_192)))).toBe('é'.repeat(8_192));
  expect(await smallBody(sent(`${'é'.repeat(8_192)}.`))).toBeNull();
  expect(await smallBody(new Request('https://app.example', { method: 'POST' }))).toBe('');
});

test('an extension’s text holds nothing that a database can’t', async () => {
  const field = await readBody(sent('{"code":" LEA\\u0000-75\\ud800 ","nested":{}}'));
  expect(field?.('code')).toBe('LEA-75\ufffd');
  expect(field?.('nested')).toBe('');
});

describe('what never ends is let go of after 16 KB', () => {
  test.each([
    ['as a form', 'application/x-www-form-urlencoded', readForm],
    ['from an extension', 'application/json', readBody],
  ])('%s', async (_, type, read) => {
    const { request, taken } = anEndlessRequest(type);
    expect(await read(request)).toBeNull();
    expect(taken()).toBeLessThan(20_000);
  });

  test('at the API', async () => {
    const { request, taken } = anEndlessRequest('application/json');
    await expect(readApiBody(request, {} as never)).rejects.toMatchObject({ code: 'too-large' });
    expect(taken()).toBeLessThan(20_000);
  });
});
