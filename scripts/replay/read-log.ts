import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type LogReport, openLogCheck } from '../../app/domain/verdict/replay-log.ts';

/** `isWhole`: the file is as it was written, to its end. */
export type ReadLog = { report: LogReport; isWhole: boolean };

/** Reads a log line by line and decides everything in it again. */
export async function readLog(from: string): Promise<ReadLog> {
  const check = openLogCheck();
  const digest = createHash('sha256');
  let [line, promised, isWhole] = [0, -1, false];
  for await (const text of createInterface({ input: createReadStream(from), crlfDelay: Infinity })) {
    line += 1;
    const json = parse(text);
    const { kind } = (json ?? {}) as { kind?: string };
    if (kind === 'end') {
      // head and end are no lines of their own
      isWhole = (json as { sha256: string }).sha256 === digest.digest('hex') && line - 2 === promised;
      continue;
    }
    if (!isWhole) digest.update(`${text}\n`);
    if (kind === 'log') promised = Number((json as { lines: number }).lines);
    if (json === undefined) check.cannotRead(line, 'is no JSON');
    else check.take(line, json);
  }
  return { report: check.done(line), isWhole };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
