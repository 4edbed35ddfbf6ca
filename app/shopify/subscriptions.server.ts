import type { AdminClient } from './admin-client.server.ts';
import { SubscribeWebhookDocument, WebhookSubscriptionsDocument } from './generated/graphql.ts';
import { OPTIONAL_TOPICS, OPTIONAL_TOPICS_SCOPE } from './payloads/topics.ts';

const nameOf = (topic: (typeof OPTIONAL_TOPICS)[number]) =>
  topic.toUpperCase().replace('/', '_') as 'DISPUTES_CREATE' | 'DISPUTES_UPDATE';

/**
 * Subscribes a shop to the optional topics it grants the scope of. May be repeated, and has to be: Shopify deletes a
 * subscription made by API whose address failed for four hours, without a word.
 */
export async function subscribeToOptionalTopics(client: AdminClient, uri: string): Promise<void> {
  const topics = OPTIONAL_TOPICS.map(nameOf);
  const { currentAppInstallation, webhookSubscriptions } = await client.request(WebhookSubscriptionsDocument, {
    topics,
    uri,
  });
  if (!currentAppInstallation.accessScopes.some(({ handle }) => handle === OPTIONAL_TOPICS_SCOPE)) return;
  const subscribed = new Set<string>(webhookSubscriptions.nodes.map(({ topic }) => topic));
  for (const topic of topics.filter((one) => !subscribed.has(one))) {
    const { webhookSubscriptionCreate } = await client.request(SubscribeWebhookDocument, { topic, uri });
    const [refusal] = webhookSubscriptionCreate?.userErrors ?? [];
    // one that somebody else made meanwhile is found at the next try
    if (refusal) throw new Error(`Shopify refuses the subscription to ${topic}: ${refusal.message}`);
  }
}
