import { fold } from './fold.ts';

/** Fewer letters than this are a first name many have, or "info". */
const FEWEST_LETTERS = 8;

/** The letters of a canonical address before the @: "jean.dupont22@x.fr" → "jeandupont". Null when they say too little. */
export function mailboxSkeleton(canonicalEmail: string): string | null {
  const letters = fold(mailboxOf(canonicalEmail)).replace(/[^\p{L}]/gu, '');
  return letters.length >= FEWEST_LETTERS ? letters : null;
}

/** "j.doe+promo@x.fr" carries a tag. */
export const hasPlusTag = (typed: string): boolean => mailboxOf(typed).indexOf('+') > 0;

/** How many digits a mailbox ends in: "marie1987" → 4. */
export const digitsTail = (canonicalEmail: string): number => /\d*$/.exec(mailboxOf(canonicalEmail))?.[0].length ?? 0;

/**
 * How much a mailbox looks as if nobody had chosen it ("xk7qpt92vb"), from 0 to 3: hardly a vowel, letters and digits mixed
 * up, many consonants in a row.
 */
export function randomness(canonicalEmail: string): number {
  const mailbox = mailboxOf(canonicalEmail).replace(/[^a-z0-9]/g, '');
  const letters = mailbox.replace(/\d/g, '');
  if (mailbox.length < FEWEST_LETTERS || letters.length < 5) return 0;
  const vowels = letters.replace(/[^aeiouy]/g, '').length;
  const turns = mailbox.match(/[a-z]\d|\d[a-z]/g)?.length ?? 0;
  return (
    Number(vowels / letters.length < 0.2) + Number(turns >= 3) + Number(/[bcdfghjklmnpqrstvwxz]{5,}/.test(letters))
  );
}

const mailboxOf = (email: string): string => email.slice(0, Math.max(email.lastIndexOf('@'), 0)).toLowerCase();
