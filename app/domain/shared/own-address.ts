import { canonicalEmail } from './contact.ts';

/** An account's address that Shopify says its customer has verified, as keyed hashes: of the canonical form, and as it is written. */
export type VerifiedAddress = { readonly emailHash: string; readonly writtenHash: string };

/** What a report tells of addresses beside the canonical one: how that is written, and the account's own. Used at arrival, then forgotten. */
export type Addresses = { readonly writtenHash: string | null; readonly verified: VerifiedAddress | null };

/** All that leads to a person, by kind (docs/decisions/037-who-is-who.md). */
export type Names = {
  /** accounts that open what is theirs */
  customer: string[];
  email: string[];
  phone: string[];
  /** accounts that were used with an address of theirs, or had one, without showing that it is their own */
  buyer: string[];
  /** addresses that an account of theirs gave without showing that they are its own */
  contact: string[];
  /** how the address is written that they were met with, where that isn't its canonical form */
  address: string[];
};

export const noNames = (): Names => ({ customer: [], email: [], phone: [], buyer: [], contact: [], address: [] });

export function verifiedAddress(email: string | null, hash: (text: string) => string): VerifiedAddress | null {
  const own = email === null ? null : canonicalEmail(email);
  return own?.ok ? { emailHash: hash(own.canonical), writtenHash: hash(own.written) } : null;
}

/** How an address is written, where that isn't its canonical form. */
export const writtenApart = ({ writtenHash }: Pick<Addresses, 'writtenHash'>, emailHash: string | null): string[] =>
  writtenHash && writtenHash !== emailHash ? [writtenHash] : [];

/** Whether all that is known of a person is this very address, and no account: then whoever verified it is them. */
export function isAllTheyAre(
  { customer, email, address }: Names,
  { emailHash, writtenHash }: VerifiedAddress,
): boolean {
  const written = address.length ? address : email;
  return (
    customer.length === 0 && email.every((one) => one === emailHash) && written.every((one) => one === writtenHash)
  );
}
