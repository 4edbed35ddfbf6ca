import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';
import { inForce, programRows } from '../persistence/programs.server.ts';
import { shopView } from './shop-view.ts';
import type { PromotionView } from './views.ts';

/** What is made known, and what each channel brought: daily sums by channel, never who came. */
export async function loadPromotion(db: Database, shopId: ShopId, now: Date): Promise<PromotionView | null> {
  const program = await programRows(db).load(shopId);
  if (!program) return null;
  const offer = inForce(program, now);
  return db.readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const sums = await tx.counter.groupBy({
      by: ['metric'],
      where: { shopId, programId: program.id, metric: { contains: ':' } },
      _sum: { amount: true },
    });
    const of = (kind: 'visits' | 'joined' | 'share' | 'claims' | 'orders') =>
      Object.fromEntries(
        sums
          .filter(({ metric }) => metric.startsWith(`${kind}:`))
          .map(({ metric, _sum }) => [metric.slice(kind.length + 1), Number(_sum.amount ?? 0)]),
      );
    return {
      shop: shopView(shop),
      storefrontUrl: shop.storefrontUrl,
      isLive: program.status === 'live',
      terms: offer?.terms ?? program.draft,
      until: offer?.until?.toISOString() ?? null,
      figures: {
        visits: of('visits'),
        joined: of('joined'),
        shares: of('share'),
        claims: of('claims'),
        orders: of('orders'),
      },
    };
  });
}
