import { describe, expect, it, test } from 'vitest';
import { parsePayload } from '../../app/shopify/payloads/topics.ts';
import { hash } from './builders.ts';

const LARGE = '820982911946154508';

describe('ids beyond 2^53 stay exact', () => {
  test.each([
    ['orders/edited', `{"order_edit":{"id":1,"order_id":${LARGE}}}`, { orderId: LARGE }],
    ['orders/edited', `{"order_edit": {"order_id" : ${LARGE} } }`, { orderId: LARGE }],
    ['refunds/create', `{"id":1,"order_id":${LARGE}}`, { orderId: LARGE }],
    [
      'customers/redact',
      `{"customer":{"id":${LARGE}},"orders_to_redact":[${LARGE},299938]}`,
      { customerId: LARGE, orderIds: [LARGE, '299938'] },
    ],
    [
      'customers/data_request',
      `{"customer":{"id":${LARGE}},"orders_requested":[ ${LARGE}],"data_request":{"id":${LARGE}}}`,
      { requestId: LARGE, customerId: LARGE, orderIds: [LARGE] },
    ],
    ['app/uninstalled', `{"id":${LARGE}}`, { shopifyShopId: LARGE }],
  ] as const)('%s %s', (topic, body, wanted) => {
    expect(parsePayload(topic, body, hash)).toMatchObject(wanted);
  });
});

describe('customers/merge', () => {
  const merge = (status: string) =>
    parsePayload(
      'customers/merge',
      JSON.stringify({
        admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/1',
        admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/2',
        status,
        errors: [],
      }),
      hash,
    );

  it('counts once it is completed', () => {
    expect(merge('completed')).toEqual({ kind: 'customers-merged', keptId: '1', goneId: '2', completed: true });
  });

  test.each(['requested', 'in_progress', 'failed'])('%s moves nothing yet', (status) => {
    expect(merge(status)).toMatchObject({ completed: false });
  });
});

describe('accounts', () => {
  const told = (topic: 'customers/create' | 'customers/enable', state: string, changes = {}) =>
    parsePayload(
      topic,
      JSON.stringify({
        admin_graphql_api_id: `gid://shopify/Customer/${LARGE}`,
        email: 'Ben@Orange.fr',
        ...changes,
        state,
        created_at: '2026-03-01T10:00:00+01:00',
        updated_at: '2026-03-05T10:00:00+01:00',
      }),
      hash,
    );
  const joined = { kind: 'signed-up', customerId: LARGE, email: 'Ben@Orange.fr', isVerified: false };

  it('that are new are as old as they are', () => {
    expect(told('customers/create', 'enabled')).toEqual({ ...joined, openedAt: new Date('2026-03-01T09:00:00Z') });
  });

  test.each([
    [true, true],
    [false, false],
    ['yes', false],
    [null, false],
  ])('have shown their address where Shopify says so: %s', (said, isVerified) => {
    expect(told('customers/create', 'enabled', { verified_email: said })).toMatchObject({ isVerified });
  });

  it('that were a guest’s record begin when they are enabled', () => {
    expect(told('customers/enable', 'disabled')).toEqual({ ...joined, openedAt: new Date('2026-03-05T09:00:00Z') });
  });

  it.each(['disabled', 'invited', 'declined'])('a customer who is noted as %s has none', (state) => {
    expect(told('customers/create', state)).toEqual({ kind: 'customer-noted' });
  });
});

describe('compliance requests', () => {
  it('about a guest have no customer id', () => {
    const body = JSON.stringify({
      shop_id: 1,
      shop_domain: 'a.myshopify.com',
      customer: { id: null, email: 'camille@orange.fr', phone: null },
      orders_to_redact: [],
    });
    expect(parsePayload('customers/redact', body, hash)).toEqual({
      kind: 'customer-redact',
      customerId: null,
      email: 'camille@orange.fr',
      phone: null,
      orderIds: [],
    });
  });
});
