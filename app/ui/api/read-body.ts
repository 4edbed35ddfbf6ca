import { z } from 'zod';
import { ApiRefusal } from './answer.ts';

const LIMIT_BYTES = 16_384;

/** One line of text, as it was typed. */
export const line = z
  .string()
  .max(2_000)
  .refine((typed) => !typed.includes('\0'))
  .transform((typed) => typed.toWellFormed().replace(/\s+/g, ' ').trim());

/** @throws ApiRefusal for what isn't JSON, is too large to be ours or doesn't have these fields */
export async function readBody<Shape extends z.ZodType>(request: Request, shape: Shape): Promise<z.output<Shape>> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? '')) throw new ApiRefusal('not-json');
  let body: unknown;
  try {
    body = JSON.parse(await textOf(request));
  } catch (error) {
    throw error instanceof SyntaxError ? new ApiRefusal('bad-request') : error;
  }
  const read = shape.safeParse(body);
  if (!read.success) throw new ApiRefusal('bad-request', read.error.issues[0]?.path.join('.') || null);
  return read.data;
}

/** Stops reading where it becomes too much. */
async function textOf(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > LIMIT_BYTES) throw new ApiRefusal('too-large');
    chunks.push(read.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}
