/** Who shops at Maison Rivage. `basket` chooses what is bought; everything is fixed, so the demo is the same each day. */
export type SeedPerson = {
  firstName: string;
  lastName: string;
  email: string;
  account: boolean;
  phone?: string;
  tags?: string[];
  address1: string;
  city: string;
  zip: string;
  orders: { daysAgo: number; basket: number; ends?: 'cancelled' | 'refunded' | 'partly refunded'; till?: true }[];
};

export const cast: SeedPerson[] = [
  {
    firstName: 'Camille',
    lastName: 'Moreau',
    email: 'camille.moreau@example.com',
    account: true,
    phone: '+33639980142',
    tags: ['fidèle'],
    address1: '8 rue Notre-Dame',
    city: 'Bordeaux',
    zip: '33000',
    orders: [
      { daysAgo: 84, basket: 3 },
      { daysAgo: 57, basket: 6 },
      { daysAgo: 33, basket: 1 },
      { daysAgo: 12, basket: 7 },
    ],
  },
  {
    // his only order is too old to be seen without read_all_orders, yet he is no new customer
    firstName: 'Hugo',
    lastName: 'Petit',
    email: 'hugo.petit@example.com',
    account: true,
    phone: '+33639980177',
    address1: '21 rue de la Monnaie',
    city: 'Lille',
    zip: '59000',
    orders: [{ daysAgo: 80, basket: 2 }],
  },
  {
    firstName: 'Léa',
    lastName: 'Bernard',
    email: 'lea.bernard@example.com',
    account: true,
    phone: '+33639980193',
    address1: '5 place Bellecour',
    city: 'Lyon',
    zip: '69002',
    orders: [],
  },
  {
    // an alias of a guest: the same mailbox as j.doe@gmail.com
    firstName: 'John',
    lastName: 'Doe',
    email: 'j.doe+promo@gmail.com',
    account: false,
    address1: '14 rue Oberkampf',
    city: 'Paris',
    zip: '75011',
    orders: [{ daysAgo: 26, basket: 4 }],
  },
];

const streets = [
  'rue des Lilas',
  'quai de la Loire',
  'rue Pasteur',
  'avenue Jean-Jaurès',
  'rue du Port',
  'impasse des Tilleuls',
  'rue Victor-Hugo',
];
const towns = [
  ['Nantes', '44000'],
  ['Rennes', '35000'],
  ['La Rochelle', '17000'],
  ['Toulouse', '31000'],
  ['Marseille', '13006'],
  ['Strasbourg', '67000'],
  ['Annecy', '74000'],
] as const;
const names = [
  'Nina Lefèvre',
  'Paul Girard',
  'Inès Marchand',
  'Théo Renaud',
  'Jeanne Colin',
  'Malo Kerguelen',
  'Sarah Benali',
  'Antoine Faure',
  'Louise Chevalier',
  'Adam Diallo',
  'Manon Perrin',
  'Gabriel Roussel',
  'Alice Vidal',
  'Samuel Lévy',
  'Zoé Garcia',
  'Victor Blanchard',
  'Clara Nguyen',
  'Rémi Fontaine',
  'Agathe Masson',
  'Bastien Leroux',
];

/** Twenty more, every fourth a guest, with nought to five orders each. */
export const townsfolk: SeedPerson[] = names.map((name, index) => {
  const [firstName, lastName] = name.split(' ') as [string, string];
  const [city, zip] = towns[index % towns.length]!;
  const account = index % 4 !== 3;
  const local = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(' ', '.');
  const count = account ? [3, 3, 4, 0, 5, 3, 3][index % 7]! : 1 + (index % 3 === 0 ? 1 : 0);
  return {
    firstName,
    lastName,
    email: `${local}@example.com`,
    account,
    ...(index % 3 === 0 ? { phone: `+336399802${String(index + 10)}` } : {}),
    address1: `${index + 3} ${streets[index % streets.length]}`,
    city,
    zip,
    orders: Array.from({ length: count }, (_, nth) => {
      const number = index * 7 + nth * 5;
      return {
        daysAgo: 1 + ((index * 11 + nth * 23) % 89),
        basket: number,
        ...(number % 17 === 5
          ? { ends: 'cancelled' as const }
          : number % 13 === 8
            ? { ends: 'refunded' as const }
            : number % 11 === 7
              ? { ends: 'partly refunded' as const }
              : {}),
        ...(number % 9 === 4 ? { till: true as const } : {}),
      };
    }),
  };
});
