import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import {
  buildClientSchema,
  GraphQLError,
  type GraphQLScalarType,
  type GraphQLSchema,
  type IntrospectionQuery,
  isScalarType,
  valueFromASTUntyped,
} from 'graphql';

export const API_VERSION = '2026-07';

type ScopeEntry = {
  type: 'type' | 'field';
  typeName: string;
  fieldName?: string;
  requiredAccess: string;
  offlineScopes: string[];
};
type PublishedSchema = { data: IntrospectionQuery; offline_scopes: { items: ScopeEntry[] } };

/** What a type (key "Order") or a field (key "Mutation.discountCodeBasicCreate") demands: any one of the scopes. */
export type AccessRule = { prose: string; anyOf: string[] };
export type AdminSchema = { schema: GraphQLSchema; access: ReadonlyMap<string, AccessRule> };

let loaded: AdminSchema | undefined;

/** Built once per process: it takes half a second. */
export function adminSchema(): AdminSchema {
  loaded ??= load();
  return loaded;
}

function load(): AdminSchema {
  const path = fileURLToPath(new URL(`../schema/admin_${API_VERSION}.json.gz`, import.meta.url));
  const published = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as PublishedSchema;
  const schema = buildClientSchema(published.data, { assumeValid: true });
  makeScalarsStrict(schema);
  const access = new Map<string, AccessRule>();
  for (const { type, typeName, fieldName, requiredAccess, offlineScopes } of published.offline_scopes.items) {
    if (offlineScopes.length > 0)
      access.set(type === 'field' ? `${typeName}.${fieldName}` : typeName, {
        prose: requiredAccess,
        anyOf: offlineScopes,
      });
  }
  return { schema, access };
}

const scalarPatterns: Record<string, RegExp> = {
  DateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/,
  Date: /^\d{4}-\d{2}-\d{2}$/,
  Decimal: /^-?\d+(\.\d+)?$/,
  UnsignedInt64: /^\d+$/,
  URL: /^https?:\/\/\S+$/,
};

/** Introspection loses how scalars are checked; without this any value would pass. */
function makeScalarsStrict(schema: GraphQLSchema): void {
  for (const [name, pattern] of Object.entries(scalarPatterns)) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar)) throw new Error(`the schema has no scalar ${name}`);
    const parse = (value: unknown): unknown => {
      if (name === 'Decimal' && typeof value === 'number') return String(value);
      if (typeof value !== 'string' || !pattern.test(value))
        throw new GraphQLError(`${name} cannot represent ${JSON.stringify(value)}`);
      return value;
    };
    scalar.parseValue = parse;
    (scalar as GraphQLScalarType).parseLiteral = (node, variables) => parse(valueFromASTUntyped(node, variables));
  }
}
