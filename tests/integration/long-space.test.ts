import { expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import type { EarlierThan } from '../../app/queries/views.ts';
import { aShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
const INVITED = 10_000;

test('an advocate of ten thousand invitations reads every one of them, fifty at a time, the newest first', async () => {
  const shop = await aShop(ricochet, { terms: { waitingDays: 14 } });
  const { services, owner, clock } = ricochet;
  const view = shopView((await services.shops.load(shop.shopId))!);
  const page = async (before: EarlierThan) => {
    const space = await createWebContainer(services).advocateSpace(view, '100', null, before);
    if (space.state !== 'ready') throw new Error(space.state);
    return space;
  };
  await shop.claims('zoe@orange.fr');
  await shop.put('orders/paid', shop.order({ email: 'zoe@orange.fr' }));
  await shop.judge();
  const [reward] = (await page({})).rewards;
  expect(reward).toMatchObject({ state: 'pending' });

  await owner.query(
    `WITH friend AS (
       INSERT INTO person (shop_id, id, created_at)
       SELECT $1, uuidv7(), $4 FROM generate_series(1, $5::int) RETURNING id
     )
     INSERT INTO referral (shop_id, id, program_id, advocate_id, friend_id, invited_at, version_id, state, created_at, updated_at)
     SELECT $1, uuidv7(), $2, $3, friend.id, $4, $6, 'joined', $4, $4 FROM friend`,
    [shop.shopId, shop.program.id, shop.ana.id, clock.now(), INVITED, shop.program.versions[0]!.id],
  );
  const first = await page({});
  const second = await page({ friends: first.earlier.friends! });
  expect([first.friends.length, second.friends.length]).toEqual([50, 50]);
  expect(second.earlier.friends! < first.earlier.friends!).toBe(true);
  // the way to the oldest is long: it is joined where sixty are left
  const { rows } = await owner.query('SELECT id FROM referral WHERE shop_id = $1 ORDER BY id OFFSET 60 LIMIT 1', [
    shop.shopId,
  ]);
  const last = await page({ friends: (await page({ friends: rows[0].id })).earlier.friends! });
  expect([last.friends.length, last.earlier.friends]).toEqual([10, null]);

  // what comes next is told of all of them, whichever page is read
  const older = await page({ friends: rows[0].id, rewards: reward!.id });
  expect(older.rewards).toEqual([]);
  expect([older.joined, older.soonest]).toEqual([INVITED, reward]);
});
