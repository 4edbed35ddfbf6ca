import { v7 as uuidV7 } from 'uuid';
import type { AuditAction } from '../domain/shared/audit-action.ts';
import type { ShopTransaction } from './database.server.ts';

/** Who changed what (T3): added to in the transaction of the change, never changed. */
export async function writeAudit(
  tx: ShopTransaction,
  shopId: string,
  { actor, action, before, after }: { actor: string; action: AuditAction; before: object | null; after: object },
  now: Date,
): Promise<void> {
  await tx.auditLog.create({
    data: { shopId, id: uuidV7(), at: now, actor, action, after, ...(before && { before }) },
  });
}
