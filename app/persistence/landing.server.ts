import { v7 as uuidV7 } from 'uuid';
import { type LandingPeriod, landingInForce } from '../domain/landing/landing-in-force.ts';
import { type LandingPage, landingPageSchema } from '../domain/landing/landing-page.ts';
import { type ReadyPage, readyPage } from '../domain/landing/ready-page.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { writeAudit } from './audit.server.ts';
import type { Database, ShopTransaction } from './database.server.ts';
import { currentProgramId, oneAtATime } from './programs.server.ts';
import { understoodOnce } from './understood.server.ts';

/** What was on screen, against two people changing it at once: the draft's time and the number of the newest version. */
export type LandingSeen = { draft: string | null; number: number };
type LandingAnswer = { ok: true; number: number } | { ok: false; conflict: true };
export type StoredLanding = LandingPeriod & { id: string };

const CONFLICT = { ok: false, conflict: true } as const;

/** The page friends see behind a link, and its versions (S4). Everything is of the shop's current programme. */
export function landingRows({ withShop }: Database) {
  return {
    load: (shopId: ShopId, programId: string) =>
      withShop(shopId, async (tx) => {
        const draft = await tx.landingDraft.findUnique({ where: { shopId_programId: { shopId, programId } } });
        return {
          draft: draft && { page: landingPageSchema.parse(draft.page), updatedAt: draft.updatedAt },
          versions: await versionsOf(tx, shopId, programId),
        };
      }),

    /** What friends see at a moment; null = the page we make. */
    inForce: (shopId: ShopId, locale: 'fr' | 'en', now: Date): Promise<ReadyPage | null> =>
      withShop(shopId, async (tx) => {
        const programId = await currentProgramId(tx, shopId);
        const version = programId === null ? null : landingInForce(await versionsOf(tx, shopId, programId), now);
        const [page] = version ? await readyPagesOf(tx, shopId, version.id) : [];
        return page?.[locale] ?? null;
      }),

    saveDraft: (
      shopId: ShopId,
      page: LandingPage,
      seen: LandingSeen,
      actor: string,
      now: Date,
    ): Promise<LandingAnswer> =>
      withShop(shopId, async (tx) => {
        const found = await toChange(tx, shopId, seen);
        if (!found) return CONFLICT;
        await keepDraft(tx, { ...found, page, now });
        const after = told(page);
        await writeAudit(tx, shopId, { actor, action: 'landing.draft-saved', before: null, after }, now);
        return { ok: true, number: found.number };
      }),

    /** The draft as it was typed, shown to friends for a period. */
    publish: (
      shopId: ShopId,
      { page, seen, ...period }: { page: LandingPage; seen: LandingSeen; startsAt: Date; endsAt: Date | null },
      actor: string,
      now: Date,
    ): Promise<LandingAnswer> =>
      withShop(shopId, async (tx) => {
        const found = await toChange(tx, shopId, seen);
        if (!found) return CONFLICT;
        await keepDraft(tx, { ...found, page, now });
        return addVersion(tx, { ...found, page, ...period, action: 'landing.published', actor, now });
      }),

    /** An older version is shown again, from now on and without an end; the draft stays as it is. */
    publishAgain: (
      shopId: ShopId,
      { versionId, seen }: { versionId: string; seen: LandingSeen },
      actor: string,
      now: Date,
    ): Promise<LandingAnswer> =>
      withShop(shopId, async (tx) => {
        const found = await toChange(tx, shopId, seen);
        const old = found && (await tx.landingVersion.findFirst({ where: { ...found.at, id: versionId } }));
        if (!found || !old) return CONFLICT;
        const page = landingPageSchema.parse(old.page);
        const period = { startsAt: now, endsAt: null };
        return addVersion(tx, { ...found, page, ...period, action: 'landing.rolled-back', actor, now });
      }),

    /** Takes a version off, or calls it off before it is shown; false when it was taken off already, or is over. */
    withdraw: (shopId: ShopId, versionId: string, actor: string, now: Date): Promise<boolean> =>
      withShop(shopId, async (tx) => {
        await oneAtATime(tx, shopId);
        const row = await tx.landingVersion.findUnique({ where: { shopId_id: { shopId, id: versionId } } });
        if (!row || row.withdrawnAt || (row.endsAt && row.endsAt <= now)) return false;
        await tx.landingVersion.update({
          where: { shopId_id: { shopId, id: versionId } },
          data: { withdrawnAt: now },
          select: { id: true },
        });
        const before = { version: row.number };
        await writeAudit(tx, shopId, { actor, action: 'landing.withdrawn', before, after: {} }, now);
        return true;
      }),
  };
}

const versionsOf = (tx: ShopTransaction, shopId: ShopId, programId: string): Promise<StoredLanding[]> =>
  tx.landingVersion.findMany({
    where: { shopId, programId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, startsAt: true, endsAt: true, withdrawnAt: true },
  });

type ReadyPages = { id: string; fr: ReadyPage | null; en: ReadyPage | null };

/** Published versions never change, and making one harmless costs a parser: it is done once a process. */
const understood = understoodOnce<ReadyPages>(200, ({ id }) => id);

const readyPagesOf = (tx: ShopTransaction, shopId: ShopId, id: string): Promise<ReadyPages[]> =>
  understood(shopId, [id], async (missing) =>
    (await tx.landingVersion.findMany({ where: { shopId, id: { in: missing } } })).map((row) => {
      const page = landingPageSchema.parse(row.page);
      return { id: row.id, fr: readyPage(page, 'fr'), en: readyPage(page, 'en') };
    }),
  );

/** Null when there is no programme, or it stands otherwise than was seen. */
async function toChange(tx: ShopTransaction, shopId: ShopId, seen: LandingSeen) {
  await oneAtATime(tx, shopId);
  const programId = await currentProgramId(tx, shopId);
  if (!programId) return null;
  const at = { shopId, programId };
  const draft = await tx.landingDraft.findUnique({ where: { shopId_programId: at }, select: { updatedAt: true } });
  const newest = await tx.landingVersion.findFirst({
    where: at,
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  const number = newest?.number ?? 0;
  const isSeen = (draft?.updatedAt.toISOString() ?? null) === seen.draft && number === seen.number;
  return isSeen ? { at, number } : null;
}

type Found = NonNullable<Awaited<ReturnType<typeof toChange>>>;

const keepDraft = (tx: ShopTransaction, { at, page, now }: Found & { page: LandingPage; now: Date }) =>
  tx.landingDraft.upsert({
    where: { shopId_programId: at },
    create: { ...at, page, updatedAt: now },
    update: { page, updatedAt: now },
    select: { shopId: true },
  });

async function addVersion(
  tx: ShopTransaction,
  version: Found & {
    page: LandingPage;
    startsAt: Date;
    endsAt: Date | null;
    action: 'landing.published' | 'landing.rolled-back';
    actor: string;
    now: Date;
  },
): Promise<LandingAnswer> {
  const { at, page, startsAt, endsAt, action, actor, now } = version;
  const number = version.number + 1;
  await tx.landingVersion.create({
    data: { ...at, id: uuidV7(), number, page, publishedAt: now, publishedBy: actor, startsAt, endsAt },
    select: { id: true },
  });
  const after = { version: number, startsAt, endsAt, ...told(page) };
  await writeAudit(tx, at.shopId, { actor, action, before: null, after }, now);
  return { ok: true, number };
}

/** As the record of changes tells it: a page is long, its versions keep it. */
const told = ({ fr, en }: LandingPage) => ({ blocksFr: fr.length, blocksEn: en.length });
