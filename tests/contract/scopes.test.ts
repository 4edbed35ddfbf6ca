import { readFileSync } from 'node:fs';
import { getNamedType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { metadataForWebhook } from 'shopify-webhook-schemas';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { REWARD_TYPES } from '../../app/domain/rewards/reward-spec.ts';
import { API_VERSION } from '../../app/shopify/api-version.ts';
import { issuerOf } from '../../app/shopify/issuers.server.ts';
import { OPTIONAL_TOPICS, TOPICS, type Topic } from '../../app/shopify/payloads/topics.ts';
import { everyOperation } from './operation-files.ts';
import { loadPublishedSchema } from './published-schema.ts';

type AppToml = {
  access_scopes: { scopes: string; optional_scopes: string[] };
  webhooks: { api_version: string; subscriptions: { topics?: string[]; compliance_topics?: string[] }[] };
};

const toml = parseToml(readFileSync(new URL('../../shopify.app.toml', import.meta.url), 'utf8')) as unknown as AppToml;
const granted = toml.access_scopes.scopes.split(',').map((scope) => scope.trim());
const optional = toml.access_scopes.optional_scopes;
const ofRewards = REWARD_TYPES.flatMap((type) => {
  const issuer = issuerOf(type);
  return issuer.shopify ? issuer.scopes : [];
});
/** Demanded by what an argument names, which only prose in the schema says: whose card, whose tag. */
const DEMANDED_BY_ARGUMENTS = ['write_customers'];

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

function demandsOfTopics(topics: readonly Topic[]): Demand[] {
  return topics.flatMap((topic) => {
    const resources = (metadataForWebhook(API_VERSION, topic) as { access_scopes?: string[] }).access_scopes ?? [];
    return resources.length === 0 ? [] : [{ by: topic, anyOf: resources.map((resource) => `read_${resource}`) }];
  });
}

/** Writing includes reading. */
const opens = (scope: string, anyOf: readonly string[]) =>
  anyOf.includes(scope) || anyOf.includes(scope.replace('write_', 'read_'));

const isOptional = (topic: Topic) => OPTIONAL_TOPICS.some((one) => one === topic);

describe('shopify.app.toml', () => {
  const demands = [...demandsOfOperations(), ...demandsOfTopics(TOPICS)];
  const isAskedFor = ({ anyOf }: Demand, scopes: readonly string[]) => scopes.some((scope) => opens(scope, anyOf));

  it('asks for every scope that an operation or a topic demands', () => {
    expect(demands.filter((demand) => !isAskedFor(demand, [...granted, ...optional]))).toEqual([]);
  });

  it('asks every shop for what its subscriptions demand', () => {
    const always = demandsOfTopics(TOPICS.filter((topic) => !isOptional(topic)));
    expect(always.filter((demand) => !isAskedFor(demand, granted))).toEqual([]);
  });

  it('asks for no scope that nothing demands', () => {
    const idle = [...granted, ...optional].filter((scope) => !demands.some(({ anyOf }) => anyOf.includes(scope)));
    expect(idle).toEqual(DEMANDED_BY_ARGUMENTS);
  });

  it('asks for optional scopes exactly where a reward or an optional topic needs them', () => {
    const ofTopics = demandsOfTopics(OPTIONAL_TOPICS).flatMap(({ anyOf }) => anyOf);
    expect(optional.toSorted()).toEqual([...new Set([...ofRewards, ...ofTopics])].toSorted());
  });

  it('subscribes to exactly the topics we understand, but for the optional ones', () => {
    const subscribed = toml.webhooks.subscriptions.flatMap(({ topics = [], compliance_topics = [] }) => [
      ...topics,
      ...compliance_topics,
    ]);
    expect(subscribed.toSorted()).toEqual(TOPICS.filter((topic) => !isOptional(topic)).toSorted());
  });

  it('speaks our API version', () => {
    expect(toml.webhooks.api_version).toBe(API_VERSION);
  });
});
