import { describe, expect, test } from 'vitest';
import { referrerKind } from '../../../app/domain/fraud/referrer.ts';
import { type TraceSource, tracesOf, traitsOf } from '../../../app/domain/fraud/traces.ts';
import { canonicalAddress } from '../../../app/domain/shared/address.ts';
import { mailboxSkeleton, randomness } from '../../../app/domain/shared/mailbox.ts';
import { canonicalNetwork } from '../../../app/domain/shared/network-address.ts';

const place = (address1: string, changes: Record<string, string | null> = {}) => ({
  address1,
  address2: null,
  zip: '33000',
  city: 'Bordeaux',
  countryCode: 'FR',
  ...changes,
});

describe('an address', () => {
  test.each([
    ['12, avenue du Général Leclerc', '12 AV. DU GAL LECLERC'],
    ['12 bis rue des Lilas', '12bis, rue des lilas'],
    ['12 B rue des Lilas', '12b Rue des Lilas'],
    ['5 place Saint-Michel', '5 Pl. St Michel'],
    ['8 rue de l’Église, appt 4B', '8, rue de l’eglise'],
    ['8 rue de l’Église, 3e étage', '8 rue de l’eglise'],
    ['Bâtiment C, 8 rue Victor Hugo', '8 rue Victor Hugo'],
    ['12-14 rue Nansouty', '12 rue Nansouty'],
    ['221 Baker Street, Flat B', '221 Baker St'],
  ])('%s is %s', (one, other) => {
    expect(canonicalAddress(place(one))).toEqual(canonicalAddress(place(other)));
  });

  test.each([
    ['12 rue des Lilas', '12 bis rue des Lilas'],
    ['12 rue des Lilas', '14 rue des Lilas'],
    ['12 rue des Lilas', '12 rue des Roses'],
  ])('%s is not %s', (one, other) => {
    expect(canonicalAddress(place(one))).not.toEqual(canonicalAddress(place(other)));
  });

  test('the flat may stand in the second line, and US zips with or without their last four', () => {
    expect(canonicalAddress(place('8 rue Nansouty', { address2: 'Apt 12' }))).toEqual(
      canonicalAddress(place('8 rue Nansouty')),
    );
    const us = { countryCode: 'US', zip: '10001' };
    expect(canonicalAddress(place('350 Fifth Ave', us))).toEqual(
      canonicalAddress(place('350 Fifth Avenue', { ...us, zip: '10001-1234' })),
    );
  });

  test('the same door in another town, or no place at all, is none', () => {
    expect(canonicalAddress(place('8 rue Nansouty'))).not.toEqual(
      canonicalAddress(place('8 rue Nansouty', { zip: '31000' })),
    );
    expect(canonicalAddress(place('', { zip: '33000' }))).toBeNull();
    expect(canonicalAddress(place('8 rue Nansouty', { zip: null, city: null }))).toBeNull();
  });
});

describe('an IP address', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:0db8:0001:0002'],
    ['2001:db8:1:2::', '2001:0db8:0001:0002'],
    ['127.0.0.1', null],
    ['10.1.2.3', null],
    ['172.16.0.1', null],
    ['172.32.0.1', '172.32.0.1'],
    ['100.64.0.1', null],
    ['::1', null],
    ['fe80::1', null],
    ['fd00::1', null],
    ['203.0.113.256', null],
    ['1:2:3', null],
    ['unknown', null],
  ])('%s counts as %s', (text, network) => {
    expect(canonicalNetwork(text)).toBe(network);
  });
});

test('a mailbox is known by its letters, if it has enough', () => {
  expect(mailboxSkeleton('jean.dupont22@x.fr')).toBe('jeandupont');
  expect(mailboxSkeleton('j-e-a-n_dupont@y.fr')).toBe('jeandupont');
  expect(mailboxSkeleton('marie12@x.fr')).toBeNull();
});

test.each([
  ['camille.petit@x.fr', 0],
  ['bxkqtrwz@x.fr', 2],
  ['xk7qp2tb9rw@x.fr', 3],
  ['jean1987@x.fr', 0],
])('%s looks random by %i marks', (email, marks) => {
  expect(randomness(email)).toBe(marks);
});

test.each([
  ['https://www.retailmenot.com/view/shop', null, 'coupon-site'],
  ['https://notretailmenot.com/', null, 'other'],
  ['https://shop.example/', '/?utm_source=ma-reduc', 'coupon-site'],
  ['', '/?utm_source=newsletter', 'other'],
  [null, '/', null],
] as const)('%s and %s lead from %s', (referring, landing, kind) => {
  expect(referrerKind(referring, landing)).toBe(kind);
});

describe('what an order leaves behind', () => {
  const hash = (kind: string, text: string) => `${kind}(${text})`;
  const source = (changes: Partial<TraceSource> = {}): TraceSource => ({
    email: 'camille.petit@x.fr',
    typedEmail: 'camille.petit+2@x.fr',
    shipping: { ...place('12 rue des Lilas'), firstName: 'Camille', lastName: 'Petit' },
    billing: null,
    customer: null,
    ip: '203.0.113.9',
    userAgent: 'Browser 1',
    referringSite: null,
    landingSite: null,
    ...changes,
  });

  test('one name in any order, and one household whatever the street is called', () => {
    const swapped = source({
      shipping: { ...place('12 av des Lilas'), firstName: 'PETIT', lastName: 'Camille' },
    });
    expect(tracesOf(swapped, hash).name).toBe(tracesOf(source(), hash).name);
    const sibling = source({ shipping: { ...place('12 r. Lilas blancs'), firstName: 'Zoé', lastName: 'PÉTIT' } });
    expect(tracesOf(sibling, hash).household).toBe(tracesOf(source(), hash).household);
  });

  test('a device is a line and a browser: without a public line there is none', () => {
    expect(tracesOf(source(), hash)).toMatchObject({ ip: 'ip(203.0.113.9)', device: 'device(203.0.113.9|Browser 1)' });
    expect(tracesOf(source({ ip: '127.0.0.1' }), hash)).not.toHaveProperty('device');
    expect(tracesOf(source({ userAgent: null }), hash)).not.toHaveProperty('device');
  });

  test('where the payer lives is hashed like where the parcel goes', () => {
    const paidElsewhere = source({ billing: { ...place('3 quai Sud'), firstName: 'Ana', lastName: 'Roy' } });
    expect(tracesOf(paidElsewhere, hash).billing).toBe('address(3|quai sud|33000|fr)');
    expect(traitsOf(paidElsewhere).shipsToOther).toBe(true);
  });

  test('traits say what was typed and by what kind of mailbox', () => {
    expect(traitsOf(source())).toMatchObject({ plusTag: true, disposable: false, digitsTail: 0 });
    expect(traitsOf(source({ email: 'x@mailinator.com' }))).toMatchObject({ disposable: true });
  });
});
