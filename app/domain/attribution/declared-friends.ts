import { canonicalEmail, isDisposable } from '../shared/contact.ts';

export type DeclaredFriend = { readonly firstName: string; readonly canonical: string; readonly display: string };

export type DeclaredProblem =
  | { readonly problem: 'nobody' | 'too-many' }
  | { readonly problem: 'malformed' | 'disposable' | 'name-too-long'; readonly line: string };

/** Friends one form may declare. */
export const MOST_AT_ONCE = 20;
const LONGEST_NAME = 60;
/** Tried once a word, at its beginning: what somebody pastes may be thousands of characters without an "@". */
const ADDRESS = /(?<![^\s<>,;:"()])[^\s<>,;:"()]+@[^\s<>,;:"()]+/;

/**
 * Friends as people paste them, one a line: "Léa lea@exemple.fr", "Léa, lea@…", "Léa <lea@…>", or the address alone. One
 * address is one friend. The first line that can't be read is told; nothing is taken then.
 */
export function parseDeclaredFriends(text: string): { friends: DeclaredFriend[] } | DeclaredProblem {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const friends = new Map<string, DeclaredFriend>();
  for (const line of lines) {
    const typed = ADDRESS.exec(line)?.[0];
    const email = typed === undefined ? null : canonicalEmail(typed);
    if (typed === undefined || !email?.ok) return { problem: 'malformed', line };
    if (isDisposable(email.canonical)) return { problem: 'disposable', line };
    const firstName = line
      .replace(typed, ' ')
      .replace(/[<>,;:"()\t]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (firstName.length > LONGEST_NAME) return { problem: 'name-too-long', line };
    if (!friends.has(email.canonical))
      friends.set(email.canonical, { firstName, canonical: email.canonical, display: email.display });
  }
  if (friends.size === 0) return { problem: 'nobody' };
  if (friends.size > MOST_AT_ONCE) return { problem: 'too-many' };
  return { friends: [...friends.values()] };
}
