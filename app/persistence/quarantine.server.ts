import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from './database.server.ts';

export function quarantineRows({ withShop }: Database) {
  return {
    /** Puts a row back in the inbox as it came: whatever stopped it has been mended. */
    replay: (shopId: ShopId, id: string, now: Date): Promise<void> =>
      withShop(shopId, async (tx) => {
        const row = await tx.quarantine.findUnique({ where: { shopId_id: { shopId, id } } });
        if (!row) return;
        await tx.quarantine.delete({ where: { shopId_id: { shopId, id } } });
        const { error: _error, setAsideAt: _setAsideAt, attempts: _attempts, ...event } = row;
        const day = new Date(now.toISOString().slice(0, 10));
        // the row may still stand there, marked as dealt with
        await tx.inbox.deleteMany({
          where: { shopId, topic: row.topic, eventId: row.eventId, judgedAt: { not: null } },
        });
        await tx.inbox.create({ data: { ...event, day } });
      }),
  };
}
