import { describe, expect, test, vi } from 'vitest';
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
    expect(entries.map(({ action }) => action).slice(0, 4)).toEqual([
      'program.published',
      'program.draft-saved',
      'program.renamed',
      'program.trust-set',
    ]);
    expect(entries[0]).toMatchObject({
      actor: '7',
      terms: { before: { waitingDays: 14 }, after: { waitingDays: 21 } },
    });
    expect(entries[2]?.values).toEqual([{ path: 'name', before: 'Parrainage', after: 'Amis' }]);
    expect(entries[3]?.values).toContainEqual({ path: 'mode', before: 'custom', after: 'strict' });
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

  test('names whom and what it was done to, each by itself', async () => {
    const shop = await aShop(ricochet);
    const container = createWebContainer(ricochet.services);
    const bob = await shop.enrol('bob', '200');
    const payments = [shop.ana, bob].map(({ personId }, at) => ({
      ...{ key: `k${at}`, personId, programId: shop.program.id, unit: 'EUR', amount: 1_000 },
    }));
    await container.markPaid(shop.shopId, payments, actor);
    const decides = async (subject: { subject: 'order' | 'claim'; subjectId: string }) => {
      const answer = container.decide(shop.shopId, [subject], 'reject', 'Double', actor);
      await vi.waitFor(async () => {
        await shop.judge();
        expect(
          await shop.rows('SELECT 1 FROM decision WHERE shop_id = $1 AND subject_id = $2', subject.subjectId),
        ).toHaveLength(1);
      });
      return answer;
    };
    const discount_codes = [{ code: shop.ana.code, amount: '0', type: 'percentage' }];
    await shop.put('orders/paid', shop.order({ id: '4401', email: 'ben@orange.fr', discount_codes }));
    await shop.judge();
    await decides({ subject: 'order', subjectId: '4401' });
    await shop.claims('cleo@orange.fr');
    await shop.judge();
    const [claim] = await shop.rows<{ id: string }>('SELECT id FROM claim WHERE shop_id = $1');
    await decides({ subject: 'claim', subjectId: claim!.id });

    const told = async (action: string) =>
      (await container.changesFile(shop.shopId, null)).entries
        .filter((entry) => entry.action === action)
        .flatMap(({ references }) => references.flatMap(({ of, name }) => (name === null ? [] : [[of, name]])));
    expect(await told('payout.paid')).toEqual([
      ['personId', 'ana'],
      ['personId', 'bob'],
    ]);
    expect(await told('review.decided')).toEqual([
      ['claim', expect.stringMatching(/./)],
      ['order', '#4401'],
    ]);
  });

  test('leaves what is too long for a page to the file, a whole line at a time', async () => {
    const shop = await aShop(ricochet);
    const container = createWebContainer(ricochet.services);
    const rewardIds = Array.from({ length: 42 }, () => ricochet.services.newId());
    await container.markGiven(shop.shopId, rewardIds, actor);
    const [page] = (await container.changes(shop.shopId, { group: 'money', before: null })).entries;
    expect(page?.references).toHaveLength(40);
    expect(page?.more).toBe(2);
    const [file] = (await container.changesFile(shop.shopId, 'money')).entries;
    expect(file?.references.map(({ id }) => id)).toEqual(rewardIds);
  });

  test('is nobody else’s', async () => {
    const [one, other] = [await aShop(ricochet), await aShop(ricochet)];
    const container = createWebContainer(ricochet.services);
    await container.dismissProblem(one.shopId, ricochet.services.newId(), actor);
    expect((await container.changes(other.shopId, { group: 'operation', before: null })).entries).toEqual([]);
  });
});
