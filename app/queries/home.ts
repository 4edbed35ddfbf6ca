import type { ShopId } from '../domain/shared/ids.ts';
import { lastDaysInZone } from '../domain/shared/time.ts';
import type { Database } from '../persistence/database.server.ts';
import { givesWay, pilotOn, programRows, statusForAll } from '../persistence/programs.server.ts';
import { campaignViews } from './campaigns.ts';
import { loadObjectives } from './objectives.ts';
import { loadProblems } from './problems.ts';
import { countReviews } from './review.ts';
import { shopView } from './shop-view.ts';
import { loadStarting } from './starting.ts';
import type { FunnelNumbers, HomeView } from './views.ts';

const DAYS = 30;

/** Home: is it live, is it working, what needs me, what next (LOOK). Totals come from daily sums, never from counting orders. */
export async function loadHome(db: Database, shopId: ShopId, now: Date): Promise<HomeView> {
  const program = await programRows(db).load(shopId);
  const problems = await loadProblems(db, shopId);
  const objectives = await loadObjectives(db, shopId, now);
  const held = await countReviews(db, shopId);
  const starting = program && !givesWay(program, now) ? null : await loadStarting(db, shopId, now);
  return db.readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const days = lastDaysInZone(now, 2 * DAYS, shop.timeZone);
    const [before, latest] = [days.slice(0, DAYS), days.slice(DAYS)];
    const counters = await tx.counter.findMany({ where: { shopId, day: { gte: new Date(days[0]!) } } });
    const rows = counters.map(({ day, metric, amount }) => ({
      day: day.toISOString().slice(0, 10),
      metric,
      amount: Number(amount),
    }));
    const sum = (metric: string, within: readonly string[]) =>
      rows.reduce((total, row) => (row.metric === metric && within.includes(row.day) ? total + row.amount : total), 0);
    const funnel = (within: readonly string[]): FunnelNumbers => ({
      shares: sum('shares', within),
      visits: sum('visits', within),
      claims: sum('claims', within),
      orders: sum('orders', within),
      revenue: { amountMinor: sum('revenue', within), currency: shop.currency },
      codesIssued: sum('codes', within),
      pointsIssued: sum('points', within),
    });
    const newest = program?.versions[0];
    return {
      shop: shopView(shop),
      program: program && {
        id: program.id,
        name: program.name,
        status: statusForAll(program),
        draftUpdatedAt: program.draftUpdatedAt.toISOString(),
        versionNumber: newest?.versionNumber ?? null,
        terms: newest?.terms ?? program.draft,
        campaign:
          campaignViews(program, now, shop.timeZone).find(({ state }) => state === 'running' || state === 'planned') ??
          null,
        pilot: pilotOn(program, now)?.pilot.name ?? null,
      },
      setup: {
        programPublished: newest !== undefined,
        blocksOpened: shop.blocksOpenedAt !== null,
        firstVisit: (await tx.counter.count({ where: { shopId, metric: 'visits' } })) > 0,
      },
      funnel: funnel(latest),
      previous: funnel(before),
      trend: latest.map((day) => ({
        day,
        visits: sum('visits', [day]),
        claims: sum('claims', [day]),
        orders: sum('orders', [day]),
      })),
      objectives,
      needs: {
        problems,
        heldReferrals: held,
        quarantined: await tx.quarantine.count({ where: { shopId } }),
      },
      starting,
      import: {
        state: shop.importState as HomeView['import']['state'],
        done: shop.importDone,
        total: shop.importTotal,
      },
    };
  });
}
