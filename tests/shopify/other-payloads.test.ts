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
