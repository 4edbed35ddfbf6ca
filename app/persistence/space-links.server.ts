import { v7 as uuidV7 } from 'uuid';
import type { PromotionPlace } from '../domain/attribution/promotion-place.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from './database.server.ts';
import { enqueueJob } from './effects.server.ts';

const HOUR_MS = 3_600_000;

export function spaceLinkRows({ withShop }: Database) {
  return {
    /**
     * The mail with the link to a person's page: one an hour at most, whoever asks for it.
     * @param addressSealed where to, unless the person's own address is known
     * @param from where they read of the programme: counted when they open the link
     */
    queue: (
      shopId: ShopId,
      {
        personId,
        addressSealed,
        from,
      }: { personId: string; addressSealed: string | null; from: PromotionPlace | null },
      locale: 'fr' | 'en',
      now: Date,
    ): Promise<void> =>
      withShop(shopId, async (tx) => {
        const dedupeKey = `space-link:${personId}:${Math.floor(now.getTime() / HOUR_MS)}`;
        const message = { shopId, id: uuidV7(), dedupeKey, kind: 'space-link', personId, addressSealed, from, locale };
        const { count } = await tx.message.createMany({
          data: [{ ...message, status: 'queued', createdAt: now }],
          skipDuplicates: true,
        });
        if (count > 0) await enqueueJob(tx, shopId, { kind: 'send-messages' });
      }),
  };
}
