import { afterEach, describe, expect, test } from 'vitest';
import { createBackgroundWork } from '../../app/container.server.ts';
import { openDatabase } from '../../app/persistence/database.server.ts';
import { shopIdOf } from '../../app/persistence/inbox.server.ts';
import { quarantineRows } from '../../app/persistence/quarantine.server.ts';
import { aShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
const LATER = '00000000-0000-7000-8000-00000000000f';
afterEach(() => {
  ricochet.logger.error.mockClear();
  ricochet.logger.warn.mockClear();
});

/** A claim on an advocate this shop doesn't have: the judge throws on it, every time. */
const poison = (shop: Awaited<ReturnType<typeof aShop>>) =>
  shop.claims('zoe@orange.fr', { by: { ...shop.ana, id: LATER } });

describe('what can’t be understood', () => {
  test.each([
    ['no JSON', 'orders/paid', Buffer.from('<xml/>')],
    ['NUL bytes', 'orders/paid', Buffer.from([0, 0, 0])],
    ['nothing', 'orders/paid', Buffer.alloc(0)],
    ['another shape', 'orders/paid', Buffer.from('{"id": 1}')],
    ['an amount that is none', 'orders/paid', Buffer.from('[]')],
    ['one of our own topics that doesn’t exist', 'ricochet/unknown', Buffer.from('{}')],
    ['one of our own with a wrong body', 'ricochet/claim', Buffer.from('{}')],
  ])('%s goes to quarantine at once and blocks nobody', async (_label, topic, body) => {
    const shop = await aShop(ricochet);
    await shop.put(topic, body);
    await shop.put('orders/paid', shop.order({ id: '9001' }));
    await shop.judge();
    expect(await shop.quarantine()).toMatchObject([{ topic, attempts: 1, body }]);
    expect((await shop.verdict('9001'))?.outcome).toBe('not-referred');
    expect((await shop.inbox()).every((row) => row.judged_at)).toBe(true);
  });

  test('a delivery for a shop that isn’t installed goes there too, unread, and leaves its body behind', async () => {
    const domain = 'nobody-home.myshopify.com';
    const shopId = shopIdOf(domain);
    const now = ricochet.clock.now();
    await ricochet.services.inbox.put(
      [{ shopDomain: domain, topic: 'orders/paid', eventId: 'e', triggeredAt: now, body: Buffer.from('{}') }],
      now,
    );
    expect(await ricochet.work.shopsWithWork(100)).toContain(shopId);
    await ricochet.work.judge(shopId);
    const { rows } = await ricochet.owner.query('SELECT error, body FROM quarantine WHERE shop_id = $1', [shopId]);
    expect(rows).toEqual([{ error: expect.stringContaining('unknown shop'), body: Buffer.alloc(0) }]);
    expect(await ricochet.work.shopsWithWork(100)).not.toContain(shopId);
  });
});

describe('what stays set aside', () => {
  test('goes after thirty days, of every shop', async () => {
    const [shop, other] = [await aShop(ricochet), await aShop(ricochet)];
    for (const one of [shop, other]) {
      for (const body of ['old', 'young']) await one.put('orders/paid', Buffer.from(body));
      await one.judge();
      await one.rows(
        "UPDATE quarantine SET set_aside_at = now() - CASE WHEN body = 'old' THEN interval '31 days' ELSE interval '29 days' END WHERE shop_id = $1",
      );
    }
    await ricochet.work.tidyInbox();
    for (const one of [shop, other]) expect(await one.quarantine()).toMatchObject([{ body: Buffer.from('young') }]);
  });

  test('goes when whom it tells of is erased, and nothing else does', async () => {
    const shop = await aShop(ricochet);
    const [id, order, other] = [7920719925474095, 5590000000001, 5590000000002];
    const customer = {
      ...{ id, admin_graphql_api_id: `gid://shopify/Customer/${id}` },
      ...{ email: 'ben@orange.fr', verified_email: true },
    };
    await shop.put('orders/paid', shop.order({ id: String(order), email: 'ben@orange.fr', customer }));
    await shop.judge();
    const theirs = [
      `{"customer":{"id":${id}}`,
      `{"admin_graphql_api_id":"gid://shopify/Order/${order}"`,
      `{"order_id":${other}`,
      '<email>BEN+shop@orange.fr</email>',
      `{"emailHash":"${shop.emailHash('ben@orange.fr')}"`,
    ];
    const others = [`{"id":${id}1`, '{"email":"reuben@orange.fr"'];
    for (const body of [...theirs, ...others]) await shop.put('orders/updated', Buffer.from(body));
    await shop.judge();
    expect(await shop.quarantine()).toHaveLength(7);
    await shop.put('customers/redact', { customer: { id, email: null, phone: null }, orders_to_redact: [other] });
    await shop.judge();
    expect((await shop.quarantine()).map(({ body }) => String(body)).sort()).toEqual(others.sort());
  });
});

describe('a row the judge throws on', () => {
  test('lets the others be judged and is set aside after its third failure', async () => {
    const shop = await aShop(ricochet);
    await poison(shop);
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', shop.order({ id: '9101' }));
    await ricochet.work.judge(shop.shopId);
    expect((await shop.verdict('9101'))?.outcome).toBe('approved');
    expect(await shop.quarantine()).toEqual([]);
    await ricochet.work.judge(shop.shopId);
    expect((await shop.inbox()).filter((row) => !row.judged_at)).toMatchObject([{ attempts: 2 }]);
    await ricochet.work.judge(shop.shopId);
    expect(await shop.quarantine()).toMatchObject([
      { topic: 'ricochet/claim', attempts: 3, error: expect.stringContaining('advocate') },
    ]);
    expect(await ricochet.work.judge(shop.shopId)).toBe(0);
    expect(ricochet.logger.error).toHaveBeenCalledTimes(3);
  });

  test('writes nothing of what it had begun', async () => {
    const shop = await aShop(ricochet);
    await poison(shop);
    await shop.judge();
    expect(await shop.rows('SELECT 1 FROM person WHERE shop_id = $1')).toHaveLength(1);
    expect(await shop.rows('SELECT 1 FROM referral WHERE shop_id = $1')).toEqual([]);
  });

  test('can be put back once what stopped it is mended, and is then judged', async () => {
    const shop = await aShop(ricochet);
    const { claimId } = await poison(shop);
    await shop.judge();
    const [row] = await shop.quarantine();
    await ricochet.owner.query(
      `INSERT INTO advocate (shop_id, id, program_id, person_id, code, created_at) VALUES ($1, $2, $3, gen_random_uuid(), 'LATER-7K2PX1', now())`,
      [shop.shopId, LATER, shop.program.id],
    );
    await quarantineRows(ricochet.services.db).replay(shop.shopId, row!.id, ricochet.clock.now());
    expect(await shop.quarantine()).toEqual([]);
    await shop.judge();
    expect((await shop.verdict(claimId))?.outcome).toBe('approved');
    expect(await shop.quarantine()).toEqual([]);
  });

  test('put back unmended comes to quarantine again, not twice', async () => {
    const shop = await aShop(ricochet);
    await poison(shop);
    await shop.judge();
    for (let times = 0; times < 2; times++) {
      const [row] = await shop.quarantine();
      await quarantineRows(ricochet.services.db).replay(shop.shopId, row!.id, ricochet.clock.now());
      await shop.judge();
    }
    expect(await shop.quarantine()).toHaveLength(1);
  });

  test('of another shop can’t be put back', async () => {
    const [shop, other] = [await aShop(ricochet), await aShop(ricochet)];
    await poison(shop);
    await shop.judge();
    const [row] = await shop.quarantine();
    await quarantineRows(ricochet.services.db).replay(other.shopId, row!.id, ricochet.clock.now());
    expect(await shop.quarantine()).toHaveLength(1);
    expect(await other.inbox()).toEqual([]);
  });
});

describe('a row the process dies of', () => {
  /** One run of a process: it ends where the row is in its hands, and nothing it would have done then happens. */
  async function runs(shop: Awaited<ReturnType<typeof aShop>>, killer: string): Promise<'lived' | 'died'> {
    const db = openDatabase(ricochet.database.appUrl);
    let isDead = false;
    const work = createBackgroundWork({
      ...ricochet.services,
      db: {
        ...db,
        withShopSql: (shopId, steps, opening) =>
          db.withShopSql(
            shopId,
            async (client, opened) => {
              if (isDead) throw new Error('died');
              const answer = await steps(client, opened);
              const { rows } = await client.query(
                `SELECT FROM inbox WHERE event_id = $1 AND judged_at IS NOT NULL
                   AND NOT EXISTS (SELECT FROM quarantine q WHERE q.event_id = inbox.event_id)`,
                [killer],
              );
              isDead = rows.length > 0;
              if (isDead) throw new Error('died');
              return answer;
            },
            opening,
          ),
      },
    });
    await work.judge(shop.shopId).catch(() => {});
    await Promise.all([work.close(), db.close()]);
    return isDead ? 'died' : 'lived';
  }

  test('is set aside after the third time, and no other row is counted for it', async () => {
    const shop = await aShop(ricochet);
    for (const id of ['9301', '9302', '9303', '9304']) await shop.put('orders/paid', shop.order({ id }), id);
    const fates = [];
    for (let n = 0; n < 4; n++) fates.push(await runs(shop, '9302'));
    expect(fates).toEqual(['died', 'died', 'died', 'lived']);
    expect(await shop.quarantine()).toMatchObject([{ attempts: 3, error: expect.stringContaining('process ended') }]);
    for (const id of ['9301', '9303', '9304']) expect((await shop.verdict(id))?.outcome).toBe('not-referred');
    const attempts = await shop.rows('SELECT event_id, attempts FROM inbox WHERE shop_id = $1 ORDER BY 1');
    expect(attempts.map(({ attempts: made }) => made)).toEqual([2, 3, 2, 2]);
    expect(await ricochet.work.judge(shop.shopId)).toBe(0);
  });
});
