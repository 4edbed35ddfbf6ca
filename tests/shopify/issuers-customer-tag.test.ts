import { describe, expect, it } from 'vitest';
import { fakeAdminApi } from './fake-admin-api.ts';
import { anIntent, CUSTOMER, shopifyIssuerOf } from './intents.ts';

const issuer = shopifyIssuerOf('customer-tag');
const intent = anIntent({ type: 'customer-tag', tag: 'Cercle', label: 'le Cercle' } as const);
const done = { node: { id: CUSTOMER }, userErrors: [] };
const refused = { node: null, userErrors: [{ field: ['id'], message: 'Customer does not exist' }] };

describe('a tag', () => {
  it('is put on the customer', async () => {
    const { client, calls } = fakeAdminApi({ tagCustomer: () => ({ data: { tagsAdd: done } }) });
    await expect(issuer.issue({ client, intent })).resolves.toEqual({ ok: true, gid: CUSTOMER, code: null });
    expect(calls[0]?.variables).toEqual({ id: CUSTOMER, tags: ['Cercle'] });
  });

  it('is for customers only', async () => {
    const { client } = fakeAdminApi({});
    await expect(issuer.issue({ client, intent: { ...intent, customerGid: null } })).resolves.toMatchObject({
      ok: false,
      problems: [{ code: 'no-customer' }],
    });
  });

  it('Shopify refuses is handed on', async () => {
    const { client } = fakeAdminApi({ tagCustomer: () => ({ data: { tagsAdd: refused } }) });
    await expect(issuer.issue({ client, intent })).resolves.toMatchObject({
      ok: false,
      problems: [{ message: 'Customer does not exist' }],
    });
  });

  it('is taken off', async () => {
    const { client, calls } = fakeAdminApi({ untagCustomer: () => ({ data: { tagsRemove: done } }) });
    await expect(issuer.revoke({ client, intent, gid: CUSTOMER })).resolves.toEqual({ ok: true, spent: false });
    expect(calls[0]?.variables).toEqual({ id: CUSTOMER, tags: ['Cercle'] });
  });

  it('went with a customer who was deleted', async () => {
    const { client } = fakeAdminApi({
      untagCustomer: () => ({ data: { tagsRemove: refused } }),
      customerExists: () => ({ data: { customer: null } }),
    });
    await expect(issuer.revoke({ client, intent, gid: CUSTOMER })).resolves.toEqual({ ok: true, spent: false });
  });

  it('that stays on is a problem', async () => {
    const { client } = fakeAdminApi({
      untagCustomer: () => ({ data: { tagsRemove: refused } }),
      customerExists: () => ({ data: { customer: { id: CUSTOMER } } }),
    });
    await expect(issuer.revoke({ client, intent, gid: CUSTOMER })).resolves.toMatchObject({ ok: false });
  });
});
