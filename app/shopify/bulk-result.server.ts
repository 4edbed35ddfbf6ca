import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { UnavailableError } from './call-errors.ts';

/** The file of a bulk operation is not there any more: it is kept for seven days. */
export class BulkResultGoneError extends Error {
  override readonly name = 'BulkResultGoneError';
}

/** One object, and where in the file the next begins. */
export type BulkLine = { readonly text: string; readonly endsAtByte: number };

/** A part is read in one go, so a connection that hangs is given up soon. */
const TIMEOUT_MS = 60_000;

/**
 * The lines of a bulk operation's file from a byte on, as they arrive: however large it is, one line is held at a time.
 * Whoever stops reading ends the download.
 * @throws BulkResultGoneError
 * @throws UnavailableError when the storage can't be reached or breaks off
 */
export async function* bulkLines(url: string, fromByte: number): AsyncGenerator<BulkLine> {
  const answer = await fetch(url, {
    headers: fromByte > 0 ? { Range: `bytes=${fromByte}-` } : {},
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw unavailable('the connection failed', cause);
  });
  // nothing stands after that byte
  if (answer.status === 416) return;
  if ([400, 403, 404, 410].includes(answer.status))
    throw new BulkResultGoneError(`the result is gone: status ${answer.status}`);
  if (!answer.ok || !answer.body) throw unavailable(`status ${answer.status}`);
  // a storage that knows no ranges sends it all
  let toSkip = answer.status === 206 ? 0 : fromByte;
  let at = fromByte - toSkip;
  const input = Readable.fromWeb(answer.body as ReadableStream);
  const lines = createInterface({ input, crlfDelay: Infinity });
  try {
    for await (const text of lines) {
      const bytes = Buffer.byteLength(text) + 1;
      at += bytes;
      if (toSkip > 0) toSkip -= bytes;
      else if (text) yield { text, endsAtByte: at };
    }
  } catch (cause) {
    throw unavailable('the download broke off', cause);
  } finally {
    lines.close();
    // it holds the body: left open, it would fail with nobody listening once the time is up
    input.destroy();
  }
}

const unavailable = (what: string, cause?: unknown): UnavailableError =>
  new UnavailableError(`the result of a bulk operation: ${what}`, { ambiguous: false, cause });
