import { type OfferTerms, offerTermsSchema } from '../domain/program/offer.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { ShopTransaction } from './database.server.ts';

/**
 * In SQL: a column of the version `v` that says what a shop promised last: to all rather than in a pilot, by a programme
 * that isn't archived rather than by one that is, never by a campaign or an agreement.
 */
export const latestPromise = (column: string, shopId: string): string => `
  SELECT ${column} FROM program_version v JOIN program p ON p.shop_id = v.shop_id AND p.id = v.program_id
  WHERE v.shop_id = ${shopId} AND v.campaign IS NULL AND v.partner IS NULL
  ORDER BY p.status <> 'archived' DESC, v.pilot IS NULL DESC, v.published_at DESC, v.number DESC LIMIT 1`;

const TERMS = latestPromise('v.terms', '$1::uuid');

/** Null where nothing was ever published. */
export async function latestTerms(tx: ShopTransaction, shopId: ShopId): Promise<OfferTerms | null> {
  const [newest] = await tx.$queryRawUnsafe<{ terms: unknown }[]>(TERMS, shopId);
  return newest ? offerTermsSchema.parse(newest.terms) : null;
}
