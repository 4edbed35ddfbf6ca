import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { aShop, cancellationOf, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

/** Whom humans block or allow, through the inbox and the database (V5, V6). */
const ricochet = useRicochet();
let shop: TestShop;
beforeEach(async () => {
  await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 1_000));
  shop = await aShop(ricochet);
});

async function buys(id: string, email: string, at?: Date): Promise<Record<string, unknown>> {
  await shop.claims(email, at && { claimedAt: at });
  const order = shop.order({ id, email, ...(at && { at }) });
  await shop.put('orders/paid', order);
  await shop.judge();
  return order;
}

describe('an advocate who is blocked', () => {
  test('loses what isn’t final, keeps nobody, and has it back when the entry is lifted', async () => {
    await buys('8001', 'ben@orange.fr');
    expect(await shop.wallet()).toEqual({ available: 0, pending: 500 });
    const { lift } = await shop.lists('block', 'person', shop.ana.personId);
    expect(await shop.verdict('8001')).toMatchObject({ outcome: 'rejected', reason: 'listed' });
    expect(await shop.wallet()).toEqual({ available: 0, pending: 0 });
    await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 1_000));
    await buys('8002', 'zoe@orange.fr', ricochet.clock.now());
    expect(await shop.verdict('8002')).toMatchObject({ outcome: 'not-referred' });
    await lift();
    expect(await shop.verdict('8001')).toMatchObject({ outcome: 'approved' });
    // as is what only the entry had refused
    expect(await shop.verdict('8002')).toMatchObject({ outcome: 'approved' });
    expect(await shop.wallet()).toEqual({ available: 0, pending: 1_000 });
  });

  test('keeps what was given before, until a human rejects it', async () => {
    shop = await aShop(ricochet, { terms: { waitingDays: 0 } });
    const order = await buys('8003', 'ben@orange.fr');
    await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 1_000));
    await shop.lists('block', 'person', shop.ana.personId);
    const renamed = { ...order, updated_at: ricochet.clock.now().toISOString(), name: '#8003 bis' };
    await shop.put('orders/updated', renamed);
    await shop.judge();
    expect(await shop.verdict('8003')).toMatchObject({ outcome: 'approved' });
    expect(await shop.wallet()).toEqual({ available: 500, pending: 0 });
    await shop.put('orders/cancelled', cancellationOf(renamed));
    await shop.judge();
    expect(await shop.wallet()).toEqual({ available: 0, pending: 0 });
  });

  test('finds their link closed, and reads why', async () => {
    const container = createWebContainer(ricochet.services);
    const view = {
      shopId: shop.shopId,
      domain: shop.domain,
      name: 'Maison Rivage',
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      locale: 'fr',
      isInformal: false,
    } as const;
    const looks = async () => [
      (await container.visit(view, shop.ana.code, '192.0.2.7', null)).state,
      await container.advocateSpace(view, '100'),
    ];
    expect(await looks()).toMatchObject(['open', { state: 'ready' }]);
    const { lift } = await shop.lists('block', 'email', shop.emailHash('ana@orange.fr'));
    expect(await looks()).toEqual(['closed', { state: 'closed', reason: 'blocked' }]);
    await lift();
    expect(await looks()).toMatchObject(['open', { state: 'ready' }]);
  });
});

test('a friend who is blocked by address is refused, whoever invites them', async () => {
  await shop.lists('block', 'email', shop.emailHash('ben@orange.fr'));
  const { claimId } = await shop.claims('Ben+two@orange.fr');
  await shop.judge();
  expect(await shop.verdict(claimId)).toMatchObject({ outcome: 'rejected', reason: 'listed' });
});

test('whom a human allowed is not suspected', async () => {
  await shop.claims('ben@orange.fr');
  await shop.judge();
  await shop.rows("UPDATE reward SET code = 'BEN-CODE', status = 'issued' WHERE shop_id = $1 AND side = 'friend'");
  await shop.lists('allow', 'email', shop.emailHash('zoe@orange.fr'));
  const spentBy = (email: string, id: string) => shop.order({ id, email, discount_codes: [{ code: 'BEN-CODE' }] });
  await shop.put('orders/paid', spentBy('zoe@orange.fr', '8010'));
  await shop.put('orders/paid', spentBy('eve@orange.fr', '8011'));
  await shop.judge();
  expect(await shop.verdict('8010')).toMatchObject({ outcome: 'approved' });
  expect(await shop.verdict('8011')).toMatchObject({ outcome: 'held', reason: 'claimed-by-other' });
});

