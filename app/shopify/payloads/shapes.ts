import { z } from 'zod';
import { idInGid as numberIn } from '../../domain/shared/ids.ts';
import { parseLosslessly } from './lossless-json.ts';
import { UnreadablePayload } from './unreadable-payload.ts';

/** The small shapes all of Shopify's bodies are made of. */

/** Text as it may be stored: PostgreSQL takes no NUL and no half surrogate, and no name needs a megabyte. */
export const clean = (text: string, longest = 255): string =>
  text.slice(0, longest).replaceAll('\0', '').toWellFormed().trim();

/** Free text; absent and empty are the same. */
export const looseText = z
  .string()
  .nullish()
  .transform((text) => clean(text ?? '') || null);

/** A numeric id, whole even beyond 2^53 (see parseLosslessly), or the last part of a gid, as text. */
const DIGITS = /^\d{1,20}$/;
export const numericId = z
  .union([z.number(), z.string()])
  .transform(String)
  .pipe(z.string().regex(DIGITS, 'not a numeric id'));
export const idInGid = z
  .string()
  .regex(/^gid:\/\/shopify\/[A-Za-z]+\/\d{1,20}$/, 'not a gid')
  .transform(numberIn);

export const instant = z
  .string()
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()), 'not a date and time');

export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'not a currency code');

/** Parses a body against its shape. @throws UnreadablePayload naming the first field that doesn't fit. */
export function parseBody<Schema extends z.ZodType>(raw: string, schema: Schema): z.output<Schema> {
  return understand(parseLosslessly(raw), schema);
}

export function understand<Schema extends z.ZodType>(body: unknown, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new UnreadablePayload('wrong-shape', issue?.path.join('.') ?? '', issue?.message ?? 'not understood');
}
