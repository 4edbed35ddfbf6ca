/** How far a log has come; `total` is what its first line says, null before it. */
export type LinesRead = { done: number; total: number | null };

const LINE_FEED = 10;

/**
 * Reads an answer to its end and tells how many lines have come.
 * @throws Error when it broke off: the last line says that it is the last
 */
export async function readLines(
  body: ReadableStream<Uint8Array>,
  onProgress: (read: LinesRead) => void,
): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const read: LinesRead = { done: -1, total: null };
  let head = '';
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(new Uint8Array(value));
    for (const byte of value) if (byte === LINE_FEED) read.done += 1;
    if (read.total === null) {
      head += new TextDecoder().decode(value);
      const end = head.indexOf('\n');
      if (end >= 0) read.total = Number((JSON.parse(head.slice(0, end)) as { lines: number }).lines);
    }
    onProgress({ ...read, done: Math.max(read.done, 0) });
  }
  const content = new Blob(parts, { type: 'application/jsonl' });
  const last = await content.slice(-200).text();
  if (!/\{"kind":"end"[^\n]*\}\n$/.test(last)) throw new Error('the log broke off');
  return content;
}
