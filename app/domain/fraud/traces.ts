import { canonicalAddress, type PostalAddress } from '../shared/address.ts';
import { isDisposable } from '../shared/contact.ts';
import { fold } from '../shared/fold.ts';
import { digitsTail, hasPlusTag, mailboxSkeleton, randomness } from '../shared/mailbox.ts';
import { canonicalNetwork } from '../shared/network-address.ts';
import { type ReferrerKind, referrerKind } from './referrer.ts';

/**
 * What a purchase or claim leaves behind by which two people may turn out to be one, or one household (V5): keyed hashes of
 * one shop, never clear text. What isn't told is absent.
 * - `address`, `billing`: house, without the flat · `household`: house number, place and last name
 * - `name`: first and last name in any order · `lastName`
 * - `mailbox`: the letters of the e-mail before the @
 * - `ip`: IPv4, or the /64 of an IPv6 · `device`: that with the browser's own words
 */
export type TraceKind = 'address' | 'billing' | 'household' | 'name' | 'lastName' | 'mailbox' | 'ip' | 'device';
export type Traces = Readonly<Partial<Record<TraceKind, string>>>;

/** What can be told of the clear text without keeping it. */
export type Traits = {
  /** a throw-away provider */
  readonly disposable: boolean;
  readonly plusTag: boolean;
  /** how many digits the mailbox ends in */
  readonly digitsTail: number;
  /** how much the mailbox looks as if nobody had chosen it, 0 to 3 */
  readonly mailboxRandomness: number;
  readonly referrer: ReferrerKind | null;
  /** sent to somebody of another last name than the one who pays */
  readonly shipsToOther: boolean;
  /** it carried a decoy code; absent: none */
  readonly canary?: true;
};

/** Clear text as it came in; it goes no further than this file. */
export type TraceSource = {
  /** canonical, see contact.ts */
  readonly email: string | null;
  readonly typedEmail: string | null;
  readonly shipping: (PostalAddress & Named) | null;
  readonly billing: (PostalAddress & Named) | null;
  readonly customer: Named | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly referringSite: string | null;
  readonly landingSite: string | null;
};
export type Named = { readonly firstName: string | null; readonly lastName: string | null };

/** A keyed hash; the kind goes into it, so that a name never equals a mailbox. */
export type TraceHash = (kind: string, canonical: string) => string;

export function tracesOf(source: TraceSource, hash: TraceHash): Traces {
  const { shipping, billing, email } = source;
  const to = shipping ?? billing;
  const name = [to, billing, source.customer].find((one) => one?.lastName) ?? null;
  const lastName = fold(name?.lastName ?? '') || null;
  const whole = name?.firstName && lastName ? inAnyOrder(`${fold(name.firstName)} ${lastName}`) : null;
  const house = to && canonicalAddress(to);
  const payer = shipping && billing ? canonicalAddress(billing) : null;
  const network = source.ip ? canonicalNetwork(source.ip) : null;
  const said = (kind: TraceKind, text: string | null | undefined, as: string = kind) =>
    text ? { [kind]: hash(as, text) } : {};
  return {
    ...said('address', house?.street),
    // under the same kind of hash: one person's payer may live where the other's parcel goes
    ...(payer && payer.street !== house?.street && said('billing', payer.street, 'address')),
    ...said('household', lastName && house && `${house.door ?? house.street}|${lastName}`),
    ...said('name', whole),
    ...said('lastName', lastName),
    ...said('mailbox', email && mailboxSkeleton(email)),
    ...said('ip', network),
    ...said('device', network && source.userAgent && `${network}|${source.userAgent.slice(0, LONGEST_AGENT)}`),
  };
}

const LONGEST_AGENT = 300;
const inAnyOrder = (name: string): string => name.split(' ').sort().join(' ');

export function traitsOf({ email, typedEmail, shipping, billing, ...source }: TraceSource): Traits {
  const names = [shipping, billing].map((one) => fold(one?.lastName ?? ''));
  return {
    disposable: email !== null && isDisposable(email),
    plusTag: typedEmail !== null && hasPlusTag(typedEmail),
    digitsTail: email === null ? 0 : digitsTail(email),
    mailboxRandomness: email === null ? 0 : randomness(email),
    referrer: referrerKind(source.referringSite, source.landingSite),
    shipsToOther: names.every((name) => name !== '') && names[0] !== names[1],
  };
}

/**
 * The traces of two reports of one order: what either tells, since a later one may tell less. Where they differ one stands,
 * whichever came first (invariant 3).
 */
export function mergeTraces(a: Traces | undefined, b: Traces | undefined): Traces | undefined {
  if (!a || !b) return a ?? b;
  const merged: Partial<Record<TraceKind, string>> = { ...a };
  for (const [kind, value] of Object.entries(b) as [TraceKind, string][]) {
    const known = merged[kind];
    merged[kind] = known === undefined || value < known ? value : known;
  }
  return merged;
}

/** The traits of two reports of one order: what speaks against it in either. */
export function mergeTraits(a: Traits | undefined, b: Traits | undefined): Traits | undefined {
  if (!a || !b) return a ?? b;
  return {
    disposable: a.disposable || b.disposable,
    plusTag: a.plusTag || b.plusTag,
    digitsTail: Math.max(a.digitsTail, b.digitsTail),
    mailboxRandomness: Math.max(a.mailboxRandomness, b.mailboxRandomness),
    referrer: [a.referrer, b.referrer].includes('coupon-site') ? 'coupon-site' : (a.referrer ?? b.referrer),
    shipsToOther: a.shipsToOther || b.shipsToOther,
    ...((a.canary || b.canary) && { canary: true as const }),
  };
}
