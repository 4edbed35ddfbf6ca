import { describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { aShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
const actor = { userId: '7', name: '7' };
const everything = { group: null, before: null };

describe('who changed what', () => {
  test('stands newest first, with what differs', async () => {
    const shop = await aShop(ricochet);
    const container = createWebContainer(ricochet.services);
    await container.setTrust(shop.shopId, { mode: 'strict' }, actor);
    const terms = { ...shop.program.draft, waitingDays: 21 };
    await container.publish(shop.shopId, { name: 'Amis', terms }, actor);
    const { entries, next } = await container.changes(shop.shopId, everything);
    expect(next).toBeNull();
    expect(entries.map(({ action }) => action).slice(0, 3)).toEqual([
      'program.published',
      'program.draft-saved',
      'program.trust-set',
    ]);
    expect(entries[0]).toMatchObject({
      actor: '7',
      terms: { before: { waitingDays: 14 }, after: { waitingDays: 21 } },
    });
    expect(entries[2]?.values).toContainEqual({ path: 'mode', before: 'custom', after: 'strict' });
  });

  test('is narrowed to what it concerns, and read in pages', async () => {
    const shop = await aShop(ricochet);
    const container = createWebContainer(ricochet.services);
    for (let at = 0; at < 51; at += 1) await container.dismissProblem(shop.shopId, ricochet.services.newId(), actor);
    const first = await container.changes(shop.shopId, { group: 'operation', before: null });
    expect(first.entries).toHaveLength(50);
    const second = await container.changes(shop.shopId, { group: 'operation', before: first.next });
    expect(second).toMatchObject({ entries: [{ action: 'problem.dismissed' }], next: null });
    expect(new Set([...first.entries, ...second.entries].map(({ id }) => id)).size).toBe(51);
    expect((await container.changes(shop.shopId, { group: 'money', before: null })).entries).toEqual([]);
    expect((await container.changesFile(shop.shopId, 'operation')).entries).toHaveLength(51);
  });

  test('is nobody else’s', async () => {
    const [one, other] = [await aShop(ricochet), await aShop(ricochet)];
    const container = createWebContainer(ricochet.services);
    await container.dismissProblem(one.shopId, ricochet.services.newId(), actor);
    expect((await container.changes(other.shopId, { group: 'operation', before: null })).entries).toEqual([]);
  });
});
