import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { aShop, cancellationOf, type TestShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet(() => ({
  clientFor: () => ({ request: vi.fn(async () => ({ customer: null, customerByIdentifier: null })) }) as never,
}));
let shop: TestShop;
beforeEach(async () => {
  shop = await aShop(ricochet);
});

const container = () => createWebContainer(ricochet.services);
const view = async (of = shop) => shopView((await ricochet.services.shops.load(of.shopId))!);
const figures = async (of = shop) => (await container().promotion(of.shopId))!.figures;
const visit = { from: 'poster', ip: '192.0.2.7', userAgent: 'Firefox' } as const;

describe('what each channel brings', () => {
  test('visits are summed by the place that led to them, for this shop alone', async () => {
    const other = await aShop(ricochet);
    await container().countPromoted(await view(), visit);
    await container().countPromoted(await view(), visit);
    await container().countPromoted(await view(), { ...visit, from: 'signature' });
    expect((await figures()).visits).toEqual({ poster: 2, signature: 1 });
    expect((await figures(other)).visits).toEqual({});
  });

  test('programs that show a preview are no visitors, nor is somebody who comes without end', async () => {
    await container().countPromoted(await view(), { ...visit, userAgent: 'WhatsApp/2.23' });
    expect((await figures()).visits).toEqual({});
    const one = container();
    for (let at = 0; at < 65; at += 1) await one.countPromoted(await view(), visit);
    expect((await figures()).visits).toEqual({ poster: 60 });
  });

  test('nothing is counted while the programme is paused', async () => {
    await container().setProgramStatus(shop.shopId, 'paused', { userId: '1', name: 'Mia' });
    await container().countPromoted(await view(), visit);
    expect((await figures()).visits).toEqual({});
  });

  test('a customer who takes part is counted once, where they read of it; who took part before isn’t', async () => {
    const one = container();
    for (const customerId of ['555', '555', '100'])
      expect(await one.advocateSpace(await view(), customerId, 'newsletter')).toMatchObject({ state: 'ready' });
    expect((await figures()).joined).toEqual({ newsletter: 1 });
  });

  test('an advocate’s link says how it was shared: its visits and what was taken up are summed by channel', async () => {
    const one = container();
    await one.recordShare(await view(), '100', 'whatsapp');
    const landing = await one.visit(await view(), shop.ana.code, '192.0.2.7', null, 'whatsapp');
    await one.visit(await view(), shop.ana.code, '192.0.2.7', null);
    expect(await figures()).toMatchObject({ shares: { whatsapp: 1 }, visits: { whatsapp: 1 } });
    const rows = await shop.rows<{ metric: string; amount: string }>(
      "SELECT metric, amount FROM counter WHERE shop_id = $1 AND metric IN ('visits', 'shares') ORDER BY metric",
    );
    expect(rows).toEqual([
      { metric: 'shares', amount: '1' },
      { metric: 'visits', amount: '2' },
    ]);
    expect(landing.state).toBe('open');
  });

  test('an offer taken up, and what is bought with it, is summed by the channel its link came by, once', async () => {
    const publicly = await aShop(ricochet, { terms: { welcome: null } });
    const one = container();
    const landing = await one.visit(await view(publicly), publicly.ana.code, '192.0.2.7', null, 'sms');
    const visitToken = landing.state === 'open' ? landing.visitToken : '';
    for (const attempt of [1, 2]) {
      const answer = one.claim(await view(publicly), {
        ...{ visitToken, email: 'zoe@orange.fr', firstName: '', locale: 'fr' as const, via: 'sms' as const },
        ...{ ip: '192.0.2.9', userAgent: null, customerId: null },
      });
      let isAnswered = false;
      answer.finally(() => {
        isAnswered = true;
      });
      while (!isAnswered) {
        await publicly.judge();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(await answer, `attempt ${attempt}`).toMatchObject({ state: 'approved' });
    }
    expect((await figures(publicly)).claims).toEqual({ sms: 1 });
    expect((await figures(publicly)).orders).toEqual({});

    const bought = publicly.order({
      ...{ email: 'zoe@orange.fr', at: ricochet.clock.now() },
      customer: {
        id: 777,
        admin_graphql_api_id: 'gid://shopify/Customer/777',
        email: 'zoe@orange.fr',
        verified_email: true,
      },
    });
    for (const topic of ['orders/create', 'orders/paid']) await publicly.put(topic, bought);
    await publicly.judge();
    expect((await figures(publicly)).orders).toEqual({ sms: 1 });
    expect((await figures()).orders).toEqual({});
    // the mark is kept with the claim, so it is handed over with it
    const held = await publicly.held('777');
    expect(held).toMatchObject({ offersTakenUp: [{ sharedBy: 'sms' }, { sharedBy: 'sms' }] });
    await publicly.put('orders/cancelled', cancellationOf(bought));
    await publicly.judge();
    expect((await figures(publicly)).orders).toEqual({ sms: 0 });
  });

  test('home’s own sums don’t double by it', async () => {
    await container().visit(await view(), shop.ana.code, '192.0.2.7', null, 'x');
    await container().countPromoted(await view(), visit);
    expect((await container().home(shop.shopId)).funnel.visits).toBe(1);
  });
});
