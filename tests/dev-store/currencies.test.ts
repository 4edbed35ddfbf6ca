import { expect, test } from 'vitest';
import {
  aBuyer,
  aDiscountInput,
  aRewardShop,
  createDiscountMutation,
  createGiftCardMutation,
  creditMutation,
} from './support.ts';

/** One vase costs `price`, its delivery `shipping`; `finest` is the smallest piece of the currency. */
const shops = [
  { currencyCode: 'JPY', ianaTimezone: 'Asia/Tokyo', price: '7840', shipping: '900', finest: '1', tooFine: '0.5' },
  {
    currencyCode: 'KWD',
    ianaTimezone: 'Asia/Kuwait',
    price: '16.415',
    shipping: '2.000',
    finest: '0.001',
    tooFine: '0.0005',
  },
] as const;

test.each(shops)('a $currencyCode shop issues and spends every reward in its own digits', async (shop) => {
  const { store, query, ana, anaGid, engine } = await aRewardShop(shop);
  const { currencyCode, price, shipping, finest } = shop;
  const digits = price.split('.')[1]?.length ?? 0;
  const minor = (amount: string) => Math.round(Number(amount) * 10 ** digits);
  const decimal = (amountMinor: number) => (amountMinor / 10 ** digits).toFixed(digits);
  const { variantId } = store.products()[0]!;

  await query(createDiscountMutation, {
    input: aDiscountInput({
      usageLimit: null,
      appliesOncePerCustomer: false,
      customerGets: { value: { discountAmount: { amount: finest, appliesOnEachItem: false } }, items: { all: true } },
    }),
  });
  await query(createGiftCardMutation, {
    input: { code: 'cadeau2026', initialAmount: { amount: finest, currencyCode } },
  });
  await query(creditMutation, { id: anaGid, input: { creditAmount: { amount: finest, currencyCode } } });

  store.setCart('c', {
    lines: [{ variantId, quantity: 1 }],
    discountCode: 'WELCOME10',
    giftCardCodes: ['cadeau2026'],
    useStoreCredit: true,
  });
  const total = decimal(minor(price) - 1 + minor(shipping));
  expect(store.quote('c', { customerId: ana.id })).toMatchObject({
    discountTotal: finest,
    shipping,
    total,
    amountDue: decimal(minor(total) - 2),
  });
  const result = store.checkout('c', aBuyer({ customerId: ana.id }));
  expect(result).toMatchObject({
    order: {
      payments: [{ amount: finest }, { amount: finest }, { amount: decimal(minor(total) - 2) }],
    },
  });
  const body = JSON.parse(engine.state.deliveries.find(({ topic }) => topic === 'orders/create')!.body);
  expect(body).toMatchObject({ currency: currencyCode, total_price: total, total_discounts: finest });
  expect(body.created_at).toMatch(currencyCode === 'JPY' ? /\+09:00$/ : /\+03:00$/);
  if (!result.ok) throw new Error(result.message);
  store.cancelOrder(result.order.id);
  expect(store.giftCards()[0]!.balance.amount).toBe(finest);
  expect(store.storeCreditAccounts()[0]!.balance.amount).toBe(finest);
});

test.each(shops)('in $currencyCode an amount finer than the currency is refused everywhere', async (shop) => {
  const { query, anaGid } = await aRewardShop(shop);
  const money = { amount: shop.tooFine, currencyCode: shop.currencyCode };
  const codes = await Promise.all([
    query(createDiscountMutation, {
      input: aDiscountInput({
        customerGets: { value: { discountAmount: { amount: shop.tooFine } }, items: { all: true } },
      }),
    }).then(({ json }) => json.data.discountCodeBasicCreate.userErrors[0].code),
    query(createGiftCardMutation, { input: { initialAmount: money } }).then(
      ({ json }) => json.data.giftCardCreate.userErrors[0].code,
    ),
    query(creditMutation, { id: anaGid, input: { creditAmount: money } }).then(
      ({ json }) => json.data.storeCreditAccountCredit.userErrors[0].code,
    ),
  ]);
  expect(codes).toEqual(['INVALID', 'INVALID', 'NEGATIVE_OR_ZERO_AMOUNT']);
});
