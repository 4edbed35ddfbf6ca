import { asCode } from '../domain/attribution/advocate-code.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { ShopTransaction } from '../persistence/database.server.ts';

/** Advocates whose code holds what was typed: the one they have, or one they had. */
export async function advocatesByCode(tx: ShopTransaction, shopId: ShopId, typed: string, most: number) {
  const holds = { contains: asCode(typed) };
  const former = await tx.formerCode.findMany({ where: { shopId, code: holds }, take: most });
  return tx.advocate.findMany({
    where: { shopId, OR: [{ code: holds }, { id: { in: former.map(({ advocateId }) => advocateId) } }] },
    take: most,
  });
}
