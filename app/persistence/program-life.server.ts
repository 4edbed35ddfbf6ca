import { isSameData } from '../domain/shared/canonical-json.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { writeAudit } from './audit.server.ts';
import type { Database } from './database.server.ts';
import { enqueueJob } from './effects.server.ts';
import { Prisma } from './generated/client.ts';
import {
  type DraftInput,
  givesWay,
  isAsSeen,
  loadProgram,
  oneAtATime,
  putInForce,
  type SeenStatus,
  saveDraft,
} from './programs.server.ts';

/** What becomes of a programme's draft and versions once they were published (P7). */
export function programLifeRows({ withShop }: Database) {
  return {
    /**
     * The draft as what is published again. False when somebody else saved meanwhile, or nothing was published yet.
     * @param seen the draft's time that was on screen
     */
    discardDraft: (shopId: ShopId, seen: string, actor: string, now: Date): Promise<boolean> =>
      withShop(shopId, async (tx) => {
        await oneAtATime(tx, shopId);
        const program = await loadProgram(tx, shopId);
        const [newest] = program?.versions ?? [];
        if (!program || !newest || program.draftUpdatedAt.toISOString() !== seen) return false;
        await tx.program.update({
          where: { shopId_id: { shopId, id: program.id } },
          data: { draft: newest.terms, draftUpdatedAt: now },
        });
        await writeAudit(
          tx,
          shopId,
          { actor, action: 'program.draft-discarded', before: program.draft, after: newest.terms },
          now,
        );
        return true;
      }),

    /**
     * A new version with the terms of an earlier one, in force at once; a draft with changes of its own keeps them.
     * Returns its number; null when another version was published meanwhile or the programme put in another status, or
     * there is no such version.
     * @param seen the number of the newest version that was on screen
     */
    rollBack: (
      shopId: ShopId,
      { versionId, seen, ...status }: { versionId: string; seen: number } & SeenStatus,
      actor: string,
      now: Date,
    ): Promise<number | null> =>
      withShop(shopId, async (tx) => {
        await oneAtATime(tx, shopId);
        const program = await loadProgram(tx, shopId);
        const [newest] = program?.versions ?? [];
        const earlier = program?.versions.find(({ id }) => id === versionId);
        if (!program || !earlier || newest?.versionNumber !== seen || !isAsSeen(program, status)) return null;
        if (isSameData(program.draft, newest.terms))
          await tx.program.update({
            where: { shopId_id: { shopId, id: program.id } },
            data: { draft: earlier.terms, draftUpdatedAt: now },
          });
        return putInForce(tx, shopId, { program, terms: earlier.terms, action: 'program.rolled-back', actor, now });
      }),

    /** An ended programme makes room for another. Its versions stay in force for whatever was issued under them. */
    archive: (shopId: ShopId, actor: string, now: Date): Promise<boolean> =>
      withShop(shopId, async (tx) => {
        await oneAtATime(tx, shopId);
        const program = await loadProgram(tx, shopId);
        if (program?.status !== 'ended') return false;
        await tx.program.update({ where: { shopId_id: { shopId, id: program.id } }, data: { status: 'archived' } });
        const { name } = program;
        await writeAudit(
          tx,
          shopId,
          { actor, action: 'program.archived', before: { name, status: 'ended' }, after: { name, status: 'archived' } },
          now,
        );
        // nobody may have told the theme that it ended
        await enqueueJob(tx, shopId, { kind: 'publish-offer' });
        return true;
      }),

    /**
     * An archived programme's terms and strictness as the draft of a new one. A draft that was never published gives way,
     * if it is the one that was seen; false when something else is in the way.
     */
    duplicate: (
      shopId: ShopId,
      archived: { name: string; trust: unknown },
      draft: DraftInput,
      actor: string,
      now: Date,
    ): Promise<boolean> =>
      withShop(shopId, async (tx) => {
        await oneAtATime(tx, shopId);
        const current = await loadProgram(tx, shopId);
        if (current && !givesWay(current, now)) return false;
        const id = await saveDraft(tx, shopId, draft, actor, now);
        if (id === null) return false;
        await tx.program.update({
          where: { shopId_id: { shopId, id } },
          data: { trust: archived.trust === null ? Prisma.DbNull : archived.trust },
        });
        await writeAudit(
          tx,
          shopId,
          { actor, action: 'program.duplicated', before: { name: archived.name }, after: { name: draft.name } },
          now,
        );
        return true;
      }),

    /** The archived programme of this id, with its newest terms. */
    archived: (shopId: ShopId, id: string) =>
      withShop(shopId, async (tx) => {
        const program = await tx.program.findFirst({
          where: { shopId, id, status: 'archived' },
          include: {
            versions: {
              where: {
                campaign: { equals: Prisma.DbNull },
                pilot: { equals: Prisma.DbNull },
                partner: { equals: Prisma.DbNull },
              },
              orderBy: { number: 'desc' },
              take: 1,
            },
          },
        });
        const [newest] = program?.versions ?? [];
        return program && newest ? { name: program.name, trust: program.trust, terms: newest.terms } : null;
      }),
  };
}
