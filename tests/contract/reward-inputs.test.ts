import type { GraphQLInputType, OperationDefinitionNode } from 'graphql';
import { getNamedType, getVariableValues, isInputObjectType, parse, typeFromAST } from 'graphql';
import { expect, test } from 'vitest';
import type { RewardSpec } from '../../app/domain/rewards/reward-spec.ts';
import type { RewardIntent } from '../../app/shopify/issuers.server.ts';
import { aDiscountIntent, aFreeProduct, anAmount, freeShipping } from '../shopify/discounts.ts';
import { type Call, fakeAdminApi } from '../shopify/fake-admin-api.ts';
import { anIntent, CUSTOMER, shopifyIssuerOf } from '../shopify/intents.ts';
import { loadPublishedSchema } from './published-schema.ts';

const { schema } = loadPublishedSchema();

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

function expectTaken({ query, variables }: Call): void {
  const operation = parse(query).definitions[0] as OperationDefinitionNode;
  const declared = operation.variableDefinitions ?? [];
  expect(getVariableValues(schema, declared, variables).errors).toBeUndefined();
  for (const { variable, type } of declared) {
    const input = typeFromAST(schema, type as never) as GraphQLInputType;
    expect(deprecatedIn(variables[variable.name.value], input)).toEqual([]);
  }
}

const GID = 'gid://shopify/Thing/1';
const node = { id: GID };
const money = { amount: '10.0', currencyCode: 'EUR' };
const answers = {
  createDiscountCode: () => ({ data: { discountCodeBasicCreate: { codeDiscountNode: node, userErrors: [] } } }),
  createFreeShippingCode: () => ({
    data: { discountCodeFreeShippingCreate: { codeDiscountNode: node, userErrors: [] } },
  }),
  deactivateDiscount: () => ({
    data: { discountCodeDeactivate: { codeDiscountNode: { id: GID, codeDiscount: {} }, userErrors: [] } },
  }),
  createGiftCard: () => ({ data: { giftCardCreate: { giftCard: node, userErrors: [] } } }),
  deactivateGiftCard: () => ({
    data: { giftCardDeactivate: { giftCard: { id: GID, balance: money, initialValue: money }, userErrors: [] } },
  }),
  storeCreditAccounts: () => ({
    data: { customer: { storeCreditAccounts: { nodes: [{ id: GID, balance: { currencyCode: 'EUR' } }] } } },
  }),
  storeCreditMovements: () => ({
    data: { storeCreditAccount: { id: GID, transactions: { nodes: [], pageInfo: { hasNextPage: false } } } },
  }),
  creditStoreCredit: () => ({
    data: { storeCreditAccountCredit: { storeCreditAccountTransaction: node, userErrors: [] } },
  }),
  storeCreditLeft: () => ({
    data: {
      node: {
        __typename: 'StoreCreditAccountCreditTransaction',
        amount: money,
        remainingAmount: money,
        account: { id: GID, balance: money },
      },
    },
  }),
  debitStoreCredit: () => ({
    data: { storeCreditAccountDebit: { storeCreditAccountTransaction: node, userErrors: [] } },
  }),
  tagCustomer: () => ({ data: { tagsAdd: { node, userErrors: [] } } }),
  untagCustomer: () => ({ data: { tagsRemove: { node, userErrors: [] } } }),
};

const endless = { endsAt: null };
const cases: [label: string, intent: RewardIntent][] = [
  ['a percentage for anybody', aDiscountIntent()],
  ['a percentage that never expires', aDiscountIntent(endless)],
  ['an amount for one customer from a minimum on', aDiscountIntent({ spec: anAmount, customerGid: CUSTOMER })],
  ['a free product', aDiscountIntent({ spec: aFreeProduct })],
  ['free shipping', aDiscountIntent({ spec: { ...freeShipping, minimumSubtotalMinor: 4000 } })],
  ...['EUR', 'JPY', 'KWD'].flatMap((currency): [string, RewardIntent][] => [
    [`an amount of ${currency}`, aDiscountIntent({ spec: anAmount, currency })],
    [`a gift card of ${currency}`, anIntent({ type: 'gift-card', amountMinor: 1000, validMonths: 12 }, { currency })],
    [
      `store credit of ${currency}`,
      anIntent({ type: 'store-credit', amountMinor: 1000, validMonths: 12 }, { currency, before: {} }),
    ],
  ]),
  [
    'a gift card for anybody, for ever',
    anIntent({ type: 'gift-card', amountMinor: 1000, validMonths: null }, { ...endless, customerGid: null }),
  ],
  [
    'endless store credit',
    anIntent({ type: 'store-credit', amountMinor: 1000, validMonths: null }, { ...endless, before: {} }),
  ],
  ['a tag', anIntent({ type: 'customer-tag', tag: 'vip', label: 'VIP' })],
];

test.each(cases)('%s is issued and taken back with inputs the published schema takes', async (_label, intent) => {
  const { client, calls } = fakeAdminApi(answers);
  const issuer = shopifyIssuerOf<RewardSpec['type']>(intent.spec.type);
  const call = { client, intent: intent as never };
  const before = (await issuer.prepare?.(call)) ?? null;
  const issued = await issuer.issue({ client, intent: { ...intent, before } as never });
  expect(issued).toMatchObject({ ok: true });
  await expect(issuer.revoke({ client, intent: { ...intent, before } as never, gid: GID })).resolves.toMatchObject({
    ok: true,
  });
  for (const sent of calls) expectTaken(sent);
});
