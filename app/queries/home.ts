import { DateTime } from 'luxon';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';
import { programRows } from '../persistence/programs.server.ts';
import { loadProblems } from './problems.ts';
import { shopView } from './shop-view.ts';
import type { FunnelNumbers, HomeView } from './views.ts';

const DAYS = 30;

/** Home: is it live, is it working, what needs me, what next (LOOK). Totals come from daily sums, never from counting orders. */
export async function loadHome(db: Database, shopId: ShopId, now: Date): Promise<HomeView> {
  const program = await programRows(db).load(shopId);
  const problems = await loadProblems(db, shopId);
  return db.withShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const today = DateTime.fromJSDate(now, { zone: shop.timeZone }).startOf('day');
    const dayKey = (daysAgo: number) => today.minus({ days: daysAgo }).toFormat('yyyy-MM-dd');
    const counters = await tx.counter.findMany({ where: { shopId, day: { gte: new Date(dayKey(2 * DAYS - 1)) } } });
    const rows = counters.map(({ day, metric, amount }) => ({
      day: day.toISOString().slice(0, 10),
      metric,
      amount: Number(amount),
    }));
    const sum = (metric: string, from: string, to: string) =>
      rows.reduce(
        (total, row) => (row.metric === metric && row.day >= from && row.day <= to ? total + row.amount : total),
        0,
      );
    const funnel = (from: string, to: string): FunnelNumbers => ({
      shares: sum('shares', from, to),
      visits: sum('visits', from, to),
      claims: sum('claims', from, to),
      orders: sum('orders', from, to),
      revenue: { amountMinor: sum('revenue', from, to), currency: shop.currency },
      codesIssued: sum('codes', from, to),
      pointsIssued: sum('points', from, to),
    });
    const newest = program?.versions[0];
    return {
      shop: shopView(shop),
      program: program && {
        id: program.id,
        name: program.name,
        status: program.status,
        versionNumber: newest?.number ?? null,
        terms: newest?.terms ?? program.draft,
      },
      setup: {
        programPublished: newest !== undefined,
        blocksOpened: shop.blocksOpenedAt !== null,
        firstVisit: (await tx.counter.count({ where: { shopId, metric: 'visits' } })) > 0,
      },
      funnel: funnel(dayKey(DAYS - 1), dayKey(0)),
      previous: funnel(dayKey(2 * DAYS - 1), dayKey(DAYS)),
      trend: Array.from({ length: DAYS }, (_, at) => dayKey(DAYS - 1 - at)).map((day) => ({
        day,
        visits: sum('visits', day, day),
        claims: sum('claims', day, day),
        orders: sum('orders', day, day),
      })),
      needs: {
        problems,
        heldReferrals: await tx.verdict.count({ where: { shopId, outcome: 'held' } }),
        quarantined: await tx.quarantine.count({ where: { shopId } }),
      },
      import: {
        state: shop.importState as HomeView['import']['state'],
        done: shop.importDone,
        total: shop.importTotal,
      },
    };
  });
}
