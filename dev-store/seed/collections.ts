/** The shop's collections, by the handles of what is in them; a product may be in several. */
export const collections = [
  {
    id: '841564295000000401',
    title: 'Maison',
    handles: ['vase-dune', 'plaid-estran', 'lampe-phare', 'coussin-ecume', 'panier-oyat'],
  },
  { id: '841564295000000402', title: 'Table', handles: ['tasse-galet'] },
  { id: '841564295000000403', title: 'Bien-être', handles: ['bougie-brise', 'savon-lagune'] },
  { id: '841564295000000404', title: 'Petits cadeaux', handles: ['bougie-brise', 'tasse-galet', 'savon-lagune'] },
] as const;

export type SeedCollection = (typeof collections)[number];
