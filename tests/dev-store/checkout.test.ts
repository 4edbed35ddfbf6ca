import { describe, expect, test } from 'vitest';
import type { DiscountRefusal } from '../../dev-store/contract.ts';
import { addDiscount, deactivateDiscount, type NewDiscount } from '../../dev-store/engine/discounts.ts';
import { aBuyer, aDevStore, buy } from './support.ts';

const aDiscount = (change: Partial<NewDiscount> = {}): NewDiscount => ({
  code: 'DIX',
  title: 'Dix pour cent',
  value: { kind: 'percentage', percentage: 0.1 },
  usageLimit: null,
  appliesOncePerCustomer: false,
  customerIds: null,
  minimumSubtotalMinor: null,
  combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
  startsAt: '2026-01-01T00:00:00.000Z',
  endsAt: null,
  ...change,
});

describe('a discount at the checkout', () => {
  test('a valid code lowers the subtotal and is spent', async () => {
    const { store, engine } = await aDevStore();
    addDiscount(engine, aDiscount({ usageLimit: 1 }));
    const order = buy(store, {}, { code: 'dix' });
    expect([order.subtotal, order.total, order.discountCodes]).toEqual(['44.10', '50.00', ['DIX']]);
    expect(store.discountByCode('DIX')!.usedCount).toBe(1);
  });

  const refusals: [
    DiscountRefusal,
    Partial<NewDiscount>,
    ((running: Awaited<ReturnType<typeof aDevStore>>) => void)?,
  ][] = [
    ['expired', { endsAt: '2026-02-01T00:00:00.000Z' }],
    ['not_started', { startsAt: '2099-01-01T00:00:00.000Z' }],
    ['inactive', {}, ({ engine }) => deactivateDiscount(engine, Object.values(engine.state.discounts)[0]!)],
    ['used_up', { usageLimit: 1 }, ({ store }) => void buy(store, { email: 'first@example.com' }, { code: 'DIX' })],
    ['once_per_customer', { appliesOncePerCustomer: true }, ({ store }) => void buy(store, {}, { code: 'DIX' })],
    ['other_customer', { customerIds: ['1'] }],
    ['below_minimum', { minimumSubtotalMinor: 4901 }],
  ];
  test.each(refusals)('%s is refused; the sale goes through at full price', async (reason, change, before) => {
    const running = await aDevStore();
    addDiscount(running.engine, aDiscount(change));
    before?.(running);
    const { store } = running;
    store.setCart('c', { lines: [{ variantId: store.products()[0]!.variantId, quantity: 1 }], discountCode: 'DIX' });
    expect(store.quote('c', { email: 'ana@example.com' }).discount).toEqual({ code: 'DIX', applied: false, reason });
    const result = store.checkout('c', aBuyer());
    expect(result).toMatchObject({ ok: true, order: { subtotal: '49.00', discountCodes: [] } });
  });

  test('an unknown code is refused', async () => {
    const { store } = await aDevStore();
    store.setCart('c', { lines: [{ variantId: store.products()[0]!.variantId, quantity: 1 }], discountCode: 'NOPE' });
    expect(store.quote('c').discount).toEqual({ code: 'NOPE', applied: false, reason: 'unknown' });
  });

  test('a code bound to a customer works for that customer, logged in or known by e-mail, and is provisional before', async () => {
    const { store, engine } = await aDevStore();
    const ana = store.createCustomer({ email: 'ana@example.com', firstName: 'Ana', lastName: 'D', hasAccount: true });
    addDiscount(engine, aDiscount({ customerIds: [ana.id] }));
    store.setCart('c', { lines: [{ variantId: store.products()[0]!.variantId, quantity: 1 }], discountCode: 'DIX' });
    const applied = (buyer?: { customerId?: string; email?: string }) => store.quote('c', buyer).discount!.applied;
    expect([
      applied(),
      applied({ customerId: ana.id }),
      applied({ email: 'ANA@example.com' }),
      applied({ email: 'bob@example.com' }),
    ]).toEqual([true, true, true, false]);
  });

  test('a fixed amount never makes the subtotal negative', async () => {
    const { store, engine } = await aDevStore();
    addDiscount(engine, aDiscount({ value: { kind: 'fixed', amountMinor: 99_999 } }));
    expect(buy(store, {}, { code: 'DIX' }).subtotal).toBe('0.00');
  });

  test.each([
    ['EUR', 0.333, '16.32', '32.68'],
    ['JPY', 0.333, '2611', '5229'],
    ['KWD', 0.3333, '5.471', '10.944'],
  ])(
    "in %s a share is rounded half up in that currency's minor unit",
    async (currencyCode, percentage, discount, subtotal) => {
      const { store, engine } = await aDevStore({ currencyCode });
      addDiscount(engine, aDiscount({ value: { kind: 'percentage', percentage } }));
      store.setCart('c', { lines: [{ variantId: store.products()[0]!.variantId, quantity: 1 }], discountCode: 'DIX' });
      expect(store.quote('c')).toMatchObject({ discountTotal: discount, subtotal, currencyCode });
    },
  );

  test('what the lines are reduced by sums to the whole discount', async () => {
    const { store, engine } = await aDevStore();
    addDiscount(engine, aDiscount({ value: { kind: 'fixed', amountMinor: 1_000 } }));
    store.setCart('c', {
      lines: store
        .products()
        .slice(0, 3)
        .map(({ variantId }) => ({ variantId, quantity: 1 })),
      discountCode: 'DIX',
    });
    const cents = store.quote('c').lines.map(({ discount }) => Math.round(Number(discount) * 100));
    expect(cents.reduce((sum, part) => sum + part, 0)).toBe(1_000);
  });
});

describe('the buyer', () => {
  test('a guest becomes a customer record without account, the same one the next time', async () => {
    const { store } = await aDevStore();
    buy(store);
    buy(store, { email: 'Ana@Example.com' });
    expect(store.customers()).toMatchObject([
      { email: 'ana@example.com', hasAccount: false, numberOfOrders: 2, amountSpent: { amount: '109.80' } },
    ]);
  });

  test('who signs up later keeps the guest record', async () => {
    const { store } = await aDevStore();
    const { customerId } = buy(store);
    expect(
      store.createCustomer({ email: 'ana@example.com', firstName: 'Ana', lastName: 'Dupont', hasAccount: true }),
    ).toMatchObject({ id: customerId, hasAccount: true, numberOfOrders: 1 });
  });

  test('the till sells to nobody in particular', async () => {
    const { store } = await aDevStore();
    expect(buy(store, { email: '', channel: 'pos', address1: '' })).toMatchObject({
      customerId: null,
      email: null,
      total: '49.00',
    });
  });

  test.each([
    [{ email: 'nope' }, 'email'],
    [{ address1: ' ' }, 'address1'],
    [{ customerId: '1' }, 'customerId'],
  ])('%o is refused at %s', async (change, field) => {
    const { store } = await aDevStore();
    store.setCart('c', { lines: [{ variantId: store.products()[0]!.variantId, quantity: 1 }] });
    expect(store.checkout('c', aBuyer(change))).toMatchObject({ ok: false, field });
  });

  test('an empty cart cannot be paid, and a paid cart is empty', async () => {
    const { store } = await aDevStore();
    expect(store.checkout('c', aBuyer())).toMatchObject({ ok: false, field: 'cart' });
    store.setCart('c', { lines: [{ variantId: store.products()[0]!.variantId, quantity: 1 }] });
    store.checkout('c', aBuyer());
    expect(store.cart('c').lines).toEqual([]);
  });
});
