import type { ShopId } from '../domain/shared/ids.ts';
import type { DecidedSubject } from '../domain/verdict/decision.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import type { DecisionView } from './views.ts';

type StoredDecision = Awaited<ReturnType<ShopTransaction['decision']['findMany']>>[number];

/** What humans said on subjects, by "order:<id>" or "claim:<id>", oldest first. */
export async function decisionsOn(
  tx: ShopTransaction,
  shopId: ShopId,
  subjectIds: readonly string[],
): Promise<Map<string, DecisionView[]>> {
  const rows = await tx.decision.findMany({
    where: { shopId, subjectId: { in: [...subjectIds] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const undone = new Set(rows.map(({ undoes }) => undoes));
  const bySubject = Map.groupBy(rows, ({ subjectKind, subjectId }) => `${subjectKind}:${subjectId}`);
  return new Map([...bySubject].map(([key, ofOne]) => [key, ofOne.map((row) => decisionView(row, undone))]));
}

const decisionView = (
  { id, kind, reason, actor, at }: StoredDecision,
  undone: ReadonlySet<string | null>,
): DecisionView => ({
  id,
  kind: kind as DecisionView['kind'],
  reason,
  actor,
  at: at.toISOString(),
  isUndone: undone.has(id),
});

/** Of a subject's decisions, oldest first, the one that counts; undefined = none. */
export const inForceOf = (decisions: readonly DecisionView[]): DecisionView | undefined =>
  decisions.findLast(({ kind, isUndone }) => kind !== 'undo' && !isUndone);

/** Whether the judge has all of these decisions on record. */
export const areDecided = ({ readShop }: Database, shopId: ShopId, ids: readonly string[]): Promise<boolean> =>
  readShop(shopId, async (tx) => (await tx.decision.count({ where: { shopId, id: { in: [...ids] } } })) === ids.length);

/** What an undo of this decision is about; null = there is no such decision, or it is an undo itself. */
export async function decisionToUndo({ readShop }: Database, shopId: ShopId, id: string) {
  const decision = await readShop(shopId, (tx) => tx.decision.findUnique({ where: { shopId_id: { shopId, id } } }));
  if (!decision || decision.kind === 'undo') return null;
  return { subject: decision.subjectKind as DecidedSubject, subjectId: decision.subjectId, undoes: decision.id };
}
