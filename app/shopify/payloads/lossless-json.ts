import { UnreadablePayload } from './unreadable-payload.ts';

/** Only whole numbers of 16 digits and more can lie beyond 2^53, where JavaScript's numbers lose their last digits. */
const PERHAPS_TOO_LARGE = /([:[,]\s*)(-?[1-9]\d{15,})(?=\s*[,}\]])/g;
const WHOLE_NUMBER = /^-?\d+$/;

/** Since ES2025 a reviver is also told the source text; TypeScript's library doesn't know yet. */
type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown;

const keepLargeNumbersAsText: Reviver = (_key, value, { source }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && WHOLE_NUMBER.test(source)
    ? source
    : value;

/** Parses JSON; a whole number too large to be exact arrives as its digits in a string. */
export function parseLosslessly(raw: string): unknown {
  const quoted = raw.replace(PERHAPS_TOO_LARGE, (all, before: string, digits: string) =>
    Number.isSafeInteger(Number(digits)) ? all : `${before}"${digits}"`,
  );
  if (quoted === raw) return parse(raw);
  try {
    return JSON.parse(quoted);
  } catch {
    // what looked like a number stood inside a text, where quotes make no JSON: the reviver knows better, at five times the cost
    return parse(raw, keepLargeNumbersAsText);
  }
}

function parse(raw: string, reviver?: Reviver): unknown {
  try {
    return JSON.parse(raw, reviver as ((key: string, value: unknown) => unknown) | undefined);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UnreadablePayload('not-json', '', 'the body is not JSON');
    throw error;
  }
}
