declare global {
  interface JSON {
    /** ES2026, in Node since 22 */
    rawJSON(text: string): unknown;
  }
}

/** JSON as Shopify's webhooks carry it: bigints are integer literals, however large. */
export function toWebhookJson(payload: unknown): string {
  return JSON.stringify(payload, (_key, value: unknown) =>
    typeof value === 'bigint' ? JSON.rawJSON(String(value)) : value,
  );
}
