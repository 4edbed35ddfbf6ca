import type { ShopId } from '../domain/shared/ids.ts';
import type { ShopTransaction } from './database.server.ts';

/**
 * Of two persons who turned out to be one the alias keeps what can't be moved: an advocate of the same programme, with what
 * they agreed on as a partner.
 */

/** Whom each of these persons is by now: the one they were merged into, else themselves. */
export async function keptPersons(
  tx: ShopTransaction,
  shopId: ShopId,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ asked: string; kept: string }[]>`
    WITH RECURSIVE chain AS (
      SELECT id AS asked, id, merged_into_id FROM person WHERE shop_id = ${shopId}::uuid AND id = ANY(${[...personIds]}::uuid[])
      UNION ALL SELECT chain.asked, p.id, p.merged_into_id FROM chain
        JOIN person p ON p.shop_id = ${shopId}::uuid AND p.id = chain.merged_into_id)
    SELECT asked, id AS kept FROM chain WHERE merged_into_id IS NULL`;
  return new Map(rows.map(({ asked, kept }) => [asked, kept]));
}

/** Who somebody turned out to be. */
export const personNow = async (tx: ShopTransaction, shopId: ShopId, personId: string): Promise<string> =>
  (await keptPersons(tx, shopId, [personId])).get(personId) ?? personId;

/** These persons and whoever was merged into them. */
export async function withAliases(
  tx: ShopTransaction,
  shopId: ShopId,
  personIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(WITH_ALIASES, shopId, personIds);
  return rows.map(({ id }) => id);
}

/** In SQL: the account of a person, the newest where they have several: Shopify keeps that of accounts it merges. */
export const newestAccount = (shopId: string, personId: string): string =>
  `(SELECT i.value FROM person_identifier i WHERE i.shop_id = ${shopId} AND i.person_id = ${personId} AND i.kind = 'customer'
    ORDER BY length(i.value) DESC, i.value DESC LIMIT 1)`;

/** In SQL: the persons of $2 and whoever was merged into them, of the shop $1. */
export const WITH_ALIASES = `WITH RECURSIVE chain AS (
    SELECT id FROM person WHERE shop_id = $1::uuid AND id = ANY($2::uuid[])
    UNION SELECT p.id FROM chain JOIN person p ON p.shop_id = $1::uuid AND p.merged_into_id = chain.id)
  SELECT id FROM chain`;
