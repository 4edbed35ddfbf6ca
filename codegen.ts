import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of our Admin API operations, from Shopify's published schema. The output is committed; `npm run generate` renews it. */

const SCHEMA = 'dev-store/schema/admin_2026-07.json.gz';
/** the generator reads JSON, not gzip */
const UNPACKED_SCHEMA = '.cache/admin_2026-07.json';

/** Shopify adds countries and currencies at any time: text here, so that a new one breaks no type. */
const OPEN_LISTS = new Set(['CountryCode', 'CurrencyCode']);

type Introspection = { data: { __schema: { types: { name: string; kind: string; enumValues: unknown }[] } } };

/** Without descriptions, which would be most of the output. */
const introspection = JSON.parse(gunzipSync(readFileSync(SCHEMA)).toString(), (key, value) =>
  key === 'description' ? null : value,
) as Introspection;
for (const type of introspection.data.__schema.types) {
  if (OPEN_LISTS.has(type.name)) Object.assign(type, { kind: 'SCALAR', enumValues: null });
}
mkdirSync('.cache', { recursive: true });
writeFileSync(UNPACKED_SCHEMA, JSON.stringify(introspection));

const config: CodegenConfig = {
  schema: UNPACKED_SCHEMA,
  documents: 'app/shopify/operations/*.graphql',
  generates: {
    'app/shopify/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        // plain text and no enums, so that Node runs the output as it is
        documentMode: 'string',
        enumType: 'string-literal',
        onlyOperationTypes: true,
        useTypeImports: true,
        importExtension: '.ts',
        strictScalars: true,
        scalars: {
          ARN: 'string',
          BigInt: 'string',
          Color: 'string',
          CountryCode: 'string',
          CurrencyCode: 'string',
          Date: 'string',
          DateTime: 'string',
          Decimal: 'string',
          FormattedString: 'string',
          HTML: 'string',
          JSON: 'unknown',
          Money: 'string',
          StorefrontID: 'string',
          URL: 'string',
          UnsignedInt64: 'string',
          UtcOffset: 'string',
        },
      },
    },
  },
};

export default config;
