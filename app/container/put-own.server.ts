import type { Services } from './services.server.ts';

type OwnRow = { readonly eventId: string; readonly body: object; readonly triggeredAt?: Date };

/** Rows of our own into the judge's inbox: one with a known topic and event id is taken once. */
export async function putOwn(
  { inbox, clock }: Pick<Services, 'inbox' | 'clock'>,
  shopDomain: string,
  topic: string,
  rows: readonly OwnRow[],
): Promise<void> {
  const now = clock.now();
  await inbox.put(
    rows.map(({ eventId, body, triggeredAt = now }) => ({
      shopDomain,
      topic,
      eventId,
      triggeredAt,
      body: Buffer.from(JSON.stringify(body)),
    })),
    now,
  );
}
