import type { Chance } from './chance.ts';
import type { Address } from './lines.ts';

/** Towns with their postcodes, bigger ones first. */
const FRENCH_TOWNS: readonly (readonly [city: string, zips: readonly string[]])[] = [
  ['Paris', ['75011', '75018', '75015', '75020', '75012', '75010', '75013', '75017', '75019', '75014', '75005']],
  ['Lyon', ['69003', '69007', '69001', '69006', '69008']],
  ['Marseille', ['13005', '13008', '13001', '13006', '13012']],
  ['Toulouse', ['31000', '31300', '31400', '31500']],
  ['Nantes', ['44000', '44100', '44300']],
  ['Bordeaux', ['33000', '33100', '33800']],
  ['Lille', ['59000', '59800']],
  ['Rennes', ['35000', '35200', '35700']],
  ['Montpellier', ['34000', '34070', '34090']],
  ['Strasbourg', ['67000', '67100', '67200']],
  ['Nice', ['06000', '06100', '06300']],
  ['Grenoble', ['38000', '38100']],
  ['Rouen', ['76000', '76100']],
  ['Angers', ['49000', '49100']],
  ['Tours', ['37000', '37100']],
  ['Clermont-Ferrand', ['63000', '63100']],
  ['Dijon', ['21000']],
  ['Brest', ['29200']],
  ['Le Mans', ['72000', '72100']],
  ['Montreuil', ['93100']],
  ['Villeurbanne', ['69100']],
  ['Saint-Denis', ['93200', '93210']],
  ['Caen', ['14000']],
  ['Annecy', ['74000', '74940']],
  ['Poitiers', ['86000']],
  ['La Rochelle', ['17000']],
  ['Pau', ['64000']],
  ['Vannes', ['56000']],
  ['Valence', ['26000']],
  ['Albi', ['81000']],
  ['Chartres', ['28000']],
  ['Quimper', ['29000']],
  ['Saint-Malo', ['35400']],
  ['Cahors', ['46000']],
  ['Voiron', ['38500']],
  ['Ploërmel', ['56800']],
  ['Bourgoin-Jallieu', ['38300']],
  ['Saint-Pierre', ['97410']],
];
const FOREIGN_TOWNS: Readonly<Record<string, readonly (readonly [city: string, zip: string])[]>> = {
  BE: [
    ['Bruxelles', '1000'],
    ['Ixelles', '1050'],
    ['Liège', '4000'],
    ['Namur', '5000'],
  ],
  CH: [
    ['Genève', '1201'],
    ['Lausanne', '1003'],
    ['Fribourg', '1700'],
  ],
  LU: [
    ['Luxembourg', '1611'],
    ['Esch-sur-Alzette', '4010'],
  ],
  DE: [
    ['Berlin', '10435'],
    ['Köln', '50667'],
    ['Freiburg', '79098'],
  ],
  IT: [
    ['Torino', '10121'],
    ['Milano', '20121'],
  ],
  ES: [
    ['Barcelona', '08012'],
    ['Madrid', '28004'],
  ],
};
const STREETS: Readonly<Record<string, readonly string[]>> = {
  FR: lines(`rue de la République|rue Victor Hugo|rue Pasteur|avenue Jean Jaurès|rue Jean Moulin|rue des Lilas
    rue du Général de Gaulle|place de la Mairie|rue de l'Église|boulevard Gambetta|rue Émile Zola|rue Pierre Curie
    chemin des Vignes|rue des Écoles|rue Jules Ferry|allée des Acacias|rue du Moulin|avenue de la Gare|rue Voltaire
    impasse des Rosiers|rue Anatole France|rue du 8 mai 1945|quai de la Fosse|rue Saint-Michel|rue des Tilleuls
    boulevard de la Liberté|rue Neuve|rue du Faubourg Saint-Antoine|cours Lafayette|rue Lamartine|rue de Bretagne
    rue Paul Bert|rue des Carmes|avenue Foch|rue de Verdun|route de Paris|rue de la Fontaine|rue du Stade|rue Molière
    allée des Cerisiers|rue Sainte-Catherine|rue Nationale|rue de Metz|rue du Château|rue George Sand|rue Colbert
    boulevard Voltaire|rue des Fleurs|rue d'Alsace|chemin du Lavoir|rue Henri Barbusse|square Carpeaux`),
  BE: ['rue de la Station', 'chaussée de Wavre', 'avenue Louise', 'rue Haute'],
  CH: ['rue de Lausanne', 'avenue de la Gare', 'chemin du Bois', 'rue du Mont-Blanc'],
  LU: ['rue de Strasbourg', 'avenue de la Liberté', 'rue du Fort'],
  DE: ['Hauptstraße', 'Schillerstraße', 'Bahnhofstraße', 'Gartenweg'],
  IT: ['via Roma', 'via Garibaldi', 'corso Francia'],
  ES: ['calle Mayor', 'carrer de Verdi', 'calle de Atocha'],
};
const COUNTER_NAMES = [
  'Tabac Le Balto',
  'Épicerie du Coin',
  'Relais Presse',
  'Pressing Net',
  'Locker Gare',
  'Librairie Papyrus',
];
const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/\bavenue\b/, 'av.'],
  [/\bboulevard\b/, 'bd'],
  [/\brue\b/, 'r.'],
  [/\bplace\b/, 'pl.'],
  [/\bchemin\b/, 'ch.'],
  [/\bimpasse\b/, 'imp.'],
];

