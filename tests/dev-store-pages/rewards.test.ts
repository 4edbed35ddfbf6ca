import { expect, test } from 'vitest';
import { mountPages } from '../../dev-store/pages/mount.ts';
import { aBuyer, aRewardShop, createGiftCardMutation, creditMutation } from '../dev-store/support.ts';

/** The pages over the real engine: what the app issues is seen and spent here. */
async function aShop() {
  const shop = await aRewardShop({ pages: mountPages });
  const base = shop.urls.storefront.replace(/\/$/, '');
  let cookies = 'locale=fr';
  const visit = async (path: string, form?: Record<string, string>) => {
    const response = await fetch(`${base}${path}`, {
      method: form ? 'POST' : 'GET',
      headers: { cookie: cookies, origin: base, 'sec-fetch-site': 'same-origin', 'accept-language': 'fr' },
      body: form ? new URLSearchParams(form) : null,
      redirect: 'manual',
    });
    const set = response.headers.getSetCookie().map((one) => one.split(';')[0]!);
    const jar = new Map([...cookies.split('; '), ...set].map((one) => one.split('=', 2) as [string, string]));
    cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return { status: response.status, to: response.headers.get('location'), text: await response.text() };
  };
  const { variantId } = shop.store.products()[0]!;
  const contact = Object.fromEntries(
    Object.entries(aBuyer({ phone: '' })).filter(([name]) => name !== 'channel'),
  ) as Record<string, string>;
  return { ...shop, visit, contact, addToCart: () => visit('/cart/add', { id: variantId, quantity: '1' }) };
}

test('a gift card typed into the one field pays a part; the admin shows what is left of it', async () => {
  const { visit, query, addToCart, contact, store } = await aShop();
  await query(createGiftCardMutation, {
    input: { code: 'CADEAU2026', initialAmount: { amount: '20', currencyCode: 'EUR' } },
  });
  await addToCart();
  const applied = await visit('/checkout/discount', { discount_code: 'cadeau2026' });
  expect(applied.text).toContain('•••• 2026');
  expect(applied.text).toMatch(/data-test="amount-due">34,90/);
  const paid = await visit('/checkout', contact);
  expect(paid.to).toMatch(/thank-you$/);
  expect((await visit(paid.to!)).text).toContain('Carte cadeau');
  const cards = (await visit('/admin/gift_cards')).text;
  expect(cards).toContain('•••• •••• •••• 2026');
  expect(cards).toMatch(/data-test="balance">0,00/);
  expect(cards).not.toContain('cadeau2026');
  expect((await visit(`/admin/orders/${store.orders()[0]!.id}`)).text).toContain('Carte bancaire');
});

test('a gift card that is empty says so and can be taken out again', async () => {
  const { visit, query, addToCart } = await aShop();
  await query(createGiftCardMutation, {
    input: { code: 'CADEAU2026', initialAmount: { amount: '20', currencyCode: 'EUR' } },
  });
  await query(
    'mutation { giftCardDeactivate(id: "gid://shopify/GiftCard/411106674000292781") { userErrors { code } } }',
  );
  await addToCart();
  expect((await visit('/checkout/discount', { discount_code: 'CADEAU2026' })).text).toContain('désactivée');
  expect((await visit('/checkout/discount', { remove_card: 'CADEAU2026' })).text).not.toContain(
    'data-test="gift-card"',
  );
});

test('store credit is offered to who is logged in, used on request, and listed in the admin', async () => {
  const { visit, query, addToCart, anaGid, ana, contact, store } = await aShop();
  await query(creditMutation, { id: anaGid, input: { creditAmount: { amount: '30', currencyCode: 'EUR' } } });
  await addToCart();
  expect((await visit('/checkout')).text).not.toContain('data-test="store-credit"');
  await visit('/account/login', { 'customer[email]': 'ana@example.com' });
  expect((await visit('/checkout')).text).toMatch(/data-test="store-credit">[^<]*30,00/);
  expect((await visit('/checkout/discount', { store_credit: 'use' })).text).toMatch(/data-test="amount-due">24,90/);
  await visit('/checkout', contact);
  expect(store.orders()[0]!.payments[0]).toEqual({ gateway: 'shopify_store_credit', amount: '30.00' });
  expect((await visit(`/admin/customers/${ana.id}`)).text).toMatch(/data-test="store-credit">0,00/);
});

test('a chargeback is opened and decided from the order page', async () => {
  const { visit, store } = await aShop();
  store.placeOrders([{ email: 'bob@example.com', lines: [{ handle: 'vase-dune' }] }]);
  const { id } = store.orders()[0]!;
  await visit(`/admin/orders/${id}/dispute`, { dispute: '1' });
  const page = await visit(`/admin/orders/${id}`);
  expect(page.text).toContain('La boutique perd');
  await visit(`/admin/orders/${id}/dispute-lost`, { 'dispute-lost': '1' });
  expect((await visit(`/admin/orders/${id}`)).text).toContain('Perdu');
  expect(store.disputes()).toMatchObject([{ status: 'lost' }]);
});

test('the merchant grants optional scopes of the configuration, and no others', async () => {
  const { urls, store, engine } = await aShop();
  engine.app.optionalScopes.push('write_gift_cards');
  store.setGrantedScopes(['read_orders']);
  const post = (body: unknown) =>
    fetch(`${urls.storefront}admin/app-scopes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify(body),
    });
  expect((await post({ grant: ['write_themes'] })).status).toBe(422);
  expect(await (await post({ grant: ['write_gift_cards'] })).json()).toMatchObject({
    granted: ['read_orders', 'write_gift_cards'],
  });
  await post({ revoke: ['write_gift_cards'] });
  expect(store.appScopes().granted).toEqual(['read_orders']);
});
