import { canonicalEmail } from '../domain/shared/contact.ts';

/** Answer to the form in which a shopper asks that a human looks at what was decided about them. */
export type AskAnswer =
  | { state: 'received' }
  /** asked before: it is on record since then */
  | { state: 'again' }
  | { state: 'invalid'; field: 'note' | 'email'; problem: 'too-long' | 'missing' | 'malformed' | 'other-address' }
  | { state: 'closed' }
  | { state: 'too-many' };

export type AskInput = { note: string; email: string; pageToken: string; locale: 'fr' | 'en'; ip: string };

/** What they may ask about, once it is known that it is theirs. */
type Found = { readonly isAsked: boolean; readonly emailHash: string | null; readonly hasAddress: boolean };

export type AskDeps<F extends Found> = {
  allow(): Promise<boolean>;
  /** null = nothing of theirs, or nothing that rules alone decided */
  find(): Promise<F | null>;
  /** whether the form was made for this person */
  isOwnPage(found: F, token: string): boolean;
  hashEmail(canonical: string): string;
  /** the address Shopify has for whoever is logged in; null = none, or nobody is */
  ownAddress(): Promise<string | null>;
  put(found: F, words: { note: string | null; email: string | null }): Promise<void>;
};

/** characters */
export const MAX_NOTE = 500;

/** Somebody asks that a human looks (V6). Who they are was shown by Shopify's signature or a claim's token, never typed. */
export async function askHuman<F extends Found>(deps: AskDeps<F>, input: AskInput): Promise<AskAnswer> {
  if (!(await deps.allow())) return { state: 'too-many' };
  const found = await deps.find();
  if (!found || !deps.isOwnPage(found, input.pageToken)) return { state: 'closed' };
  if (found.isAsked) return { state: 'again' };
  const note = input.note.replaceAll('\r\n', '\n').trim();
  if ([...note].length > MAX_NOTE) return { state: 'invalid', field: 'note', problem: 'too-long' };

  let email: string | null = null;
  if (!found.hasAddress) {
    email = await deps.ownAddress();
    if (!email) {
      const typed = canonicalEmail(input.email);
      if (!input.email.trim()) return { state: 'invalid', field: 'email', problem: 'missing' };
      if (!typed.ok) return { state: 'invalid', field: 'email', problem: 'malformed' };
      if (found.emailHash && deps.hashEmail(typed.canonical) !== found.emailHash)
        return { state: 'invalid', field: 'email', problem: 'other-address' };
      email = typed.display;
    }
  }
  await deps.put(found, { note: note || null, email });
  return { state: 'received' };
}
