import { expect, test } from 'vitest';
import { aRewardShop } from './support.ts';

const change = (name: 'tagsAdd' | 'tagsRemove') =>
  `mutation T($id: ID!, $tags: [String!]!) { ${name}(id: $id, tags: $tags) { node { id ... on Customer { tags } } userErrors { field message } } }`;

test('tags are added to a customer once, whatever their case, and taken off again', async () => {
  const { query, anaGid, store, ana } = await aRewardShop();
  const add = async (tags: string[]) => (await query(change('tagsAdd'), { id: anaGid, tags })).json.data.tagsAdd;
  expect(await add(['vip', 'parrain, 2026'])).toEqual({
    node: { id: anaGid, tags: ['vip', 'parrain', '2026'] },
    userErrors: [],
  });
  expect((await add(['VIP'])).node.tags).toEqual(['vip', 'parrain', '2026']);
  await query(change('tagsRemove'), { id: anaGid, tags: ['Vip', 'never-there'] });
  expect(store.customer(ana.id)!.tags).toEqual(['parrain', '2026']);
});

test('a customer who is gone and a tag that is too long are userErrors', async () => {
  const { query, anaGid } = await aRewardShop();
  const errorsOf = async (id: string, tags: string[]) =>
    (await query(change('tagsAdd'), { id, tags })).json.data.tagsAdd.userErrors;
  expect(await errorsOf('gid://shopify/Customer/1', ['vip'])).toEqual([
    { field: ['id'], message: 'Customer does not exist' },
  ]);
  expect(await errorsOf(anaGid, ['x'.repeat(41)])).toMatchObject([{ field: ['tags'] }]);
});

test('tagging customers needs write_customers', async () => {
  const { query, anaGid, store } = await aRewardShop();
  store.setGrantedScopes(['read_customers']);
  const { json } = await query(change('tagsAdd'), { id: anaGid, tags: ['vip'] });
  expect(json.errors[0].extensions).toMatchObject({ code: 'ACCESS_DENIED' });
});
