import { fold } from './fold.ts';

/** A postal address as Shopify tells it. */
export type PostalAddress = {
  readonly address1: string | null;
  readonly address2: string | null;
  readonly zip: string | null;
  readonly city: string | null;
  readonly countryCode: string | null;
};

/** `door` = number and place without the street, which people spell in many ways; null without a house number. */
export type CanonicalAddress = { readonly street: string; readonly door: string | null };

/**
 * An address under the form in which two spellings of one house are equal, without its flat (V5): "12 bis, avenue du
 * Gal. Leclerc, Bât. B" and "12B AV GENERAL LECLERC". Null when it names no place.
 */
export function canonicalAddress({
  address1,
  address2,
  zip,
  city,
  countryCode,
}: PostalAddress): CanonicalAddress | null {
  const words = [address1, address2].flatMap((line) => (line ? wordsOf(line) : []));
  const place = placeOf(zip, city, countryCode);
  const number = words.find((word) => HOUSE_NUMBER.test(word)) ?? null;
  const street = words.filter((word) => word !== number && !HOUSE_NUMBER.test(word) && !UNSAID.has(word));
  if (place === null || (number === null && street.length === 0)) return null;
  return {
    street: [number ?? '', street.join(' '), place].join('|'),
    door: number === null ? null : `${number}|${place}`,
  };
}

const HOUSE_NUMBER = /^\d+[a-z]?$/;

function wordsOf(line: string): string[] {
  const folded = fold(withoutFlat(line))
    // "12 bis" and "12bis" are 12b; of "12-14" the first counts
    .replace(/\b(\d+) ?(bis|ter|quater)\b/g, (_, number: string, suffix: string) => number + suffix[0])
    .replace(/\b(\d+) ([a-d])\b(?! \d)/g, '$1$2')
    .replace(/\b(\d+[a-z]?) (?:et |a |and )?\d+[a-z]?\b/g, '$1');
  return folded.split(' ').flatMap((word) => (word ? [SHORT[word] ?? word] : []));
}

/** What names a part of a house, with the number or letter that goes with it. */
const FLAT =
  /(?:#|\b(?:appartement|apartment|appart|appt|apt|app|flat|unit|suite|ste|etage|floor|batiment|building|bldg|bat|escalier|esc|porte|door|chambre|room|hall|entree|lot|boite|bte|interphone|digicode|code|bp|cs|po box)\b)\.? *(?:n°|no\.?|nr\.?)? *[a-z]?\d*[a-z]?\b/g;
const STOREY = /\b\d+(?:e|eme|er|ere|nd|rd|th|st) (?:etage|floor)\b/g;

const withoutFlat = (line: string): string =>
  line.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(STOREY, ' ').replace(FLAT, ' ');

/** Words that people write out or cut short, French and English. */
const SHORT: Readonly<Record<string, string>> = {
  avenue: 'av',
  ave: 'av',
  boulevard: 'bd',
  blvd: 'bd',
  bld: 'bd',
  boul: 'bd',
  rue: 'r',
  street: 'st',
  str: 'st',
  saint: 'st',
  sainte: 'ste',
  road: 'rd',
  lane: 'ln',
  drive: 'dr',
  court: 'ct',
  place: 'pl',
  square: 'sq',
  allee: 'all',
  allees: 'all',
  impasse: 'imp',
  chemin: 'ch',
  chem: 'ch',
  che: 'ch',
  route: 'rte',
  cours: 'crs',
  faubourg: 'fg',
  fbg: 'fg',
  residence: 'res',
  general: 'gal',
  marechal: 'mal',
  president: 'pdt',
  docteur: 'dr',
  professeur: 'pr',
  prof: 'pr',
  commandant: 'cdt',
  colonel: 'col',
  capitaine: 'cap',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
};

const UNSAID = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'l',
  'd',
  'au',
  'aux',
  'et',
  'the',
  'of',
  'r',
  'st',
  'n',
]);

function placeOf(zip: string | null, city: string | null, countryCode: string | null): string | null {
  const code = fold(zip ?? '').replaceAll(' ', '');
  // the last four of a US "ZIP+4" are often left out
  const area = countryCode === 'US' ? code.slice(0, 5) : code;
  const where = area || fold(city ?? '');
  return where ? `${where}|${(countryCode ?? '').toLowerCase()}` : null;
}
