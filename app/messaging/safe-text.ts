const LONGEST_FIRST_NAME = 40;

/** Control characters, line and paragraph separators, direction overrides, invisible fillers, halves of characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/** One printable line of what may be anything: no line break reaches a header, nothing turns the reading direction. No-break spaces stay. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(UNPRINTABLE, ' ')
    .replace(/[^\S\u00a0\u202f]+/gu, ' ')
    .trim();
}

/**
 * A first name as it was typed, or null when there is none or when it is an advertisement: people fill name fields with
 * addresses and phone numbers so that a shop's e-mail carries them to strangers. A message without a name is worded apart.
 */
export function firstNameOrNull(typed: string | null): string | null {
  const name = oneLine(typed ?? '');
  const holdsAddress = /:\/\/|www\.|@|\p{L}\.\p{L}{2,}/iu.test(name);
  const holdsNumber = /(\d[\s.()/-]*){6,}/u.test(name);
  return name === '' || [...name].length > LONGEST_FIRST_NAME || holdsAddress || holdsNumber ? null : name;
}

/** An address to put behind a link or picture, or null when it is none that a mail program should open. */
export function webAddressOrNull(text: string | null | undefined): string | null {
  if (!text || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
