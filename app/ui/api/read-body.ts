import { z } from 'zod';
import { smallBody } from '../storefront/small-body.ts';
import { ApiRefusal } from './answer.ts';

/** One line of text, as it was typed. */
export const line = z
  .string()
  .max(2_000)
  .refine((typed) => !typed.includes('\0'))
  .transform((typed) => typed.toWellFormed().replace(/\s+/g, ' ').trim());

/** @throws ApiRefusal for what isn't JSON, is too large to be ours or doesn't have these fields */
export async function readBody<Shape extends z.ZodType>(request: Request, shape: Shape): Promise<z.output<Shape>> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? '')) throw new ApiRefusal('not-json');
  const text = await smallBody(request);
  if (text === null) throw new ApiRefusal('too-large');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new ApiRefusal('bad-request');
  }
  const read = shape.safeParse(body);
  if (!read.success) throw new ApiRefusal('bad-request', read.error.issues[0]?.path.join('.') || null);
  return read.data;
}
