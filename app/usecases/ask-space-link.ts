import { canonicalEmail } from '../domain/shared/contact.ts';

/** Answer to the form. `received` is the same for any address, known or not; `closed` = nobody can invite now, so no mail goes out. */
export type SpaceLinkAnswer =
  | { state: 'received' }
  | { state: 'closed' }
  | { state: 'invalid' }
  | { state: 'too-many' };
export type SpaceLinkInput = { email: string; locale: 'fr' | 'en'; ip: string };

export type SpaceLinkDeps = {
  allow(ip: string): Promise<boolean>;
  isOpen(): Promise<boolean>;
  /** looks for the customer and writes to them, after the answer: how long it takes tells nothing */
  sendSoon(email: { canonical: string; display: string }, locale: 'fr' | 'en'): void;
};

/** A customer without an account, or not logged in, has the link to their page sent to them (S10). */
export async function askSpaceLink(
  deps: SpaceLinkDeps,
  { email, locale, ip }: SpaceLinkInput,
): Promise<SpaceLinkAnswer> {
  if (!(await deps.allow(ip))) return { state: 'too-many' };
  if (!(await deps.isOpen())) return { state: 'closed' };
  const read = canonicalEmail(email);
  if (!read.ok) return { state: 'invalid' };
  deps.sendSoon(read, locale);
  return { state: 'received' };
}
