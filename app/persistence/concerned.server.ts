import type { ShopId } from '../domain/shared/ids.ts';
import type { ShopTransaction } from './database.server.ts';
import { withAliases } from './one-human.server.ts';

/** Somebody whose data is asked for or to be erased, as Shopify tells of them: a guest has no customer id. */
export type Concerned = {
  readonly customerId: string | null;
  readonly emailHash: string | null;
  readonly orderIds: readonly string[];
};

/**
 * In SQL: the persons that a customer's id ($2), an address's hash ($3) and orders ($4) lead to, of the shop $1. A customer's
 * address that looks like somebody's, or an order placed with it, doesn't lead to whoever has another account; an account
 * that used an address doesn't by itself lead to whose that is (docs/decisions/037).
 */
export const PERSONS_CONCERNED = `SELECT person_id FROM person_identifier WHERE shop_id = $1::uuid AND kind = 'customer' AND value = $2
  UNION SELECT person_id FROM (
    SELECT person_id FROM person_identifier WHERE shop_id = $1::uuid AND kind = 'email' AND value = $3
    UNION SELECT person_id FROM order_fact WHERE shop_id = $1::uuid AND id = ANY($4::text[])
    UNION SELECT person_id FROM person_identifier used WHERE shop_id = $1::uuid AND kind = 'buyer' AND value = $2 AND NOT EXISTS (
      SELECT FROM person_identifier i WHERE i.shop_id = $1::uuid AND i.person_id = used.person_id AND i.kind = 'email')) named
  WHERE $2::text IS NULL OR NOT EXISTS (SELECT FROM person_identifier own
    WHERE own.shop_id = $1::uuid AND own.person_id = named.person_id AND own.kind = 'customer' AND own.value <> $2)`;

/** In SQL: the addresses of those persons ($2), and the one that was told ($3) unless it is somebody else's. */
export const ADDRESSES_CONCERNED = `SELECT value FROM person_identifier
    WHERE shop_id = $1::uuid AND kind = 'email' AND person_id = ANY($2::uuid[])
  UNION SELECT $3::text WHERE $3 IS NOT NULL AND NOT EXISTS (SELECT FROM person_identifier
    WHERE shop_id = $1::uuid AND kind = 'email' AND value = $3 AND person_id <> ALL($2::uuid[]))`;

/** The persons concerned, and whoever was merged into them. */
export async function personsConcerned(
  tx: ShopTransaction,
  shopId: ShopId,
  { customerId, emailHash, orderIds }: Concerned,
): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ person_id: string }[]>(
    PERSONS_CONCERNED,
    ...[shopId, customerId, emailHash, orderIds],
  );
  return withAliases(
    tx,
    shopId,
    rows.map((row) => row.person_id),
  );
}

/** The addresses by which others may have told of them. */
export async function addressesConcerned(
  tx: ShopTransaction,
  shopId: ShopId,
  personIds: readonly string[],
  { emailHash }: Concerned,
): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ value: string }[]>(ADDRESSES_CONCERNED, shopId, personIds, emailHash);
  return rows.map(({ value }) => value);
}
