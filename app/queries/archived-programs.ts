import { offerTermsSchema } from '../domain/program/offer.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';
import { givesWay, programRows, type StoredProgram, statusForAll } from '../persistence/programs.server.ts';
import { shopView } from './shop-view.ts';
import type { ArchivedPage } from './views.ts';

/** The programmes that made room for others, the last one first, with what came of them (P7). */
export async function loadArchivedPrograms(db: Database, shopId: ShopId, now: Date): Promise<ArchivedPage> {
  const current = await programRows(db).load(shopId);
  return db.readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const programs = await tx.program.findMany({
      where: { shopId, status: 'archived' },
      orderBy: { createdAt: 'desc' },
      include: { versions: { orderBy: { number: 'desc' } } },
    });
    const theirs = { shopId, programId: { in: programs.map(({ id }) => id) } };
    const referrals = await tx.referral.groupBy({ by: ['programId', 'state'], where: theirs, _count: true });
    const revenues = await tx.counter.groupBy({
      by: ['programId'],
      where: { ...theirs, metric: 'revenue' },
      _sum: { amount: true },
    });
    const money = (amountMinor: bigint | null | undefined, currency: string) => ({
      amountMinor: Number(amountMinor ?? 0),
      currency,
    });
    return {
      shop: shopView(shop),
      inTheWay: current && inTheWay(current, now),
      draftUpdatedAt: current?.draftUpdatedAt.toISOString() ?? null,
      programs: programs.map(({ id, name, committedMinor, versions }) => {
        const own = versions
          .filter(({ campaign, pilot, partner }) => campaign === null && pilot === null && partner === null)
          .map((version) => ({
            id: version.id,
            number: version.number,
            publishedAt: version.publishedAt.toISOString(),
            terms: offerTermsSchema.parse(version.terms),
          }));
        const currency = own[0]?.terms.currency ?? shop.currency;
        const counts = referrals.filter(({ programId }) => programId === id);
        return {
          id,
          name,
          versions: own,
          referrals: counts.reduce((sum, { _count }) => sum + _count, 0),
          rewarded: counts.find(({ state }) => state === 'rewarded')?._count ?? 0,
          revenue: money(revenues.find(({ programId }) => programId === id)?._sum.amount, currency),
          cost: money(committedMinor, currency),
        };
      }),
    };
  });
}

function inTheWay(current: StoredProgram, now: Date): ArchivedPage['inTheWay'] {
  if (givesWay(current, now)) return 'draft';
  return statusForAll(current) === 'draft' ? 'pilot' : 'program';
}
