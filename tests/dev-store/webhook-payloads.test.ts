import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { schemaForWebhook } from 'shopify-webhook-schemas';
import { expect, test } from 'vitest';
import { addDiscount } from '../../dev-store/engine/discounts.ts';
import { redactShop } from '../../dev-store/engine/installation.ts';
import { sampleOf, WEBHOOK_API_VERSION } from '../../dev-store/webhooks/sample.ts';
import { aDevStore, buy, install } from './support.ts';

/** What one sample can't tell: it has no value, or an empty list, where real shops have both. */
const saidTooMuch = [
  (error: ErrorObject) => error.message === 'boolean schema is false', // a list that is empty in the sample
  (error: ErrorObject) => error.keyword === 'type' && error.data === null, // a field that happens to be filled in the sample
  (error: ErrorObject) => error.params.missingProperty === 'default_address', // a customer who gave no address at the till
];

// biome-ignore lint/suspicious/noExplicitAny: payloads are looked at field by field
type Sample = any;

async function everyTopic() {
  const running = await aDevStore({ shopRedactDelayMs: 60_000 });
  const { store, engine } = running;
  for (const topic of ['disputes/create', 'disputes/update'])
    if (!engine.app.subscriptions.some((subscription) => subscription.topic === topic))
      engine.app.subscriptions.push({ topic, uri: '/webhooks', compliance: false });
  install(running);
  store.setGrantedScopes([...engine.app.scopes, ...engine.app.optionalScopes, 'read_shopify_payments_disputes']);
  addDiscount(engine, {
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
  const web = buy(store, { phone: '+33639980111' }, { code: 'DIX', quantity: 3, attributes: { note: 'x' } });
  const atTill = buy(store, { channel: 'pos', email: 'till@example.com' });
  store.decideDispute(store.openDispute(atTill.id).id, 'lost');
  buy(store, { channel: 'pos', email: '' });
  store.createCustomer({ email: 'new@example.com', firstName: 'Neo', lastName: 'Nouveau', hasAccount: true });
  store.createCustomer({ email: 'till@example.com', firstName: 'Till', lastName: 'Kunde', hasAccount: true });
  store.assessRisk(web.id, { level: 'medium' });
  store.assessRisk(web.id, { level: 'high', provider: { id: '9007199254740993', title: 'Wary' } });
  store.editOrder(web.id, { lineId: web.lines[0]!.id, quantity: 2 });
  store.refundOrder(web.id, '50.00');
  store.cancelOrder(web.id);
  const [kept, gone] = store.customers();
  store.mergeCustomers(kept!.id, gone!.id);
  store.requestCustomerData(kept!.id);
  store.redactCustomer(kept!.id);
  store.updateShop({ name: 'Maison Dune' });
  store.setGrantedScopes(['read_orders']);
  store.uninstallApp();
  redactShop(engine);
  return running;
}

test("every declared topic is sent, and every payload fits Shopify's schema", async () => {
  const { engine } = await everyTopic();
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, validateFormats: false });
  const topics = new Set(engine.state.deliveries.map(({ topic }) => topic));
  expect([...topics].sort()).toEqual(engine.app.subscriptions.map(({ topic }) => topic).sort());
  const validators = new Map(
    [...topics].map((topic) => [topic, ajv.compile(schemaForWebhook(WEBHOOK_API_VERSION, topic))]),
  );
  for (const { topic, body } of engine.state.deliveries) {
    const validate = validators.get(topic)!;
    validate(JSON.parse(body));
    const errors = (validate.errors ?? []).filter((error) => !saidTooMuch.some((allows) => allows(error)));
    expect(errors.map(({ instancePath, message }) => `${topic} ${instancePath} ${message}`)).toEqual([]);
  }
});

test("line items, customers and refunds have exactly the sample's keys", async () => {
  const { engine } = await everyTopic();
  const bodyOf = (topic: string): Sample =>
    JSON.parse(engine.state.deliveries.find((delivery) => delivery.topic === topic)!.body);
  const keys = (value: unknown) => Object.keys(value as object).sort();
  const [order, orderSample] = [bodyOf('orders/create'), sampleOf('orders/create') as Sample];
  expect(keys(order.line_items[0])).toEqual(keys(orderSample.line_items[0]));
  expect(keys(order.customer)).toEqual(keys(orderSample.customer));
  expect(keys(order.customer.default_address)).toEqual(keys(orderSample.customer.default_address));
  expect(keys(order.shipping_address)).toEqual(keys(orderSample.shipping_address));
  expect(keys(order.shipping_lines[0])).toEqual(keys(orderSample.shipping_lines[0]));
  const [refund, refundSample] = [bodyOf('refunds/create'), sampleOf('refunds/create') as Sample];
  expect(keys(refund.refund_line_items[0])).toEqual(keys(refundSample.refund_line_items[0]));
  expect(keys(refund.refund_line_items[0].line_item)).toEqual(keys(refundSample.refund_line_items[0].line_item));
  expect(keys(refund.transactions[0])).toEqual(keys(refundSample.transactions[0]));
});