export function drawCountry(chance: Chance): string {
  return chance.weighted({ FR: 91, BE: 3.4, CH: 2, LU: 0.6, DE: 1.4, IT: 0.8, ES: 0.8 });
}

/** Somebody's home: in a house, or (often, in France) behind one of the doors of a building. */
export function drawAddress(chance: Chance, country: string): Address {
  if (country === 'FR') {
    const [city, zips] = chance.pickSkewed(FRENCH_TOWNS);
    return addressIn(chance, country, chance.pick(zips), city);
  }
  const [city, zip] = chance.pick(FOREIGN_TOWNS[country]!);
  return { ...addressIn(chance, country, zip, city), country };
}

/** Another door in the same town. */
export function drawNearby(chance: Chance, near: Address): Address {
  const country = near.country ?? 'FR';
  return { ...addressIn(chance, country, near.zip, near.city), ...(near.country && { country }) };
}

/** A student hall: the same street line for hundreds of people, who write their room or don't. */
export function drawHall(chance: Chance, near: Address): Address {
  const hall = { ...addressIn(chance, 'FR', near.zip, near.city) };
  return { line1: hall.line1, line2: 'Résidence universitaire', zip: hall.zip, city: hall.city };
}

/** One of the few parcel counters of a postcode, which strangers who live there share. */
export function parcelCounter(chance: Chance, near: Address): Address {
  const which = chance.int(0, 5);
  const number = (Number.parseInt(near.zip, 10) * 7 + which * 13) % 90;
  const street = STREETS['FR']![(Number.parseInt(near.zip, 10) + which * 11) % STREETS['FR']!.length]!;
  return {
    line1: `${COUNTER_NAMES[which]!} ${number + 1} ${street}`,
    zip: near.zip,
    city: near.city,
    ...(near.country && { country: near.country }),
  };
}

/** How the same honest person types the same address another day. */
export function retyped(chance: Chance, address: Address): Address {
  const way = chance.weighted({ same: 55, capitals: 10, comma: 12, abbreviated: 12, bare: 11 });
  if (way === 'capitals') return { ...address, line1: address.line1.toUpperCase(), city: address.city.toUpperCase() };
  if (way === 'comma') return { ...address, line1: address.line1.replace(/^(\d+( bis)?) /, '$1, ') };
  if (way === 'abbreviated') return { ...address, line1: abbreviated(address.line1) };
  if (way === 'bare') {
    const { line2: _, ...rest } = address;
    return { ...rest, line1: rest.line1.toLowerCase() };
  }
  return address;
}

/** The same door written so that the parcel arrives and a machine may not see it: several changes at once. */
export function disguised(chance: Chance, address: Address): Address {
  let line1 = chance.happens(0.5) ? abbreviated(address.line1) : address.line1;
  if (chance.happens(0.35))
    line1 = line1.replace(/^(\d+)/, (number) => `${number}${chance.pick([' bis', 'A', ' ter', 'b'])}`);
  if (chance.happens(0.4)) line1 = misspelt(chance, line1);
  if (chance.happens(0.3)) line1 = line1.replace(/^(\d+( bis| ter)?) /, '$1, ');
  const line2 = chance.weighted({ same: 20, none: 25, flat: 40, care: 15 });
  const { line2: own, ...rest } = address;
  if (line2 === 'flat') return { ...rest, line1, line2: drawFlat(chance) };
  if (line2 === 'care')
    return { ...rest, line1, line2: chance.pick(['Boîte 4', 'Sonner 2 fois', 'fond de cour', 'c/o gardien']) };
  return line2 === 'same' && own ? { ...rest, line1, line2: own } : { ...rest, line1 };
}

function addressIn(chance: Chance, country: string, zip: string, city: string): Address {
  const number = 1 + Math.floor(chance.exponential(28));
  const street = chance.pick(STREETS[country]!);
  const numbered = country === 'FR' || country === 'BE' || country === 'LU';
  const suffix = chance.happens(0.05) ? ' bis' : '';
  const line1 = numbered ? `${number}${suffix} ${street}` : `${street} ${number}`;
  return chance.happens(0.35) ? { line1, line2: drawFlat(chance), zip, city } : { line1, zip, city };
}

function drawFlat(chance: Chance): string {
  const floor = chance.int(1, 7);
  return chance.pick([
    `Appt ${chance.int(1, 60)}`,
    `Bât ${chance.pick(['A', 'B', 'C'])}`,
    `${floor}e étage`,
    `Apt ${floor}${chance.int(0, 9)}`,
    `Bâtiment ${chance.pick(['A', 'B'])} appartement ${chance.int(1, 40)}`,
  ]);
}

function abbreviated(line: string): string {
  return ABBREVIATIONS.reduce((text, [word, short]) => text.replace(word, short), line);
}

function misspelt(chance: Chance, line: string): string {
  const at = chance.int(Math.floor(line.length / 2), line.length - 2);
  return chance.happens(0.5)
    ? line.slice(0, at) + line[at] + line.slice(at)
    : line.slice(0, at) + line[at + 1] + line[at] + line.slice(at + 2);
}

function lines(text: string): string[] {
  return text.split(/[|\n]/).map((street) => street.trim());
}
