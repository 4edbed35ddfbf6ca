import { NoDeprecatedCustomRule, parse, print, specifiedRules, validate, visit } from 'graphql';
import { describe, expect, it, test } from 'vitest';
import * as generated from '../../app/shopify/generated/graphql.ts';
import { everyOperation, operationFiles } from './operation-files.ts';
import { loadPublishedSchema } from './published-schema.ts';

const { schema } = loadPublishedSchema();

describe('our Admin API operations', () => {
  it('are valid on the published schema', () => {
    // Each document is sent alone, so a fragment another operation uses isn't "unused".
    const rules = specifiedRules.filter(
      (rule) => rule.name !== 'NoUnusedFragmentsRule' && rule.name !== 'LoneAnonymousOperationRule',
    );
    expect(validate(schema, everyOperation, rules).map((error) => error.message)).toEqual([]);
  });

  it('use no deprecated field, argument or value', () => {
    expect(validate(schema, everyOperation, [NoDeprecatedCustomRule]).map((error) => error.message)).toEqual([]);
  });

  test.each(
    operationFiles.map(({ file, operations, fragments }) => [file, operations.length + fragments.length] as const),
  )('%s holds one operation or fragment', (_file, count) => {
    expect(count).toBe(1);
  });

  test.each(
    operationFiles.flatMap(({ file, operations }) => operations.map((operation) => [file, operation] as const)),
  )('%s is what the generated code sends (else: npm run generate)', (_file, operation) => {
    const name = operation.name?.value ?? '';
    const document = (generated as unknown as Record<string, { toString(): string }>)[`${name}Document`];
    expect(document, `${name}Document`).toBeDefined();
    const sent = parse(String(document));
    expect(sent.definitions.filter((definition) => definition.kind === 'OperationDefinition').map(print)).toEqual([
      print(operation),
    ]);
    expect(validate(schema, sent).map((error) => error.message)).toEqual([]);
    visit(sent, {
      FragmentDefinition(fragment) {
        const source = operationFiles
          .flatMap(({ fragments }) => fragments)
          .find(({ name: own }) => own.value === fragment.name.value);
        expect(print(fragment)).toBe(source && print(source));
      },
    });
  });
});
