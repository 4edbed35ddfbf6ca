import { v7 as uuidV7 } from 'uuid';
import { PRESETS, type Thresholds, thresholdsSchema } from '../domain/fraud/thresholds.ts';
import { type OfferTerms, offerTermsSchema, type ProgramStatus } from '../domain/program/offer.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { writeAudit } from './audit.server.ts';
import type { Database, ShopTransaction } from './database.server.ts';
import { enqueueJob } from './effects.server.ts';

export type StoredVersion = { id: string; number: number; publishedAt: Date; terms: OfferTerms };
export type StoredProgram = {
  id: string;
  name: string;
  status: ProgramStatus;
  draft: OfferTerms;
  draftUpdatedAt: Date;
  trust: Thresholds;
  versions: StoredVersion[];
};

/** `seen` = the draft's time that was on screen; another one now means that somebody else saved meanwhile. */
export type DraftInput = { name: string; terms: OfferTerms; seen?: string };

export function programRows({ withShop }: Database) {
  return {
    /** The shop's programme with its versions, newest first. */
    load: (shopId: ShopId): Promise<StoredProgram | null> => withShop(shopId, (tx) => loadProgram(tx, shopId)),

    /** False when somebody else saved meanwhile: nothing is written then. */
    saveDraft: (shopId: ShopId, draft: DraftInput, actor: string, now: Date): Promise<boolean> =>
      withShop(shopId, async (tx) => (await saveDraft(tx, shopId, draft, actor, now)) !== null),

    /** A new immutable version, in force at once (P7). Publishing what already stands makes no new version. Returns its number; null when somebody else saved meanwhile. */
    publish: (shopId: ShopId, draft: DraftInput, actor: string, now: Date): Promise<number | null> =>
      withShop(shopId, async (tx) => {
        const programId = await saveDraft(tx, shopId, draft, actor, now);
        if (programId === null) return null;
        const program = await loadProgram(tx, shopId);
        const newest = program?.versions[0];
        const isNew = !newest || JSON.stringify(newest.terms) !== JSON.stringify(offerTermsSchema.parse(draft.terms));
        const version = isNew
          ? await tx.programVersion.create({
              data: {
                shopId,
                id: uuidV7(),
                programId,
                number: (newest?.number ?? 0) + 1,
                terms: draft.terms,
                publishedAt: now,
                publishedBy: actor,
              },
            })
          : newest;
        await tx.program.update({
          where: { shopId_id: { shopId, id: programId } },
          data: { status: 'live', currentVersionId: version.id },
        });
        if (isNew)
          await writeAudit(
            tx,
            shopId,
            { actor, action: 'program.published', before: newest?.terms ?? null, after: draft.terms },
            now,
          );
        await enqueueJob(tx, shopId, { kind: 'publish-offer' });
        return version.number;
      }),

    /** How strict the programme is from now on; orders judged before keep what they were judged by (V5). */
    setTrust: (shopId: ShopId, trust: Thresholds, actor: string, now: Date): Promise<void> =>
      withShop(shopId, async (tx) => {
        const program = await loadProgram(tx, shopId);
        if (!program) return;
        await tx.program.update({ where: { shopId_id: { shopId, id: program.id } }, data: { trust } });
        await writeAudit(tx, shopId, { actor, action: 'program.trust-set', before: program.trust, after: trust }, now);
      }),

    setStatus: (shopId: ShopId, status: ProgramStatus, actor: string, now: Date): Promise<void> =>
      withShop(shopId, async (tx) => {
        const program = await loadProgram(tx, shopId);
        if (!program || program.status === status || !program.versions.length) return;
        await tx.program.update({ where: { shopId_id: { shopId, id: program.id } }, data: { status } });
        await writeAudit(
          tx,
          shopId,
          { actor, action: `program.${status}`, before: { status: program.status }, after: { status } },
          now,
        );
        await enqueueJob(tx, shopId, { kind: 'publish-offer' });
      }),
  };
}

async function loadProgram(tx: ShopTransaction, shopId: ShopId): Promise<StoredProgram | null> {
  const program = await tx.program.findFirst({
    where: { shopId },
    orderBy: { createdAt: 'asc' },
    include: { versions: { orderBy: { number: 'desc' } } },
  });
  return (
    program && {
      id: program.id,
      name: program.name,
      status: program.status as ProgramStatus,
      draft: offerTermsSchema.parse(program.draft),
      draftUpdatedAt: program.draftUpdatedAt,
      trust: program.trust === null ? PRESETS.balanced : thresholdsSchema.parse(program.trust),
      versions: program.versions.map(({ id, number, publishedAt, terms }) => ({
        id,
        number,
        publishedAt,
        terms: offerTermsSchema.parse(terms),
      })),
    }
  );
}

async function saveDraft(
  tx: ShopTransaction,
  shopId: ShopId,
  { name, terms, seen }: DraftInput,
  actor: string,
  now: Date,
): Promise<string | null> {
  // one at a time, so that two first saves don't make two programmes
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${shopId}, 3))`;
  const known = await tx.program.findFirst({ where: { shopId }, orderBy: { createdAt: 'asc' } });
  if (known && seen && known.draftUpdatedAt.toISOString() !== seen) return null;
  const id = known?.id ?? uuidV7();
  await tx.program.upsert({
    where: { shopId_id: { shopId, id } },
    create: { shopId, id, name, status: 'draft', draft: terms, draftUpdatedAt: now, createdAt: now },
    update: { name, draft: terms, draftUpdatedAt: now },
  });
  await writeAudit(
    tx,
    shopId,
    { actor, action: 'program.draft-saved', before: known ? (known.draft as object) : null, after: terms },
    now,
  );
  return id;
}
