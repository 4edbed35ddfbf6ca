import { describe, expect, test } from 'vitest';
import { inboxDay } from '../../app/persistence/inbox.server.ts';
import { daysAfter } from '../support/builders.ts';
import { aShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
const day = (instant: Date) => instant.toISOString().slice(0, 10);

describe('the day a row is filed under', () => {
  const now = new Date('2026-03-15T12:00:00Z');
  test.each([
    ['the event’s own day', daysAfter(now, -3), '2026-03-12'],
    ['seven days ago to the second', daysAfter(now, -7), '2026-03-08'],
    ['longer ago: the arrival', new Date(daysAfter(now, -7).getTime() - 1), '2026-03-15'],
    ['a clock that runs ahead', daysAfter(now, 1), '2026-03-16'],
    ['far ahead: the arrival', daysAfter(now, 8), '2026-03-15'],
    ['unreadable: the arrival', null, '2026-03-15'],
  ])('%s', (_label, triggeredAt, wanted) => {
    expect(inboxDay(triggeredAt, now)).toBe(wanted);
  });

  test('has a partition, from seven days ago to seven ahead', async () => {
    const shop = await aShop(ricochet);
    const now = ricochet.clock.now();
    for (const days of [-7, 0, 7, 40]) await shop.put('shop/update', {}, `event${days}`, daysAfter(now, days));
    expect((await shop.inbox()).map((row) => row.day).sort()).toEqual(
      [daysAfter(now, -7), now, now, daysAfter(now, 7)].map(day).sort(),
    );
  });
});

describe('putting rows in', () => {
  test('two doors with the same rows in opposite order wait for each other without a deadlock', async () => {
    const shop = await aShop(ricochet);
    const now = ricochet.clock.now();
    const rows = Array.from({ length: 100 }, (_, n) => ({
      shopDomain: shop.domain,
      topic: 'orders/updated',
      eventId: `event-${n}`,
      triggeredAt: now,
      body: Buffer.from('{}'),
    }));
    await Promise.all(
      Array.from({ length: 6 }, (_, n) => ricochet.services.inbox.put(n % 2 ? rows : [...rows].reverse(), now)),
    );
    expect(await shop.inbox()).toHaveLength(100);
  });

  test('what several callers put at one time is committed together', async () => {
    const shop = await aShop(ricochet);
    await Promise.all(Array.from({ length: 40 }, (_, n) => shop.put('orders/updated', { n })));
    const commits = await shop.rows(
      'SELECT xmin::text, count(*)::int AS rows FROM inbox WHERE shop_id = $1 GROUP BY 1',
    );
    expect(commits).toMatchObject([{ rows: 40 }]);
  });

  test('one row that can’t be stored fails alone, whatever comes with it', async () => {
    const shop = await aShop(ricochet);
    const now = ricochet.clock.now();
    const row = (eventId: string) => ({
      shopDomain: shop.domain,
      topic: 'orders/updated',
      eventId,
      triggeredAt: now,
      body: Buffer.from('{}'),
    });
    const ids = ['one', 'two', 'a NUL \u0000 in it', 'three', 'four', 'five', 'six'];
    const results = await Promise.allSettled(ids.map((id) => ricochet.services.inbox.put([row(id)], now)));
    expect(results.map((result) => result.status === 'fulfilled')).toEqual(ids.map((id) => !id.includes('\u0000')));
    expect(await shop.inbox()).toHaveLength(ids.length - 1);
  });

  test('rows put down by one call are stored together or not at all', async () => {
    const shop = await aShop(ricochet);
    const now = ricochet.clock.now();
    const rows = ['good', 'bad \u0000'].map((eventId) => ({
      shopDomain: shop.domain,
      topic: 'orders/updated',
      eventId,
      triggeredAt: now,
      body: Buffer.from('{}'),
    }));
    await expect(ricochet.services.inbox.put(rows, now)).rejects.toThrow('invalid byte sequence');
    expect(await shop.inbox()).toEqual([]);
  });

  test('keeps a NUL byte in a body as it came', async () => {
    const shop = await aShop(ricochet);
    const body = Buffer.from([0x7b, 0x00, 0xff, 0x7d]);
    await shop.put('orders/updated', body);
    expect((await shop.inbox())[0]?.body).toEqual(body);
  });
});

describe('tidying up', () => {
  const parts = async () =>
    (
      await ricochet.owner.query(
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'inbox_part'::regnamespace AND relkind = 'r' ORDER BY 1`,
      )
    ).rows.map((row) => String(row.name));

  test('makes partitions 14 days ahead and none twice', async () => {
    await ricochet.work.tidyInbox();
    const before = await parts();
    expect(before).toContain(`inbox_${day(daysAfter(new Date(), 14)).replaceAll('-', '')}`);
    await ricochet.work.tidyInbox();
    expect(await parts()).toEqual(before);
  });

  test('drops a partition of long ago unless it holds unjudged rows', async () => {
    const shop = await aShop(ricochet);
    await ricochet.owner.query("SELECT ensure_inbox_partitions('2020-03-09')");
    const old = (date: string, judgedAt: string | null) =>
      ricochet.owner.query(
        `INSERT INTO inbox (shop_id, day, id, topic, event_id, shop_domain, triggered_at, received_at, body, judged_at)
         VALUES ($1, $2, gen_random_uuid(), 'orders/paid', 'old', $3, now(), now(), '', $4)`,
        [shop.shopId, date, shop.domain, judgedAt],
      );
    await old('2020-03-02', '2020-03-02T10:00Z');
    await old('2020-03-03', null);
    await ricochet.work.tidyInbox();
    const left = await parts();
    expect(left).not.toContain('inbox_20200302');
    expect(left).toContain('inbox_20200303');
    await ricochet.owner.query('UPDATE inbox SET judged_at = now() WHERE shop_id = $1', [shop.shopId]);
    await ricochet.work.tidyInbox();
    expect((await parts()).filter((name) => name.startsWith('inbox_2020'))).toEqual([]);
  });
});