describe('the lists on screen', () => {
  const EVERYTHING = { list: 'all', standing: 'all', search: '' } as const;
  const LEA = { userId: '1', name: 'Léa' };
  const screen = () => createWebContainer(ricochet.services);
  type Typed = Parameters<ReturnType<typeof screen>['listSomebody']>[1];

  /** What a click does, with the judge at work meanwhile. */
  async function meanwhile<Answer>(click: Promise<Answer>): Promise<Answer> {
    let isOver = false;
    const answer = click.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await shop.judge();
      await sleep(50);
    }
    return answer;
  }
  const add = (entry: Pick<Typed, 'by' | 'typed'> & Partial<Typed>) =>
    meanwhile(screen().listSomebody(shop.shopId, { list: 'block', reason: 'R', ...entry }, LEA));
  const shown = async (filter: Partial<Parameters<ReturnType<typeof screen>['lists']>[1]> = {}) =>
    (await screen().lists(shop.shopId, { ...EVERYTHING, ...filter })).entries;

  test('take an address, a phone and a customer however they are written, once', async () => {
    for (const [by, typed] of [
      ['email', ' Ben@Orange.FR '],
      ['phone', '+33 6 12 34 56 78'],
      ['customer', `https://admin.shopify.com/store/${shop.domain}/customers/4711?x=1`],
    ] as const)
      expect(await add({ by, typed }), typed).toBe('done');
    for (const [by, typed] of [
      ['email', 'ben+two@orange.fr'],
      ['phone', '+33612345678'],
      ['customer', 'gid://shopify/Customer/4711'],
      ['customer', '4711'],
    ] as const)
      expect(await add({ by, typed }), typed).toBe('already');
    expect(await shown()).toMatchObject([
      { by: 'customer', list: 'block', reason: 'R', actor: 'Léa', lifted: null },
      { by: 'phone', label: '+33 6 12 34 56 78' },
      { by: 'email', label: 'Ben@Orange.FR' },
    ]);
  });

  test('refuse what names nobody', async () => {
    for (const [by, typed] of [
      ['email', 'ben'],
      ['phone', '12'],
      ['customer', 'ben4711'],
      ['person', 'ben'],
      ['person', '0192d3b0-0000-7000-8000-000000000001'],
    ] as const)
      expect(await add({ by, typed }), `${by} ${typed}`).toBe('not-understood');
    expect(await screen().lists(shop.shopId, EVERYTHING)).toMatchObject({ entries: [], isUsed: false });
  });

  test('are narrowed by list and standing, and searched by what somebody is known by', async () => {
    await add({ by: 'person', typed: shop.ana.personId });
    await add({ by: 'email', typed: 'zoe@orange.fr', list: 'allow' });
    expect(await shown({ list: 'allow' })).toMatchObject([{ label: 'zoe@orange.fr' }]);
    expect(await shown({ search: 'ZOE@orange.fr' })).toMatchObject([{ label: 'zoe@orange.fr' }]);
    const ana = [{ by: 'person', personId: shop.ana.personId, label: 'ana' }];
    for (const search of ['ana@orange.fr', '100', shop.ana.code.toLowerCase()])
      expect(await shown({ search }), search).toMatchObject(ana);
    expect(await shown({ search: 'ana' })).toEqual([]);

    const [entry] = await shown({ list: 'block' });
    expect(await meanwhile(screen().liftEntry(shop.shopId, entry!.id, 'a mistake', LEA))).toBe('done');
    expect(await shown({ standing: 'in-force' })).toMatchObject([{ label: 'zoe@orange.fr' }]);
    expect(await shown({ standing: 'lifted' })).toMatchObject([
      { ...ana[0], lifted: { actor: 'Léa', reason: 'a mistake' } },
    ]);
  });

  test('show beside a person what names them, by whatever they are known by', async () => {
    await add({ by: 'person', typed: shop.ana.personId });
    await add({ by: 'email', typed: 'ana@orange.fr', list: 'allow' });
    expect((await screen().personStatement(shop.shopId, shop.ana.personId))?.listed).toMatchObject([
      { list: 'block' },
      { list: 'allow' },
    ]);
  });
});
