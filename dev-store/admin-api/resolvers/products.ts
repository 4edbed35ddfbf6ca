import type { Product } from '../../contract.ts';
import { gid, idOfGid } from '../../engine/ids.ts';
import { toMinor } from '../../engine/money.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { ApiContext, Field } from '../context.ts';
import { notImplemented } from '../refuse.ts';
import { collectionNode, collectionsWith } from './collections.ts';
import { moneyV2 } from './money.ts';

export function productNode(product: Product, context: ApiContext): Record<string, unknown> {
  return {
    __typename: 'Product',
    id: gid('Product', product.id),
    legacyResourceId: product.id,
    handle: product.handle,
    title: product.title,
    description: product.description,
    status: 'ACTIVE',
    tags: [],
    isGiftCard: false,
    collections: (args: ConnectionArgs & { query?: string | null }) => {
      if (args.query) notImplemented('searching a product’s collections');
      return connection(collectionsWith(product.handle, context.engine), args, collectionNode);
    },
    variants: (args: ConnectionArgs) =>
      connection([{ id: product.variantId }], args, () => variantNode(product, context)),
  };
}

export function variantNode(product: Product, context: ApiContext): Record<string, unknown> {
  const { currencyCode } = context.engine.config;
  return {
    __typename: 'ProductVariant',
    id: gid('ProductVariant', product.variantId),
    legacyResourceId: product.variantId,
    title: 'Default Title',
    displayName: product.title,
    price: moneyV2(toMinor(product.priceAmount, currencyCode), currencyCode).amount,
    product: () => productNode(product, context),
  };
}

/** A product has one variant here. */
export const variant: Field<{ id: string }> = ({ id }, context) => {
  const found = context.engine.state.products.find(({ variantId }) => variantId === idOfGid(id, 'ProductVariant'));
  return found ? variantNode(found, context) : null;
};

export const product: Field<{ id: string }> = ({ id }, context) => {
  const found = context.engine.state.products.find((candidate) => candidate.id === idOfGid(id, 'Product'));
  return found ? productNode(found, context) : null;
};

export const products: Field<ConnectionArgs & { query?: string | null; sortKey?: string; savedSearchId?: string }> = (
  args,
  context,
) => {
  if (args.query || args.savedSearchId) notImplemented('searching products');
  if (args.sortKey && args.sortKey !== 'ID') notImplemented(`products(sortKey: ${args.sortKey})`);
  return connection(context.engine.state.products, args, (found) => productNode(found, context));
};
