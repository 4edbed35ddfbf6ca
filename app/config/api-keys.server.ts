import { createHmac } from 'node:crypto';
import { isSame } from './is-same.server.ts';

/** So that a secret found where it shouldn't be is known for what it is. */
const PREFIX = { publishable: 'ricochet_pk_', secret: 'ricochet_sk_' } as const;
const ID_BYTES = 16;
const MAC_BYTES = 12;

/** The two keys of a shop whose storefront isn't Shopify's, derived from one key of the shop's: none of them is stored. */
export function apiKeysOf(key: Buffer) {
  const macOf = (text: string) => createHmac('sha256', key).update(text).digest();

  /** Names the shop and nothing else; it stands in browsers and apps, so it never changes. */
  const publishable = (shopId: string): string =>
    PREFIX.publishable +
    Buffer.concat([
      Buffer.from(shopId.replaceAll('-', ''), 'hex'),
      macOf(`publishable:${shopId}`).subarray(0, MAC_BYTES),
    ]).toString('base64url');

  return {
    publishable,
    isPublishable(shopId: string, given: string): boolean {
      return isSame(given, publishable(shopId));
    },
    /** What the shop's own server signs its customers' tokens with; another for each generation. */
    secret: (generation: number): string => PREFIX.secret + macOf(`secret:${generation}`).toString('base64url'),
  };
}

/** The shop that a publishable key says it is of, before anything is proved; null for what can't be such a key. */
export function shopIdInKey(given: string): string | null {
  const text = given.startsWith(PREFIX.publishable) ? given.slice(PREFIX.publishable.length) : '';
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== ID_BYTES + MAC_BYTES || bytes.toString('base64url') !== text) return null;
  return bytes
    .subarray(0, ID_BYTES)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
