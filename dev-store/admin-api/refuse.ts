import { GraphQLError } from 'graphql';

/** For what Shopify has and the dev store hasn't: say so instead of answering something made up. */
export function notImplemented(what: string): never {
  throw new GraphQLError(`The dev store doesn't implement ${what}.`, { extensions: { code: 'NOT_IMPLEMENTED' } });
}

export function badRequest(message: string): never {
  throw new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}
