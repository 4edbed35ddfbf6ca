import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

const COMPRESSED = new Set(['.js', '.css']);
const YEAR_S = 365 * 24 * 60 * 60;

/** Beyond it a file takes ten times as long for the last hundredth. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const compress = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, BROTLI),
  gzip: promisify<Buffer, Buffer>(gzip),
};
/** The smaller first; browsers name them in any order. */
const ENCODINGS = ['br', 'gzip'] as const;

/**
 * The built scripts and styles in this folder, a quarter of their size: each is compressed when it is first asked for, beside
 * the process's own thread, and kept. Whatever else is asked for, and for browsers that can't read it, the next handler serves.
 */
export function assetDoor(folder: string): RequestHandler {
  const names = new Set(readdirSync(folder).filter((name) => COMPRESSED.has(extname(name))));
  const made = new Map<string, Promise<Buffer>>();
  return (request, response, next) => {
    const name = request.path.slice(1);
    if (!['GET', 'HEAD'].includes(request.method) || !names.has(name)) return next();
    // whoever answers: a cache between may give the one's answer to the other
    response.vary('Accept-Encoding');
    const encoding = ENCODINGS.find((one) => request.acceptsEncodings(one));
    if (!encoding) return next();
    const key = `${name}.${encoding}`;
    const body = made.get(key) ?? readFile(join(folder, name)).then(compress[encoding]);
    made.set(key, body);
    body.then(
      (bytes) => {
        response.type(extname(name)).set({
          'Content-Encoding': encoding,
          'Cache-Control': `public, max-age=${YEAR_S}, immutable`,
        });
        response.send(bytes);
      },
      (error: NodeJS.ErrnoException) => {
        made.delete(key);
        // another version was put in its place: to the next it is like any other that isn't there
        if (error.code === 'ENOENT') next();
        else next(error);
      },
    );
  };
}
