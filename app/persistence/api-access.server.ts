import type { ApiAccess } from '../domain/shared/api-access.ts';
import type { AuditAction } from '../domain/shared/audit-action.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { writeAudit } from './audit.server.ts';
import type { Database } from './database.server.ts';

export function apiAccessRows({ withShop }: Database) {
  return {
    /**
     * False, and nothing happens, where it stands otherwise than was seen.
     * @param draw null = there is nothing to change
     */
    change: (
      shopId: ShopId,
      seen: number,
      draw: (known: ApiAccess) => { next: ApiAccess; action: AuditAction } | null,
      actor: string,
      now: Date,
    ): Promise<boolean> =>
      withShop(shopId, async (tx) => {
        const known = await tx.shop.findUniqueOrThrow({ where: { shopId } });
        const drawn = known.apiGeneration === seen ? draw(known) : null;
        if (!drawn) return false;
        const { apiIsOn, apiGeneration, apiSecretMadeAt, apiPreviousUntil } = drawn.next;
        const { count } = await tx.shop.updateMany({
          where: { shopId, apiGeneration: seen, apiIsOn: known.apiIsOn },
          data: { apiIsOn, apiGeneration, apiSecretMadeAt, apiPreviousUntil },
        });
        if (count === 0) return false;
        const [before, after] = [told(known), told(drawn.next)];
        await writeAudit(tx, shopId, { actor, action: drawn.action, before, after }, now);
        return true;
      }),
  };
}

const told = ({ apiIsOn, apiGeneration, apiPreviousUntil }: ApiAccess) => ({
  isOn: apiIsOn,
  generation: apiGeneration,
  previousUntil: apiPreviousUntil,
});
