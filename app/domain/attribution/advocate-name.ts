import { canonicalEmail } from '../shared/contact.ts';
import { asCode } from './advocate-code.ts';

/** How somebody may say who invited them: a code, the link it stands in, or an e-mail address. */
export type AdvocateName = { readonly code: string } | { readonly email: string };

const LONGEST = 300;
const LINK = /\/i\/([^/?#\s]+)/i;
const CODE = /^[\p{L}\d-]{3,40}$/u;

/** Null when it is none of these. The e-mail comes in canonical form, the code as codes are stored. */
export function parseAdvocateName(typed: string): AdvocateName | null {
  const text = typed.trim();
  if (text === '' || text.length > LONGEST) return null;
  if (text.includes('@')) {
    const email = canonicalEmail(text);
    return email.ok ? { email: email.canonical } : null;
  }
  const code = asCode(codeIn(text));
  return CODE.test(code) ? { code } : null;
}

/** A code as it was typed or scanned, or out of the link it stands in. */
export const codeIn = (typed: string): string => decoded(LINK.exec(typed)?.[1] ?? typed);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
