import type { ShopId } from '../domain/shared/ids.ts';
import type { ShopTransaction } from './database.server.ts';
import { withAliases } from './one-human.server.ts';

/** Somebody whose data is asked for or to be erased, as Shopify tells of them: a guest has no customer id. */
export type Concerned = {
  readonly customerId: string | null;
  readonly emailHash: string | null;
  readonly orderIds: readonly string[];
};

/** In SQL: the persons that a customer's id ($2), an address's hash ($3) and orders ($4) lead to, of the shop $1. */
export const PERSONS_CONCERNED = `SELECT person_id FROM person_identifier
    WHERE shop_id = $1::uuid AND ((kind = 'customer' AND value = $2) OR (kind = 'email' AND value = $3))
  UNION SELECT person_id FROM order_fact WHERE shop_id = $1::uuid AND id = ANY($4::text[])`;

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
