import { expect, test } from 'vitest';
import { addDiscount } from '../../dev-store/engine/discounts.ts';
import { aDevStore, anAdminClient, buy, install } from './support.ts';

const bodyOf = (running: Awaited<ReturnType<typeof aDevStore>>, topic: string) =>
  JSON.parse(running.engine.state.deliveries.findLast((delivery) => delivery.topic === topic)!.body);

test('a full refund takes every line off and leaves the shipping', async () => {
  const running = await aDevStore();
  install(running);
  const order = buy(running.store);
  expect(running.store.refundOrder(order.id)).toMatchObject({
    financialStatus: 'partially_refunded',
    currentSubtotal: '0.00',
    subtotal: '49.00',
  });
  const refund = bodyOf(running, 'refunds/create');
  expect(refund).toMatchObject({
    order_adjustments: [],
    refund_line_items: [{ quantity: 1, subtotal: 49, total_tax: 8.17 }],
    transactions: [{ kind: 'refund', amount: '49.00' }],
  });
  expect(bodyOf(running, 'orders/updated')).toMatchObject({
    current_subtotal_price: '0.00',
    current_total_price: '5.90',
    subtotal_price: '49.00',
  });
});

test('a refund of one piece out of two is a refund line with the discount shared out', async () => {
  const running = await aDevStore();
  install(running);
  addDiscount(running.engine, {
    code: 'DIX',
    title: 'Dix',
    value: { kind: 'percentage', percentage: 0.1 },
    usageLimit: null,
    appliesOncePerCustomer: false,
    customerIds: null,
    minimumSubtotalMinor: null,
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    startsAt: '2026-01-01T00:00:00Z',
    endsAt: null,
  });
  const order = buy(running.store, {}, { code: 'DIX', quantity: 2 });
  expect(running.store.refundOrder(order.id, '44.10')).toMatchObject({
    currentSubtotal: '44.10',
    lines: [{ refundedQuantity: 1 }],
  });
  expect(bodyOf(running, 'refunds/create').refund_line_items).toMatchObject([{ quantity: 1, subtotal: 44.1 }]);
});

test('an amount without lines is a negative refund discrepancy: the total falls, the subtotal stays', async () => {
  const running = await aDevStore();
  install(running);
  const order = buy(running.store);
  expect(running.store.refundOrder(order.id, '10.00').currentSubtotal).toBe('49.00');
  expect(bodyOf(running, 'refunds/create')).toMatchObject({
    refund_line_items: [],
    order_adjustments: [{ kind: 'refund_discrepancy', amount: '-10.00' }],
    transactions: [{ amount: '10.00' }],
  });
  expect(bodyOf(running, 'orders/updated')).toMatchObject({
    current_subtotal_price: '49.00',
    current_total_price: '44.90',
  });
  // the rest: the line goes for 39.00, so the discrepancy turns round
  expect(running.store.refundOrder(order.id).currentSubtotal).toBe('0.00');
  expect(bodyOf(running, 'refunds/create')).toMatchObject({
    order_adjustments: [{ amount: '10.00' }],
    transactions: [{ amount: '39.00' }],
  });
  expect(bodyOf(running, 'orders/updated').current_total_price).toBe('5.90');
  expect(() => running.store.refundOrder(order.id, '0.01')).toThrow('only 0.00 can still be refunded');
});

test('a cancelled order is paid back whole and not counted any more', async () => {
  const running = await aDevStore();
  install(running);
  const order = buy(running.store);
  expect(running.store.cancelOrder(order.id)).toMatchObject({
    financialStatus: 'refunded',
    cancelledAt: expect.any(String),
    currentSubtotal: '0.00',
  });
  expect(running.store.customers()[0]).toMatchObject({ numberOfOrders: 0, amountSpent: { amount: '0.00' } });
  expect(bodyOf(running, 'refunds/create')).toMatchObject({
    transactions: [{ amount: '54.90' }],
    order_adjustments: [{ kind: 'shipping_refund', amount: '-5.90' }],
  });
  expect(bodyOf(running, 'orders/cancelled')).toMatchObject({
    cancelled_at: expect.stringMatching(/[+-]\d\d:\d\d$/),
    current_total_price: '0.00',
  });
  expect(() => running.store.cancelOrder(order.id)).toThrow('cancelled already');
});

test('an edited order tells only what changed', async () => {
  const running = await aDevStore();
  install(running);
  const order = buy(running.store, {}, { quantity: 3 });
  running.store.editOrder(order.id, { lineId: order.lines[0]!.id, quantity: 1 });
  expect(bodyOf(running, 'orders/edited').order_edit.line_items).toMatchObject({
    additions: [],
    removals: [{ delta: 2 }],
  });
  expect(bodyOf(running, 'orders/updated')).toMatchObject({
    current_subtotal_price: '49.00',
    subtotal_price: '147.00',
  });
});

test('the Admin API tells of a refund what the webhook told', async () => {
  const running = await aDevStore();
  const query = await anAdminClient(running);
  const order = buy(running.store);
  running.store.refundOrder(order.id, '10');
  const { json } = await query(
    `query O($id: ID!) { order(id: $id) { currentSubtotalPriceSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } } totalRefundedSet { shopMoney { amount } }
    refunds { totalRefundedSet { shopMoney { amount } } refundLineItems(first: 5) { nodes { quantity } } orderAdjustments(first: 5) { nodes { amountSet { shopMoney { amount } } reason } } } } }`,
    { id: `gid://shopify/Order/${order.id}` },
  );
  expect(json.errors).toBeUndefined();
  expect(json.data.order).toMatchObject({
    currentSubtotalPriceSet: { shopMoney: { amount: '49.0' } },
    currentTotalPriceSet: { shopMoney: { amount: '44.9' } },
    totalRefundedSet: { shopMoney: { amount: '10.0' } },
    refunds: [
      {
        refundLineItems: { nodes: [] },
        orderAdjustments: { nodes: [{ amountSet: { shopMoney: { amount: '-10.0' } }, reason: 'REFUND_DISCREPANCY' }] },
      },
    ],
  });
});

test('merging moves the orders to the kept customer', async () => {
  const running = await aDevStore();
  install(running);
  buy(running.store, { email: 'a@example.com' });
  buy(running.store, { email: 'b@example.com' });
  const [a, b] = running.store.customers();
  running.store.mergeCustomers(a!.id, b!.id);
  expect(running.store.customers()).toMatchObject([{ id: a!.id, numberOfOrders: 2 }]);
  expect(running.store.customer(b!.id)?.id).toBe(a!.id);
});
