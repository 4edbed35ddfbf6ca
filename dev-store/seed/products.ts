import { currencyDigits } from '../engine/money.ts';

export type SeedProduct = { handle: string; title: string; description: string; priceEur: number; image: string };

/** Flat drawings on a soft ground, small enough to be carried inside the data. */
function picture(ground: string, shapes: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><rect width="400" height="400" fill="${ground}"/><ellipse cx="200" cy="322" rx="120" ry="14" fill="#000" opacity=".08"/>${shapes}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export const seedProducts: SeedProduct[] = [
  {
    handle: 'vase-dune',
    title: 'Vase Dune',
    description: 'Un vase en grès sablé, tourné à la main près d’Arcachon.',
    priceEur: 49,
    image: picture(
      '#efe6da',
      '<path d="M168 110h64c-4 44 44 74 44 134 0 46-34 76-76 76s-76-30-76-76c0-60 48-90 44-134z" fill="#c9a27c"/><path d="M129 225c48-18 94 18 142-4 3 9 5 15 5 23 0 46-34 76-76 76s-76-30-76-76c0-7 2-13 5-19z" fill="#b58a62"/><ellipse cx="200" cy="110" rx="32" ry="8" fill="#8e6a48"/>',
    ),
  },
  {
    handle: 'bougie-brise',
    title: 'Bougie Brise marine',
    description: 'Cire végétale, sel et bois flotté. Quarante heures de calme.',
    priceEur: 29,
    image: picture(
      '#dfe9ea',
      '<rect x="130" y="170" width="140" height="150" rx="16" fill="#7fa3a8"/><rect x="150" y="215" width="100" height="60" rx="6" fill="#f6f3ec"/><path d="M200 96c18 24 22 38 0 56-22-18-18-32 0-56z" fill="#f0b763"/><path d="M200 150v22" stroke="#4b5b5e" stroke-width="5"/>',
    ),
  },
  {
    handle: 'plaid-estran',
    title: 'Plaid Estran',
    description: 'Laine des Pyrénées, tissée en chevrons couleur de sable mouillé.',
    priceEur: 89,
    image: picture(
      '#ece8e1',
      '<path d="M96 150c70-30 138 24 208-4v150c-70 28-138-26-208 4z" fill="#8d9a8f"/><path d="M96 186c70-30 138 24 208-4v26c-70 28-138-26-208 4zM96 242c70-30 138 24 208-4v26c-70 28-138-26-208 4z" fill="#f4efe4"/><path d="M104 300v20M128 294v20M152 292v20M248 304v18M272 302v18M296 298v18" stroke="#8d9a8f" stroke-width="5"/>',
    ),
  },
  {
    handle: 'tasse-galet',
    title: 'Tasse Galet',
    description: 'Une tasse ronde comme un galet, émail mat.',
    priceEur: 19,
    image: picture(
      '#f1e3dd',
      '<path d="M120 170h140v74c0 46-30 76-70 76s-70-30-70-76z" fill="#d9826a"/><path d="M260 188c54-6 54 76-8 74" fill="none" stroke="#d9826a" stroke-width="18"/><ellipse cx="190" cy="170" rx="70" ry="14" fill="#7c4536"/>',
    ),
  },
  {
    handle: 'lampe-phare',
    title: 'Lampe Phare',
    description: 'Lampe à poser en bois clair, abat-jour de lin.',
    priceEur: 129,
    image: picture(
      '#e5e7ef',
      '<path d="M150 90h100l36 110H114z" fill="#f5d58b"/><rect x="192" y="200" width="16" height="90" fill="#8a6f57"/><rect x="140" y="288" width="120" height="30" rx="12" fill="#a98a6c"/><path d="M150 90h100l12 36H138z" fill="#fbe9bd"/>',
    ),
  },
  {
    handle: 'coussin-ecume',
    title: 'Coussin Écume',
    description: 'Lin lavé, passepoil bleu, garnissage recyclé.',
    priceEur: 39,
    image: picture(
      '#e2edf1',
      '<path d="M110 130c60 16 120 16 180 0 14 60 14 120 0 180-60-14-120-14-180 0-14-60-14-120 0-180z" fill="#f7f5f0" stroke="#5d86a3" stroke-width="6"/><path d="M134 196c22-20 44 20 66 0s44 20 66 0M134 236c22-20 44 20 66 0s44 20 66 0" fill="none" stroke="#5d86a3" stroke-width="7" stroke-linecap="round"/>',
    ),
  },
  {
    handle: 'panier-oyat',
    title: 'Panier Oyat',
    description: 'Tressé en herbes des dunes, deux anses de cuir.',
    priceEur: 59,
    image: picture(
      '#eee9d8',
      '<path d="M150 176c0-70 100-70 100 0" fill="none" stroke="#7a5236" stroke-width="12"/><path d="M106 176h188l-26 144H132z" fill="#cfa765"/><path d="M112 210h176M118 244h164M124 278h152" stroke="#a9823f" stroke-width="6"/><path d="M150 176l10 144M200 176v144M250 176l-10 144" stroke="#b9924f" stroke-width="5"/>',
    ),
  },
  {
    handle: 'savon-lagune',
    title: 'Savon Lagune',
    description: 'Savon à froid, argile verte et fenouil de mer.',
    priceEur: 9.5,
    image: picture(
      '#e6efe4',
      '<rect x="104" y="200" width="192" height="112" rx="34" fill="#8fb397"/><rect x="128" y="222" width="144" height="68" rx="22" fill="#a9c8ae"/><circle cx="150" cy="160" r="18" fill="#fff" opacity=".8"/><circle cx="196" cy="132" r="26" fill="#fff" opacity=".7"/><circle cx="244" cy="164" r="14" fill="#fff" opacity=".8"/>',
    ),
  },
];

/** The euro price as a plausible price in another currency. */
export function priceIn(currencyCode: string, priceEur: number): string {
  const digits = currencyDigits(currencyCode);
  if (digits === 0) return String(Math.round(priceEur * 16) * 10);
  if (digits === 3) return (priceEur * 0.335).toFixed(3);
  return priceEur.toFixed(2);
}
