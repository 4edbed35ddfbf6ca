import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import mailchecker from 'mailchecker';
import validator from 'validator';

/**
 * E-mails and phones reduced to the form under which two spellings of one mailbox or line are equal (V2, V4, SC-13).
 * `written` is the very address, tags and dots included, but for capitals: what shows that an address is somebody's own.
 * Only these two are hashed; `display` is what the person typed, for writing to them.
 */
export type CanonicalEmail =
  | { readonly ok: true; readonly canonical: string; readonly written: string; readonly display: string }
  | { readonly ok: false; readonly problem: 'malformed' | 'too-long' };

const MALFORMED: CanonicalEmail = { ok: false, problem: 'malformed' };
const TOO_LONG: CanonicalEmail = { ok: false, problem: 'too-long' };

/** RFC 5321's limit on a whole address, in characters. */
const LONGEST_EMAIL = 254;

/** Lower case, IDN as ASCII, no plus-tag; Gmail and its aliases also without dots. Idempotent. */
export function canonicalEmail(text: string): CanonicalEmail {
  const display = text.trim();
  if (display.length > LONGEST_EMAIL) return TOO_LONG;
  const composed = display.normalize('NFKC').toLowerCase();
  if (!validator.isEmail(composed, { blacklisted_chars: '"' })) return MALFORMED;

  const at = composed.lastIndexOf('@');
  const domain = asciiDomain(composed.slice(at + 1));
  if (domain === null) return MALFORMED;

  const written = `${composed.slice(0, at)}@${domain}`;
  // Yahoo's tags hang on a hyphen that other hyphens may precede: cutting one would not be idempotent.
  const mailbox = withoutPlusTag(composed.slice(0, at));
  const canonical = validator.normalizeEmail(`${mailbox}@${domain}`, { yahoo_remove_subaddress: false });
  if (canonical === false) return MALFORMED;
  return canonical.length > LONGEST_EMAIL ? TOO_LONG : { ok: true, canonical, written, display };
}

function asciiDomain(domain: string): string | null {
  const url = URL.parse(`http://${domain}`);
  // An address by IP number is nobody's shopping address, and URL rewrites numbers ("1.1" → "1.0.0.1").
  return url && validator.isFQDN(url.hostname) ? url.hostname : null;
}

/** "j.doe+promo" → "j.doe". A mailbox that begins with a plus is not a tag. */
function withoutPlusTag(mailbox: string): string {
  const plus = mailbox.indexOf('+');
  return plus > 0 ? mailbox.slice(0, plus).replace(/\.+$/, '') : mailbox;
}

/** Whether the mailbox belongs to a throw-away provider (a fraud signal and a refused claim, V5). */
export function isDisposable(canonical: string): boolean {
  const labels = canonical.slice(canonical.lastIndexOf('@') + 1).split('.');
  const listed = mailchecker.blacklist();
  return labels.some((_, from) => listed.has(labels.slice(from).join('.')));
}

/** No phone number, however punctuated, is longer. */
const LONGEST_PHONE = 40;

/** The number as E.164 ("+33612345678"), or null when it can't be one. National spellings need the country. */
export function canonicalPhone(text: string, countryCode: string | null): string | null {
  if (text.length > LONGEST_PHONE) return null;
  const country = countryCode !== null && isSupportedCountry(countryCode) ? countryCode : undefined;
  const phone = parsePhoneNumberFromString(text, country);
  return phone?.isValid() ? phone.number : null;
}

/** "camille@x.fr" → "c•••••e@x.fr". The number of dots is constant, so the length isn't told. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const letters = [...email.slice(0, Math.max(at, 0))];
  const first = letters.length > 1 ? letters[0] : '';
  const last = letters.length > 2 ? letters.at(-1) : '';
  return `${first}•••••${last}${at < 0 ? '' : email.slice(at)}`;
}
