const LONGEST_NAME = 10;

/** As a code is stored, however it is typed: capitals without accents, dashes for spaces, nothing a database can't hold. */
export const asCode = (typed: string): string =>
  typed
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('\0', '')
    .trim()
    .replace(/[\s_]+/gu, '-')
    .toUpperCase();

/** An advocate's permanent link (S1). */
export const advocateLink = (storefrontUrl: string, code: string): string =>
  `${storefrontUrl}/apps/ricochet/i/${encodeURIComponent(code)}`;

/** The part of a code that people recognise: the first name in plain capitals, "LÉA-MARIE" → "LEAMARIE". */
function readablePart(firstName: string | null): string {
  const plain = (firstName ?? '')
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase()
    .slice(0, LONGEST_NAME);
  return plain || 'AMI';
}

/** Codes to try for a new advocate (V1): readable, with a part nobody guesses in bulk; several in case one is taken. */
export function advocateCodes(firstName: string | null, secretPart: (attempt: number) => string): string[] {
  return [0, 1, 2].map((attempt) => `${readablePart(firstName)}-${secretPart(attempt)}`);
}
