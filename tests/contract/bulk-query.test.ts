import { expect, it } from 'vitest';
import { bulkQueryText } from '../../app/shopify/bulk-query.ts';
import { OrdersHistoryDocument } from '../../app/shopify/generated/graphql.ts';
import { readBulkQuery } from '../../dev-store/admin-api/bulk/bulk-query.ts';

it('past orders are gathered by a query that keeps Shopify’s rules for bulk operations', () => {
  const text = bulkQueryText(OrdersHistoryDocument);
  expect(text).not.toMatch(/fragment|\.\.\./);
  const { root, nested } = readBulkQuery(text);
  expect(root).toMatchObject({ field: 'orders', nodeType: 'Order' });
  // a line of the file is a whole order
  expect(nested).toEqual([]);
});
