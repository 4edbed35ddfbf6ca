import type { GraphQLInputType, OperationDefinitionNode } from 'graphql';
import { getNamedType, getVariableValues, isInputObjectType, parse } from 'graphql';
import { expect, test } from 'vitest';
import { issuerOf } from '../../app/shopify/issuers.server.ts';
import { aDiscountIntent } from '../shopify/discounts.ts';
import { fakeAdminApi } from '../shopify/fake-admin-api.ts';
import { loadPublishedSchema } from './published-schema.ts';

const { schema } = loadPublishedSchema();
const minimum = { minimumSubtotalMinor: 4000, validDays: 30 };

/** Names of deprecated input fields that a value uses, however deep. */
function deprecatedIn(value: unknown, type: GraphQLInputType): string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return [];
  const fields = named.getFields();
  return Object.entries(value).flatMap(([name, inner]) => {
    const field = fields[name];
    return field
      ? [...(field.deprecationReason ? [`${named.name}.${name}`] : []), ...deprecatedIn(inner, field.type)]
      : [];
  });
}

test.each([
  ['a percentage for anybody', aDiscountIntent()],
  ['a percentage that never expires', aDiscountIntent({ endsAt: null })],
  [
    'an amount for one customer from a minimum on',
    aDiscountIntent({
      spec: { type: 'fixed-code', amountMinor: 500, ...minimum },
      customerGid: 'gid://shopify/Customer/7',
    }),
  ],
])('%s is an input the published schema takes, without deprecated fields', async (_label, intent) => {
  const { client, calls } = fakeAdminApi({
    createDiscountCode: () => ({
      data: { discountCodeBasicCreate: { codeDiscountNode: { id: 'gid://x' }, userErrors: [] } },
    }),
  });
  const issuer = issuerOf(intent.spec.type);
  if (!issuer.shopify) throw new Error('not in Shopify');
  await issuer.issue({ client, intent: intent as never });

  const [call] = calls;
  if (!call) throw new Error('nothing was sent');
  const { query, variables } = call;
  const operation = parse(query).definitions[0] as OperationDefinitionNode;
  expect(getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors).toBeUndefined();
  const input = schema.getType('DiscountCodeBasicInput');
  expect(deprecatedIn(variables['discount'], input as GraphQLInputType)).toEqual([]);
});
