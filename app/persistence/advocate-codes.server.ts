import { v7 as uuidV7 } from 'uuid';
import { RENAMES } from '../domain/attribution/own-code.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { writeAudit } from './audit.server.ts';
import type { Database } from './database.server.ts';
import { waitForJudge } from './programs.server.ts';

const DAY_MS = 24 * 3_600_000;

/** What became of a new code; `again` = when the next may be chosen. */
export type Renamed = { state: 'done' } | { state: 'same' } | { state: 'taken' } | { state: 'too-often'; again: Date };

export function advocateCodeRows({ withShop }: Database) {
  return {
    /**
     * Gives an advocate another code. What was issued under the old one stands: it goes on leading to them (V1).
     * @param forgotten what stands for the code if whoever had it was erased
     * @param isOtherwiseUsed it is something else's: answered as one that somebody has, after the same look-ups
     */
    rename: (
      shopId: ShopId,
      advocate: { id: string; customerId: string },
      { code, forgotten, isOtherwiseUsed }: { code: string; forgotten: string; isOtherwiseUsed: boolean },
      now: Date,
    ): Promise<Renamed> =>
      withShop(shopId, async (tx) => {
        // the lock under which codes are given out: none is anybody's and somebody's former one
        await waitForJudge(tx, shopId);
        const { code: former } = await tx.advocate.findUniqueOrThrow({
          where: { shopId_id: { shopId, id: advocate.id } },
        });
        if (former === code) return { state: 'same' };
        const either = { shopId, code: { in: [code, forgotten] } };
        const holder = await tx.advocate.findFirst({ where: either });
        const before = await tx.formerCode.findFirst({ where: { ...either, advocateId: { not: advocate.id } } });
        if (holder || before || isOtherwiseUsed) return { state: 'taken' };
        const since = new Date(now.getTime() - RENAMES.days * DAY_MS);
        const lately = await tx.formerCode.findMany({
          where: { shopId, advocateId: advocate.id, givenUpAt: { gt: since } },
          orderBy: { givenUpAt: 'desc' },
          take: RENAMES.most,
        });
        const first = lately.at(RENAMES.most - 1);
        if (first) return { state: 'too-often', again: new Date(first.givenUpAt.getTime() + RENAMES.days * DAY_MS) };
        await tx.formerCode.create({
          data: { shopId, id: uuidV7(), advocateId: advocate.id, code: former, givenUpAt: now },
        });
        await tx.advocate.update({ where: { shopId_id: { shopId, id: advocate.id } }, data: { code } });
        await writeAudit(
          tx,
          shopId,
          {
            actor: `customer ${advocate.customerId}`,
            action: 'advocate.renamed',
            before: { code: former },
            after: { code },
          },
          now,
        );
        return { state: 'done' };
      }),
  };
}
