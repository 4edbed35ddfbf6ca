import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { GraphQLSchema, IntrospectionQuery } from 'graphql';
import { buildClientSchema } from 'graphql';
import { API_VERSION } from '../../app/shopify/api-version.ts';

type ScopeEntry = { type: 'type' | 'field'; typeName: string; fieldName?: string; offlineScopes: string[] };

/** Shopify's Admin schema as published, with what each type ("Order") and field ("Mutation.metafieldsSet") demands: any one of the scopes. */
export function loadPublishedSchema(): { schema: GraphQLSchema; scopesFor: ReadonlyMap<string, readonly string[]> } {
  const file = new URL(`../../dev-store/schema/admin_${API_VERSION}.json.gz`, import.meta.url);
  const published = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
    data: IntrospectionQuery;
    offline_scopes: { items: ScopeEntry[] };
  };
  const demanding = published.offline_scopes.items.filter((entry) => entry.offlineScopes.length > 0);
  return {
    schema: buildClientSchema(published.data, { assumeValid: true }),
    scopesFor: new Map(
      demanding.map(({ type, typeName, fieldName, offlineScopes }) => [
        type === 'field' ? `${typeName}.${fieldName}` : typeName,
        offlineScopes,
      ]),
    ),
  };
}
