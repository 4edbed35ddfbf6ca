import { gid, nextId } from '../../engine/ids.ts';
import type { WebhookSubscriptionRecord } from '../../engine/state.ts';
import { toGraphqlTime } from '../../engine/time.ts';
import { scopesOf } from '../../webhooks/sample.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { Field } from '../context.ts';
import { notImplemented } from '../refuse.ts';

/** Subscriptions made by API. The app declares its own in its configuration file, which none of this shows. */

type ListArgs = ConnectionArgs & {
  query?: string | null;
  topics?: string[] | null;
  uri?: string | null;
  format?: string | null;
  callbackUrl?: string | null;
  sortKey?: string | null;
};

export const webhookSubscriptions: Field<ListArgs> = (args, { engine }) => {
  if (args.query) notImplemented('searching webhook subscriptions');
  if (args.format || args.callbackUrl) notImplemented('webhookSubscriptions(format, callbackUrl)');
  const found = engine.state.webhookSubscriptions.filter(
    ({ topic, uri }) => (!args.topics || args.topics.includes(enumOf(topic))) && (!args.uri || uri === args.uri),
  );
  return connection(found, args, subscriptionNode);
};

type CreateArgs = { topic: string; webhookSubscription: Record<string, unknown> & { uri?: string | null } };

export const webhookSubscriptionCreate: Field<CreateArgs> = ({ topic, webhookSubscription: input }, context) => {
  const { engine, scopes } = context;
  const { uri, ...others } = input;
  for (const name of Object.keys(others)) notImplemented(`webhookSubscriptionCreate(webhookSubscription.${name})`);
  const name = topicOf(topic);
  const anyOf = scopesOf(name);
  if (anyOf.length > 0 && !anyOf.some((one) => scopes.has(`read_${one}`) || scopes.has(`write_${one}`)))
    return refused(['topic'], `You do not have permission to create or update webhooks with ${name} topic.`);
  if (!uri || !isSafeAddress(uri)) return refused(['webhookSubscription', 'uri'], 'Address protocol must be https');
  const { webhookSubscriptions: known } = engine.state;
  if (known.some((one) => one.topic === name && one.uri === uri))
    return refused(['webhookSubscription', 'uri'], 'Address for this topic has already been taken');
  const made = { id: nextId(engine.state, 'WebhookSubscription'), topic: name, uri, createdAt: engine.now() };
  known.push(made);
  engine.changed();
  return { webhookSubscription: subscriptionNode(made), userErrors: [] };
};

const refused = (field: string[], message: string) => ({ webhookSubscription: null, userErrors: [{ field, message }] });

/** DISPUTES_CREATE ↔ disputes/create; names of several words only where the dev store sends such topics. */
const enumOf = (topic: string) => topic.toUpperCase().replace('/', '_');
function topicOf(name: string): string {
  if (!/^(DISPUTES|ORDERS|REFUNDS|CUSTOMERS|SHOP)_[A-Z]+$/.test(name)) notImplemented(`subscribing to ${name}`);
  return name.toLowerCase().replace('_', '/');
}

/** Shopify takes https only; the dev store's own tunnel is plain http on this machine. */
function isSafeAddress(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}

function subscriptionNode({ id, topic, uri, createdAt }: WebhookSubscriptionRecord) {
  return {
    __typename: 'WebhookSubscription',
    id: gid('WebhookSubscription', id),
    legacyResourceId: id,
    topic: enumOf(topic),
    uri,
    callbackUrl: uri,
    format: 'JSON',
    createdAt: toGraphqlTime(createdAt),
    updatedAt: toGraphqlTime(createdAt),
  };
}
