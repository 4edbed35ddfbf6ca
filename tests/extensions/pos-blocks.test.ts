// @vitest-environment jsdom
import { getExtension } from '@shopify/ui-extensions-tester';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cartAttributes } from '../../app/ui/storefront/paths.ts';
import { APP_URL } from '../../extensions/shared/app-url.ts';
import { leave } from './surface.ts';

const AT_THE_TILL = { configSearchDir: 'extensions/ricochet-pos' };
const stranger = { advocate: null, canEnrol: true, note: 'Give 10 %, get 10 %.', balances: [], codes: [] };
const advocate = {
  ...stranger,
  advocate: { code: 'LEA-7X', link: 'https://shop.example/i/LEA-7X', qr: 'data:,', friends: '1 rewarded' },
  canEnrol: false,
  note: null,
  balances: ['300 points'],
};
const found = (selector: string) => vi.waitUntil(() => document.body.querySelector(selector));

describe('the tile', () => {
  const tile = getExtension('pos.home.tile.render', AT_THE_TILL);
  afterEach(() => leave(tile));

  test.each([
    ['no customer', { properties: {}, customer: undefined }, null, 'tile.nobody'],
    ['a customer who may be enrolled', { properties: {}, customer: { id: 42 } }, stranger, 'tile.canEnrol'],
    ['an advocate', { properties: {}, customer: { id: 42 } }, advocate, 'tile.advocate'],
    ['a customer of whom nothing is known', { properties: {}, customer: { id: 42 } }, 500, 'tile.customer'],
    ['an invitation', { properties: { [cartAttributes.visit]: 'v' }, customer: undefined }, null, 'tile.invited'],
  ])('tells a sale with %s', async (_, cart, answer, words) => {
    tile.setUp();
    Object.assign(tile.shopify.cart, { current: { value: cart, subscribe: () => () => {} } });
    tile.fetch = (async () =>
      typeof answer === 'number' ? new Response(null, { status: answer }) : Response.json(answer)) as never;
    await tile.render();
    await found(`s-tile[subheading="${words}"]`);
  });

  test('opens the rest', async () => {
    tile.setUp();
    const presentModal = vi.fn();
    Object.assign(tile.shopify.cart, {
      current: { value: { properties: {}, customer: undefined }, subscribe: () => () => {} },
    });
    tile.shopify.action.presentModal = presentModal;
    await tile.render();
    (await found('s-tile')).dispatchEvent(new Event('click', { bubbles: true }));
    expect(presentModal).toHaveBeenCalledOnce();
  });
});

describe('after a purchase', () => {
  const block = getExtension('pos.purchase.post.block.render', AT_THE_TILL);
  afterEach(() => leave(block));
  const boughtBy = async (customerId: number | undefined, ...answers: object[]) => {
    block.setUp();
    const asked = vi.fn<typeof fetch>();
    for (const answer of answers) asked.mockResolvedValueOnce(Response.json(answer));
    block.fetch = asked as never;
    Object.assign(block.shopify.order, { customerId });
    await block.render();
    return asked;
  };

  test('the customer is asked to become an advocate, and has a code then', async () => {
    const asked = await boughtBy(42, stranger, advocate);
    const enrol = await found('s-button');
    expect(document.body.textContent).toContain('customer.tell');
    enrol.dispatchEvent(new Event('click', { bubbles: true }));
    await found('s-image');
    expect(asked.mock.calls.map(([url, init]) => [url, init?.method])).toEqual([
      [`${APP_URL}/ext/pos/customer/42?locale=locale`, 'GET'],
      // who is pinned in stands on record
      [`${APP_URL}/ext/pos/customer/42?staff=1&locale=locale`, 'POST'],
    ]);
  });

  test.each([
    ['an app that answers', () => Response.json({ isSent: true, text: 'On its way.' }), 'On its way.'],
    ['an app that fails', () => new Response(null, { status: 500 }), 'failed.failed'],
  ])('an advocate’s code is mailed to them by %s, and the till says so', async (_, answer, words) => {
    const asked = await boughtBy(42, advocate);
    const show = vi.fn();
    block.shopify.toast.show = show;
    asked.mockImplementationOnce(async () => answer());
    (await found('s-button')).dispatchEvent(new Event('click', { bubbles: true }));
    await vi.waitUntil(() => show.mock.calls.length > 0);
    expect(show).toHaveBeenCalledWith(words);
    expect(asked.mock.calls[1]?.[0]).toBe(`${APP_URL}/ext/pos/link/42?staff=1&locale=locale`);
  });

  test('without a customer nobody is asked about', async () => {
    const asked = await boughtBy(undefined);
    expect((await found('s-text')).textContent).toBe('block.nobody');
    expect(asked).not.toHaveBeenCalled();
  });
});

test('a customer’s record shows their code, balance and friends', async () => {
  const block = getExtension('pos.customer-details.block.render', AT_THE_TILL);
  block.setUp();
  block.fetch = (async () => Response.json(advocate)) as never;
  await block.render();
  await found('s-image');
  for (const words of ['https://shop.example/i/LEA-7X', 'customer.balance', '1 rewarded'])
    expect(document.body.textContent).toContain(words);
  leave(block);
});
