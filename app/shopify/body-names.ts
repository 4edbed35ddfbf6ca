import { canonicalEmail } from '../domain/shared/contact.ts';

/** What leads to a person: their and their orders' ids, and keyed hashes of their addresses. */
type Traces = { readonly ids: ReadonlySet<string>; readonly emailHashes: ReadonlySet<string> };

const NUMBER = /\d+/g;
const ADDRESS = /[^\s"'<>(),;:\\]+@[^\s"'<>(),;:\\]+/g;

/** Whether a body tells of somebody. It is taken as the text it is, since it may be one that nobody could read. */
export function bodyNames(
  body: string,
  { ids, emailHashes }: Traces,
  hashEmail: (canonical: string) => string,
): boolean {
  const isTheirs = (address: string) => {
    const email = canonicalEmail(address);
    return email.ok && emailHashes.has(hashEmail(email.canonical));
  };
  return (
    (body.match(NUMBER) ?? []).some((number) => ids.has(number)) ||
    // rows of our own hold nothing else of an address
    [...emailHashes].some((hash) => body.includes(hash)) ||
    (body.match(ADDRESS) ?? []).some(isTheirs)
  );
}
