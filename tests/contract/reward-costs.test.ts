import { type DocumentNode, getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import {
  CreateDiscountCodeDocument,
  CreateFreeShippingCodeDocument,
  CreateGiftCardDocument,
  CreditStoreCreditDocument,
  DeactivateDiscountDocument,
  DeactivateGiftCardDocument,
  FindDiscountByCodeDocument,
  FindGiftCardsDocument,
  StoreCreditAccountsDocument,
  StoreCreditMovementsDocument,
  TagCustomerDocument,
} from '../../app/shopify/generated/graphql.ts';
import { requestedCost } from '../../dev-store/admin-api/cost.ts';
import { loadPublishedSchema } from './published-schema.ts';

const { schema } = loadPublishedSchema();

/** Points a call asks for before it runs, by Shopify's rule; lists that come back shorter give points back. */
function pointsOf(source: { toString(): string }, variables: Record<string, unknown> = {}): number {
  const document: DocumentNode = parse(String(source));
  return requestedCost(schema, document, getOperationAST(document) as OperationDefinitionNode, variables);
}

describe('one discount per claim', () => {
  test.each([
    ['a code', CreateDiscountCodeDocument, 10],
    ['free shipping', CreateFreeShippingCodeDocument, 10],
    ['a code taken back', DeactivateDiscountDocument, 11],
    ['a code looked up after a lost answer', FindDiscountByCodeDocument, 18],
    ['a gift card', CreateGiftCardDocument, 10],
    ['a gift card taken back', DeactivateGiftCardDocument, 12],
    ['a gift card looked up after a lost answer', FindGiftCardsDocument, 77],
    ['store credit', CreditStoreCreditDocument, 10],
    ["a customer's accounts, before the first credit", StoreCreditAccountsDocument, 43],
    ["an account's newest movements, before each try", StoreCreditMovementsDocument, 33],
    ['a tag', TagCustomerDocument, 10],
  ])('%s', (_what, document, points) => {
    expect(pointsOf(document)).toBe(points);
  });
});

/** What a pool would need: one discount per offer, to which codes are added ahead and asked after (decision 011). */
const ADD_CODES = `
  mutation AddCodes($discountId: ID!, $codes: [DiscountRedeemCodeInput!]!) {
    discountRedeemCodeBulkAdd(discountId: $discountId, codes: $codes) {
      bulkCreation { id }
      userErrors { field code message }
    }
  }`;
const ADDED_CODES = `
  query AddedCodes($id: ID!) {
    discountRedeemCodeBulkCreation(id: $id) { done importedCount failedCount }
  }`;
const DELETE_CODES = `
  mutation DeleteCodes($discountId: ID!, $ids: [ID!]) {
    discountCodeRedeemCodeBulkDelete(discountId: $discountId, ids: $ids) {
      job { id done }
      userErrors { field code message }
    }
  }`;
const CODES_A_CALL = 250;

describe('a pool of codes under one discount', () => {
  test.each([
    ['250 codes added', ADD_CODES, 10],
    ['whether they are there', ADDED_CODES, 1],
    ['codes deleted', DELETE_CODES, 10],
  ])('%s', (_what, source, points) => {
    expect(pointsOf(source)).toBe(points);
  });

  test('costs some 200 times fewer points a code', () => {
    const perPoolCode = (pointsOf(ADD_CODES) + pointsOf(ADDED_CODES)) / CODES_A_CALL;
    expect(pointsOf(CreateDiscountCodeDocument) / perPoolCode).toBeGreaterThan(200);
  });
});
