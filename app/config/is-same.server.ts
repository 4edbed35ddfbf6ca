import { timingSafeEqual } from 'node:crypto';

/** Whether a secret or a signature is the one that was expected, in a time that doesn't tell how much of it is. */
export function isSame(given: string | Buffer, expected: string | Buffer): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
