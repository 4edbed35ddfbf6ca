import { beforeEach, describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { aShop, type TestShop, useRicochet } from '../support/builders-shop.ts';

/** Who is connected with whom, out of the database (V5, V6). */
const ricochet = useRicochet();
let shop: TestShop;
beforeEach(async () => {
  shop = await aShop(ricochet);
});

const HOME = {
  first_name: 'Ben',
  last_name: 'Durand',
  address1: '12 rue des Lilas',
  address2: null,
  city: 'Lyon',
  zip: '69003',
  country_code: 'FR',
  province_code: null,
  phone: null,
};
const around = (centreId = shop.ana.personId, alsoId: string | null = null) =>
  createWebContainer(ricochet.services).connections(shop.shopId, { centreId, alsoId });

async function buys(email: string, home: object | null, by = shop.ana) {
  await shop.claims(email, { by });
  await shop.put('orders/paid', shop.order({ email, shipping_address: home, billing_address: home }));
  await shop.judge();
}
const personOf = async (email: string) =>
  (
    await shop.rows<{ person_id: string }>(
      `SELECT person_id FROM person_identifier WHERE shop_id = $1 AND kind = 'email' AND value = $2`,
      shop.emailHash(email),
    )
  )[0]!.person_id;

describe('who is connected with an advocate', () => {
  test('are their friends, those friends’ friends, and who shares a home with one of them; no hash among it', async () => {
    await buys('ben@orange.fr', HOME);
    await buys('zoe@orange.fr', { ...HOME, first_name: 'Zoe' });
    const ben = await shop.enrol('ben', '200');
    await buys('far@orange.fr', null, ben);
    const lou = await shop.enrol('lou', '300');
    await buys('stranger@orange.fr', { ...HOME, first_name: 'Max' }, lou);

    const view = await around();
    const [benId, zoeId, farId, strangerId] = await Promise.all(
      ['ben', 'zoe', 'far', 'stranger'].map((name) => personOf(`${name}@orange.fr`)),
    );
    expect(view?.people.map(({ personId, role }) => [personId, role]).sort()).toEqual(
      [
        [shop.ana.personId, 'centre'],
        [benId, 'friend'],
        [zoeId, 'friend'],
        [farId, 'further'],
        [strangerId, 'neighbour'],
      ].sort(),
    );
    expect(view?.ties).toEqual(
      expect.arrayContaining([
        { from: shop.ana.personId, to: benId },
        { from: benId, to: farId },
      ]),
    );
    expect(view?.ties).toHaveLength(3);
    expect(view?.rings).toEqual([
      { kinds: ['household', 'address'], people: [benId, zoeId, strangerId].sort(), goesRound: false },
    ]);
    const hashes = await shop.rows<{ key: string }>('SELECT key FROM sighting WHERE shop_id = $1');
    expect(hashes.length).toBeGreaterThan(5);
    for (const { key } of hashes) expect(JSON.stringify(view)).not.toContain(key.split(':')[1]);
  });

  test('is seen from the friend, too, with whoever recommended them; and where it goes round', async () => {
    await buys('ben@orange.fr', null);
    const ben = await shop.enrol('ben', '200');
    await shop.rows(
      `INSERT INTO referral (shop_id, id, program_id, advocate_id, friend_id, invited_at, version_id, state, created_at, updated_at)
       SELECT $1, gen_random_uuid(), program_id, $2, $3, now(), version_id, 'not-eligible', now(), now() FROM referral WHERE shop_id = $1 LIMIT 1`,
      ben.id,
      shop.ana.personId,
    );
    const view = await around(ben.personId);
    expect(view?.people.map(({ role }) => role)).toEqual(['centre', 'inviter']);
    expect(view?.rings).toEqual([{ kinds: [], people: [ben.personId, shop.ana.personId].sort(), goesRound: true }]);
  });

  test('is no more than can be drawn, however many friends there are', async () => {
    await buys('ben@orange.fr', HOME);
    await shop.rows(
      `WITH new AS (INSERT INTO person (shop_id, id, created_at) SELECT $1, gen_random_uuid(), now() FROM generate_series(1, 300) RETURNING id),
       came AS (INSERT INTO referral (shop_id, id, program_id, advocate_id, friend_id, invited_at, version_id, state, created_at, updated_at)
         SELECT $1, ('ffffffff' || substr(gen_random_uuid()::text, 9))::uuid, r.program_id, r.advocate_id, new.id, now(), r.version_id, 'joined', now(), now()
         FROM new, referral r WHERE r.shop_id = $1 RETURNING friend_id)
       INSERT INTO sighting (shop_id, subject, key, person_id, seen_at) SELECT $1, 'order:' || friend_id, 'address:same', friend_id, now() FROM came`,
    );
    const view = await around();
    expect(view?.people.length).toBeLessThanOrEqual(60);
    expect(view).toMatchObject({ hasMore: true });
    expect(view?.rings[0]?.people.length).toBeGreaterThan(30);
    const ben = await personOf('ben@orange.fr');
    const isShown = (one: typeof view) => one?.people.some(({ personId }) => personId === ben);
    expect(isShown(view)).toBe(false);
    expect(isShown(await around(shop.ana.personId, ben))).toBe(true);
  });

  test('shows first, of many friends, those who share something', async () => {
    await buys('ben@orange.fr', HOME);
    await buys('zoe@orange.fr', { ...HOME, first_name: 'Zoe' });
    await shop.rows(
      `WITH new AS (INSERT INTO person (shop_id, id, created_at) SELECT $1, gen_random_uuid(), now() FROM generate_series(1, 100) RETURNING id)
       INSERT INTO referral (shop_id, id, program_id, advocate_id, friend_id, invited_at, version_id, state, created_at, updated_at)
       SELECT $1, ('ffffffff' || substr(gen_random_uuid()::text, 9))::uuid, r.program_id, r.advocate_id, new.id, now(), r.version_id, 'joined', now(), now()
       FROM new, (SELECT * FROM referral WHERE shop_id = $1 LIMIT 1) r`,
    );
    const view = await around();
    expect(view?.people).toHaveLength(37);
    expect(view?.rings).toMatchObject([
      { people: [await personOf('ben@orange.fr'), await personOf('zoe@orange.fr')].sort() },
    ]);
  });

  test('is nobody for an unknown person, or another shop’s', async () => {
    const other = await aShop(ricochet);
    expect(await around(other.ana.personId)).toBeNull();
    expect(await around('x')).toBeNull();
    expect((await around())?.people).toHaveLength(1);
  });
});
