import { asCode } from './advocate-code.ts';
import { authority } from './code-words/authority.ts';
import { en } from './code-words/en.ts';
import { fr } from './code-words/fr.ts';

export const OWN_CODE_LENGTH = { shortest: 4, longest: 24 } as const;
/** How often an advocate may choose another code, and within how many days. */
export const RENAMES = { most: 3, days: 30 } as const;

export type OwnCodeProblem =
  | 'missing'
  | 'too-short'
  | 'too-long'
  | 'characters'
  | 'no-letter'
  | 'offensive'
  | 'official';
type Words = { readonly anywhere: readonly string[]; readonly alone: readonly string[] };

/** Ordinary names and words that hold a word of the lists. */
const INNOCENT = ['SCUNTHORPE', 'MONTENEGRO', 'PORNIC', 'PORNICHET', 'THERAPIST'];
const SHORTEST_SHOP_NAME = 3;
/** Names of so few letters stand in ordinary ones: Léo's shop forbids LEO-75, not LEONIE. */
const SHORT_SHOP_NAME = 6;

/**
 * Whether an advocate may call their code so (V1); null = yes. Whether it is taken is for others to say. Digits that stand
 * for letters, repeated letters and dashes in between hide no word.
 * @param code as `asCode` gives it
 */
export function ownCodeProblem(code: string, shopName: string): OwnCodeProblem | null {
  if (code === '') return 'missing';
  if (code.length > OWN_CODE_LENGTH.longest) return 'too-long';
  if (!/^[A-Z0-9]+(?:-[A-Z0-9]+)*$/.test(code)) return 'characters';
  if (code.length < OWN_CODE_LENGTH.shortest) return 'too-short';
  if (!/[A-Z]/.test(code)) return 'no-letter';
  if ([fr, en].some((words) => holds(code, words))) return 'offensive';
  return holds(code, authority) || isNamedAfter(code, shopName) ? 'official' : null;
}

/** 1 looks like I as well as like L: each reading counts. */
const READINGS = ['I', 'L'].map((one) => ({ 0: 'O', 1: one, 3: 'E', 4: 'A', 5: 'S', 6: 'G', 7: 'T', 8: 'B', 9: 'G' }));
const readAs = (text: string): string[] =>
  READINGS.map((letters: Record<string, string>) => text.replace(/\d/g, (digit) => letters[digit] ?? digit));
const once = (text: string): string => text.replace(/(.)\1+/g, '$1');

function holds(code: string, { anywhere, alone }: Words): boolean {
  const joined = code.replaceAll('-', '');
  const whole = readAs(joined).map((text) => INNOCENT.reduce((left, word) => left.replaceAll(word, '.'), text));
  // a word with a doubled letter of its own is looked for as it is
  const squeezed = whole.map(once);
  if (anywhere.some((word) => [...whole, ...squeezed].some((text) => text.includes(word)))) return true;
  const standing = partsOf(code);
  return alone.some((word) => standing.has(word));
}

/** What stands alone in a code: it as a whole, and what is between dashes and digits, in each reading. */
function partsOf(code: string): ReadonlySet<string> {
  const parts = [code.replaceAll('-', ''), ...code.split('-'), ...code.split(/[-\d]+/)];
  return new Set(
    parts.flatMap((part) => [part, ...readAs(part)]).flatMap((part) => [part, part.replace(/(.)\1{2,}/g, '$1')]),
  );
}

function isNamedAfter(code: string, shopName: string): boolean {
  const name = asCode(shopName).replace(/[^A-Z0-9]/g, '');
  if (name.length < SHORTEST_SHOP_NAME) return false;
  const readings = readAs(name).concat(name);
  if (name.length <= SHORT_SHOP_NAME) {
    const standing = partsOf(code);
    return readings.some((one) => standing.has(one));
  }
  const joined = code.replaceAll('-', '');
  return [joined, ...readAs(joined)].some((text) => readings.some((one) => text.includes(one)));
}
