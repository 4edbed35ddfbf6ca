import { UnreadablePayload } from './unreadable-payload.ts';

/** Only whole numbers of 16 digits and more can lie beyond 2^53, where JavaScript's numbers lose their last digits. */
const PERHAPS_TOO_LARGE = /[:[,]\s*-?\d{16}/;
const WHOLE_NUMBER = /^-?\d+$/;

/** Since ES2025 a reviver is also told the source text; TypeScript's library doesn't know yet. */
type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown;

const keepLargeNumbersAsText: Reviver = (_key, value, { source }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && WHOLE_NUMBER.test(source)
    ? source
    : value;

/** Parses JSON; a whole number too large to be exact arrives as its digits in a string. */
export function parseLosslessly(raw: string): unknown {
  try {
    // The reviver costs five times the parse, and most shops' ids are below 2^53: look before using it.
    return PERHAPS_TOO_LARGE.test(raw)
      ? JSON.parse(raw, keepLargeNumbersAsText as (key: string, value: unknown) => unknown)
      : JSON.parse(raw);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UnreadablePayload('not-json', '', 'the body is not JSON');
    throw error;
  }
}
