import { v7 as uuidV7 } from 'uuid';
import { type OfferTerms, offerTermsSchema, type ProgramStatus } from '../domain/program/offer.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Database, ShopTransaction } from './database.server.ts';
import { enqueueJob } from './effects.server.ts';

export type StoredVersion = { id: string; number: number; publishedAt: Date; terms: OfferTerms };
export type StoredProgram = {
  id: string;
  name: string;
  status: ProgramStatus;
  draft: OfferTerms;
  draftUpdatedAt: Date;
  versions: StoredVersion[];
};

export function programRows({ withShop }: Database) {
  return {
    /** The shop's programme with its versions, newest first. */
    load: (shopId: ShopId): Promise<StoredProgram | null> => withShop(shopId, (tx) => loadProgram(tx, shopId)),

    saveDraft: (shopId: ShopId, draft: { name: string; terms: OfferTerms }, actor: string, now: Date) =>
      withShop(shopId, (tx) => saveDraft(tx, shopId, draft, actor, now)),

    /** A new immutable version, in force at once (P7). Publishing what already stands makes no new version. Returns its number. */
    publish: (shopId: ShopId, draft: { name: string; terms: OfferTerms }, actor: string, now: Date): Promise<number> =>
      withShop(shopId, async (tx) => {
        const programId = await saveDraft(tx, shopId, draft, actor, now);
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
          await note(
            tx,
            shopId,
            { actor, action: 'program.published', before: newest?.terms ?? null, after: draft.terms },
            now,
          );
        await enqueueJob(tx, shopId, { kind: 'publish-offer' });
        return version.number;
      }),

    setStatus: (shopId: ShopId, status: ProgramStatus, actor: string, now: Date): Promise<void> =>
      withShop(shopId, async (tx) => {
        const program = await loadProgram(tx, shopId);
        if (!program || program.status === status || !program.versions.length) return;
        await tx.program.update({ where: { shopId_id: { shopId, id: program.id } }, data: { status } });
        await note(
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
  { name, terms }: { name: string; terms: OfferTerms },
  actor: string,
  now: Date,
): Promise<string> {
  const known = await tx.program.findFirst({ where: { shopId }, orderBy: { createdAt: 'asc' } });
  const id = known?.id ?? uuidV7();
  await tx.program.upsert({
    where: { shopId_id: { shopId, id } },
    create: { shopId, id, name, status: 'draft', draft: terms, draftUpdatedAt: now, createdAt: now },
    update: { name, draft: terms, draftUpdatedAt: now },
  });
  await note(
    tx,
    shopId,
    { actor, action: 'program.draft-saved', before: known ? (known.draft as object) : null, after: terms },
    now,
  );
  return id;
}

async function note(
  tx: ShopTransaction,
  shopId: ShopId,
  { actor, action, before, after }: { actor: string; action: string; before: object | null; after: object },
  now: Date,
): Promise<void> {
  await tx.auditLog.create({
    data: { shopId, id: uuidV7(), at: now, actor, action, after, ...(before && { before }) },
  });
}
