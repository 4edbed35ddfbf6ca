import type { OfferTerms } from '../domain/program/offer.ts';
import { POINTS } from '../domain/rewards/types/reward-type.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { ShopTransaction } from '../persistence/database.server.ts';
import type { Open } from './shop-view.ts';
import { redemptionsOf, statementOf } from './statement.ts';
import type { PointsWalletView } from './views.ts';

/** What a person has in points and can do with them. Null where nobody can earn points and this person has none. */
export async function pointsWalletOf(
  tx: ShopTransaction,
  shopId: ShopId,
  personId: string,
  terms: OfferTerms,
  open: Open,
  now: Date,
): Promise<PointsWalletView | null> {
  const wallet = await tx.wallet.findUnique({ where: { shopId_personId_unit: { shopId, personId, unit: POINTS } } });
  const levels = [terms.signUp, terms.firstPurchase, ...terms.nthPurchases];
  const earned = [terms.welcome, ...levels.flatMap((level) => [level?.advocate, level?.friend])];
  const isEarned = earned.some((spec) => spec?.type === 'points' || spec?.type === 'points-per-amount');
  if (!wallet && !isEarned) return null;

  const lots = await tx.lot.findMany({
    where: { shopId, personId, unit: POINTS, remaining: { gt: 0 }, expiresAt: { gt: now } },
    orderBy: { expiresAt: 'asc' },
    take: 50,
  });
  const available = Number(wallet?.available ?? 0);
  return {
    available,
    pending: Number(wallet?.pending ?? 0),
    expiring: lots.map(({ remaining, expiresAt }) => ({
      amount: Number(remaining),
      expiresAt: (expiresAt ?? now).toISOString(),
    })),
    catalogue: terms.catalogue
      .toSorted((a, b) => a.points - b.points)
      .map(({ itemId, points, reward }) => ({ itemId, points, reward, missing: Math.max(points - available, 0) })),
    redemptions: await redemptionsOf(tx, shopId, personId),
    statement: (await statementOf(tx, shopId, personId, open)).filter(({ unit }) => unit === POINTS),
  };
}
