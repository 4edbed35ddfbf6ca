import { expect, test } from 'vitest';
import { type LinesRead, readLines } from '../../app/ui/health/read-lines.ts';

const LOG = ['{"kind":"log","lines":3}', '{"a":"é"}', '{"b":2}', '{"c":3}', '{"kind":"end","sha256":"x"}', ''].join(
  '\n',
);

/** The text in parts of so many bytes, which may fall within a line or a letter. */
const inParts = (text: string, size: number): ReadableStream<Uint8Array> => {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
};

test.each([1, 7, 1_000])('a log that comes in parts of %d bytes is counted and kept whole', async (size) => {
  const seen: LinesRead[] = [];
  const blob = await readLines(inParts(LOG, size), (read) => seen.push(read));
  expect(await blob.text()).toBe(LOG);
  expect(seen.at(-1)).toEqual({ done: 4, total: 3 });
  expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).toSorted((a, b) => a - b));
});

test('a log that breaks off is no log', async () => {
  const cut = LOG.slice(0, LOG.indexOf('{"kind":"end"'));
  await expect(readLines(inParts(cut, 9), () => {})).rejects.toThrow('broke off');
});
