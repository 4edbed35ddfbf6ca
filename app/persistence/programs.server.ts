import { v7 as uuidV7 } from 'uuid';
import { PRESETS, type Thresholds, thresholdsSchema } from '../domain/fraud/thresholds.ts';
import {
  boosted,
  boostsFriend,
  type Campaign,
  campaignSchema,
  isUnfinished,
  stopped,
} from '../domain/program/campaign.ts';
import { type CampaignProblem, campaignProblems } from '../domain/program/campaign-problems.ts';
import { ethicalProblems } from '../domain/program/ethical.ts';
import { type OfferTerms, offerTermsSchema, type ProgramStatus } from '../domain/program/offer.ts';
import { boostedUntil, campaignsAt, type Inviter, offerInForce, pilotsAt } from '../domain/program/offer-in-force.ts';
import { type Agreement, agreementSchema } from '../domain/program/partner.ts';
import { type Pilot, pilotSchema } from '../domain/program/pilot.ts';
import type { AuditAction } from '../domain/shared/audit-action.ts';
import { isSameData } from '../domain/shared/canonical-json.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { isDuring } from '../domain/shared/period.ts';
import { writeAudit } from './audit.server.ts';
import type { Database, ShopTransaction } from './database.server.ts';
import { enqueueJob } from './effects.server.ts';
import { understoodOnce } from './understood.server.ts';

export type StoredVersion = {
  id: string;
  versionNumber: number;
  publishedAt: Date;
  terms: OfferTerms;
  campaign: Campaign | null;
  pilot: Pilot | null;
  partner: Agreement | null;
};
export type StoredProgram = {
  id: string;
  name: string;
  status: ProgramStatus;
  draft: OfferTerms;
  draftUpdatedAt: Date;
  trust: Thresholds;
  /** its own, newest first */
  versions: StoredVersion[];
  /** those of its campaigns, newest first */
  boosts: StoredVersion[];
  /** those of its pilots, newest first */
  pilots: StoredVersion[];
  /** those of its partners’ agreements, newest first */
  agreements: StoredVersion[];
};

/** How a programme stands for all: what only a pilot has opened is still a draft. */
export const statusForAll = ({ status, versions }: StoredProgram): ProgramStatus =>
  status === 'live' && versions.length === 0 ? 'draft' : status;

/** The pilot that is on. */
export const pilotOn = (program: StoredProgram, at: Date) =>
  pilotsAt(program.pilots, at).find(({ pilot }) => isDuring(at, pilot));

/** Another programme's draft may take its place: it was never published, and isn't being tried. */
export const givesWay = (program: StoredProgram, now: Date): boolean =>
  statusForAll(program) === 'draft' && !pilotOn(program, now);

/** Every version of a programme, whatever it is of. */
export const allVersions = (program: StoredProgram | null): StoredVersion[] =>
  program ? [...program.versions, ...program.boosts, ...program.pilots, ...program.agreements] : [];

export type CampaignAnswer =
  | { ok: true }
  | { ok: false; problems: CampaignProblem[] }
  /** somebody else changed it meanwhile */
  | { ok: false; conflict: true };

/**
 * `seen` = the draft's time that was on screen, empty where there was none; another one now means that somebody else
 * saved meanwhile. Left out = whatever there is.
 */
export type DraftInput = { name: string; terms: OfferTerms; seen?: string };

/** How the programme stood for all on screen; left out = whatever it is. */
export type SeenStatus = { seenStatus?: string };

/** A programme that somebody paused, ended or opened meanwhile isn't what was looked at. */
export const isAsSeen = (program: StoredProgram, { seenStatus }: SeenStatus): boolean =>
  seenStatus === undefined || seenStatus === statusForAll(program);

/** Typed in the editor, or taken from a file. */
type DraftAction = Extract<AuditAction, 'program.draft-saved' | 'program.imported'>;

export function programRows({ withShop }: Database) {
  return {
    /** The shop's programme with its versions, newest first. */
    load: (shopId: ShopId): Promise<StoredProgram | null> => withShop(shopId, (tx) => loadProgram(tx, shopId)),

    /** A version of any of the shop's programmes. */
    versionNumbered: (shopId: ShopId, number: number): Promise<StoredVersion | null> =>
      withShop(shopId, async (tx) => {
        const row = await tx.programVersion.findFirst({ where: { shopId, number } });
        return row && toVersion(row);
      }),

    /** False when somebody else saved meanwhile: nothing is written then. */
    saveDraft: (
      shopId: ShopId,
      draft: DraftInput,
      actor: string,
      now: Date,
      how: DraftAction = 'program.draft-saved',
    ): Promise<boolean> =>
      withShop(shopId, async (tx) => (await saveDraft(tx, shopId, draft, actor, now, how)) !== null),

    /**
     * A new immutable version, in force at once (P7). Publishing what already stands makes no new version. Returns its
     * number; null when somebody else saved meanwhile, or put the programme in another status.
     */
    publish: (shopId: ShopId, draft: DraftInput & SeenStatus, actor: string, now: Date): Promise<number | null> =>
      withShop(shopId, async (tx) => {
        await oneAtATime(tx, shopId);
        const known = await loadProgram(tx, shopId);
        if (known && !isAsSeen(known, draft)) return null;
        const programId = await saveDraft(tx, shopId, draft, actor, now);
        if (programId === null) return null;
        const program = (await loadProgram(tx, shopId))!;
        return putInForce(tx, shopId, { program, terms: draft.terms, action: 'program.published', actor, now });
      }),

    /**
     * A version of a boosted offer, new or changed (P5); its rewards come on top of the programme as it was published last.
     * `draw` makes it from how it stands. Refused when somebody else changed or stopped it meanwhile.
     * @param seen the number of its version that was on screen; null = it is new
     */
    publishCampaign: (
      shopId: ShopId,
      {
        campaignId,
        seen,
        draw,
      }: { campaignId: string; seen: number | null; draw: (known: Campaign | null) => Campaign },
      actor: string,
      now: Date,
    ): Promise<CampaignAnswer> =>
      withShop(shopId, async (tx) => {
        const { program, base, known, others, at } = await campaignToChange(tx, shopId, campaignId, now);
        if ((known?.versionNumber ?? null) !== seen || (known && !isUnfinished(known.campaign, at)))
          return { ok: false, conflict: true };
        const campaign = draw(known?.campaign ?? null);
        const standing = known?.campaign ?? null;
        const problems = campaignProblems(campaign, { base: base.terms, others, known: standing, now: at });
        if (problems.length > 0) return { ok: false, problems };
        await writeCampaign(tx, shopId, { program, base, before: standing, campaign, actor, now: at });
        return { ok: true };
      }),

    /** Ends a boosted offer now, or calls it off before it begins; false when it stands otherwise than was seen. */
    stopCampaign: (shopId: ShopId, campaignId: string, seen: number, actor: string, now: Date): Promise<boolean> =>
      withShop(shopId, async (tx) => {
        const { program, base, known, at } = await campaignToChange(tx, shopId, campaignId, now);
        const campaign = known?.versionNumber === seen ? stopped(known.campaign, at) : null;
        if (!known || !campaign) return false;
        await writeCampaign(tx, shopId, { program, base, before: known.campaign, campaign, actor, now: at });
        return true;
      }),

    /** How strict the programme is from now on; orders judged before keep what they were judged by (V5). */
    setTrust: (shopId: ShopId, trust: Thresholds, actor: string, now: Date): Promise<void> =>
      withShop(shopId, async (tx) => {
        await oneAtATime(tx, shopId);
        const program = await loadProgram(tx, shopId);
        if (!program) return;
        await tx.program.update({ where: { shopId_id: { shopId, id: program.id } }, data: { trust } });
        await writeAudit(tx, shopId, { actor, action: 'program.trust-set', before: program.trust, after: trust }, now);
      }),

    /** False when it stands otherwise than was seen: nothing is written then. */
    setStatus: (
      shopId: ShopId,
      status: Exclude<ProgramStatus, 'archived'>,
      actor: string,
      now: Date,
      seen: SeenStatus = {},
    ): Promise<boolean> =>
      withShop(shopId, async (tx) => {
        await oneAtATime(tx, shopId);
        const program = await loadProgram(tx, shopId);
        if (!program || !allVersions(program).length) return false;
        if (program.status === status) return true;
        if (!isAsSeen(program, seen)) return false;
        await tx.program.update({ where: { shopId_id: { shopId, id: program.id } }, data: { status } });
        await auditStatus(tx, shopId, { from: program.status, to: status, actor, now });
        await enqueueJob(tx, shopId, { kind: 'publish-offer' });
        return true;
      }),
  };
}

/**
 * Terms as the programme's newest version, in force for all at once; what already stands makes no new version. What is
 * boosted rests on them, a pilot on terms of its own. Returns its number.
 */
export async function putInForce(
  tx: ShopTransaction,
  shopId: ShopId,
  {
    program,
    terms,
    action,
    actor,
    now,
  }: {
    program: StoredProgram;
    terms: OfferTerms;
    action: Extract<AuditAction, 'program.published' | 'program.rolled-back'>;
    actor: string;
    now: Date;
  },
): Promise<number> {
  const [newest] = program.versions;
  const isNew = !newest || !isSameData(newest.terms, offerTermsSchema.parse(terms));
  // who waited for another comes after them
  const at = afterAll(allVersions(program), now);
  const stamp = { shopId, programId: program.id, publishedAt: at, publishedBy: actor };
  const version = isNew ? await addVersion(tx, { ...stamp, terms }) : newest;
  const unfinished = isNew ? campaignsAt(program.boosts, at).filter(({ campaign }) => isUnfinished(campaign, at)) : [];
  for (const { campaign } of unfinished) {
    const promised = boosted(terms, campaign);
    // what it gives may be what the ethical mode excludes: it is honoured, and says nothing it doesn't keep
    const ethical = promised.ethical && ethicalProblems(promised).length === 0;
    await addVersion(tx, { ...stamp, terms: { ...promised, ethical }, campaign });
  }
  await tx.program.update({
    where: { shopId_id: { shopId, id: program.id } },
    data: { status: 'live', currentVersionId: version.id },
  });
  if (isNew) await writeAudit(tx, shopId, { actor, action, before: newest?.terms ?? null, after: terms }, now);
  // a first publication says itself that the programme is live
  if (newest && program.status !== 'live')
    await auditStatus(tx, shopId, { from: program.status, to: 'live', actor, now });
  await enqueueJob(tx, shopId, { kind: 'publish-offer' });
  return version.versionNumber;
}

type StatusChange = {
  from: ProgramStatus;
  to: Exclude<ProgramStatus, 'archived'>;
  actor: string;
  now: Date;
};

const auditStatus = (tx: ShopTransaction, shopId: ShopId, { from, to, actor, now }: StatusChange): Promise<void> =>
  writeAudit(tx, shopId, { actor, action: `program.${to}`, before: { status: from }, after: { status: to } }, now);

/** A shop has one programme at a time (P6). */
const CURRENT = { status: { not: 'archived' } };

export async function loadProgram(tx: ShopTransaction, shopId: ShopId): Promise<StoredProgram | null> {
  const program = await tx.program.findFirst({
    where: { shopId, ...CURRENT },
    include: { versions: { orderBy: { number: 'desc' }, select: { id: true } } },
  });
  const versions = await versionsOf(tx, shopId, program?.versions.map(({ id }) => id) ?? []);
  return (
    program && {
      id: program.id,
      name: program.name,
      status: program.status as ProgramStatus,
      draft: offerTermsSchema.parse(program.draft),
      draftUpdatedAt: program.draftUpdatedAt,
      trust: program.trust === null ? PRESETS.balanced : thresholdsSchema.parse(program.trust),
      versions: versions.filter(({ campaign, pilot, partner }) => !campaign && !pilot && !partner),
      boosts: versions.filter(({ campaign }) => campaign),
      pilots: versions.filter(({ pilot }) => pilot),
      agreements: versions.filter(({ partner }) => partner),
    }
  );
}

/** The programme a shop has now, where only that is asked. */
export async function currentProgramId(tx: ShopTransaction, shopId: ShopId): Promise<string | null> {
  const program = await tx.program.findFirst({ where: { shopId, ...CURRENT }, select: { id: true } });
  return program?.id ?? null;
}

/** Versions never change. */
const understood = understoodOnce<StoredVersion>(10_000, ({ id }) => id);

/** In the order they are asked for; those this process hasn't met are read. */
async function versionsOf(tx: ShopTransaction, shopId: ShopId, ids: readonly string[]): Promise<StoredVersion[]> {
  return understood(shopId, ids, async (missing) =>
    (await tx.programVersion.findMany({ where: { shopId, id: { in: missing } } })).map((row) => toVersion(row)),
  );
}

/**
 * The version that what an advocate does now is stamped with; `until` = when its campaign, pilot or agreement is no longer
 * in force, `friendUntil` = the same where it gives a friend something else than usual.
 */
export function inForce(
  program: StoredProgram | null,
  now: Date,
  inviter: Inviter = {},
): (StoredVersion & { until: Date | null; friendUntil: Date | null }) | undefined {
  const versions = allVersions(program);
  const version = offerInForce(versions, now, inviter);
  const [base] = program?.versions ?? [];
  if (!version) return undefined;
  const theirs = version.partner ?? version.pilot;
  const until = theirs ? theirs.endsAt : boostedUntil(versions, now);
  return { ...version, until, friendUntil: base && !boostsFriend(version.terms, base.terms) ? null : until };
}

export const versionOf = (program: StoredProgram | null, id: string): StoredVersion | undefined =>
  allVersions(program).find((version) => version.id === id);

type Row = {
  id: string;
  number: number;
  publishedAt: Date;
  terms: unknown;
  campaign: unknown;
  pilot: unknown;
  partner: unknown;
};

const toVersion = ({ id, number, publishedAt, terms, campaign, pilot, partner }: Row): StoredVersion => ({
  id,
  versionNumber: number,
  publishedAt,
  terms: offerTermsSchema.parse(terms),
  campaign: campaign ? campaignSchema.parse(campaign) : null,
  pilot: pilot ? pilotSchema.parse(pilot) : null,
  partner: partner ? agreementSchema.parse(partner) : null,
});

/** The next number of the shop: one that names a version names it for ever, whichever programme it is of. */
export async function addVersion(
  tx: ShopTransaction,
  {
    campaign,
    pilot,
    partner,
    ...version
  }: {
    shopId: string;
    programId: string;
    publishedAt: Date;
    publishedBy: string;
    terms: OfferTerms;
    campaign?: Campaign;
    pilot?: Pilot;
    partner?: Agreement;
  },
): Promise<StoredVersion> {
  const { shopId } = version;
  const { _max } = await tx.programVersion.aggregate({ where: { shopId }, _max: { number: true } });
  const data = {
    ...version,
    id: uuidV7(),
    number: (_max.number ?? 0) + 1,
    ...(campaign && { campaign: JSON.parse(JSON.stringify(campaign)) }),
    ...(pilot && { pilot: JSON.parse(JSON.stringify(pilot)) }),
    ...(partner && { partner: JSON.parse(JSON.stringify(partner)) }),
  };
  return toVersion((await tx.programVersion.create({ data })) as Row);
}

export const afterAll = (versions: readonly StoredVersion[], now: Date): Date =>
  new Date(Math.max(now.getTime(), ...versions.map(({ publishedAt }) => publishedAt.getTime())));

/** The programme with one of its campaigns as it stands, nobody else changing either. */
async function campaignToChange(tx: ShopTransaction, shopId: ShopId, campaignId: string, now: Date) {
  await oneAtATime(tx, shopId);
  const program = await loadProgram(tx, shopId);
  const [base] = program?.versions ?? [];
  if (!program || !base) throw new Error('a programme that was never published can have no campaign');
  // who waited for another comes after them
  const at = afterAll(allVersions(program), now);
  const campaigns = campaignsAt(program.boosts, at);
  return {
    program,
    base,
    at,
    known: campaigns.find(({ campaign }) => campaign.campaignId === campaignId),
    others: campaigns.map(({ campaign }) => campaign).filter((other) => other.campaignId !== campaignId),
  };
}

async function writeCampaign(
  tx: ShopTransaction,
  shopId: ShopId,
  {
    program,
    base,
    before,
    campaign,
    actor,
    now,
  }: {
    program: StoredProgram;
    base: StoredVersion;
    before: Campaign | null;
    campaign: Campaign;
    actor: string;
    now: Date;
  },
): Promise<void> {
  const stamp = { shopId, programId: program.id, publishedAt: now, publishedBy: actor };
  await addVersion(tx, { ...stamp, terms: boosted(base.terms, campaign), campaign });
  const action = !before ? 'campaign.published' : isUnfinished(campaign, now) ? 'campaign.changed' : 'campaign.stopped';
  await writeAudit(tx, shopId, { actor, action, before, after: campaign }, now);
  await enqueueJob(tx, shopId, { kind: 'publish-offer' });
  // blocks on the storefront show the offer that is in force
  for (const edge of [campaign.startsAt, campaign.endsAt])
    if (edge > now) await enqueueJob(tx, shopId, { kind: 'publish-offer', at: edge.toISOString() }, edge);
}

/** Two who save at once wait for each other: no second programme, and no version that wasn't seen. */
export const oneAtATime = (tx: ShopTransaction, shopId: ShopId) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${shopId}, 4))`;

/** Whoever writes what the judge writes waits for it, before anything else they write. */
export const waitForJudge = (tx: ShopTransaction, shopId: ShopId) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${shopId}, 0))`;

export async function saveDraft(
  tx: ShopTransaction,
  shopId: ShopId,
  { name, terms, seen }: DraftInput,
  actor: string,
  now: Date,
  action: DraftAction = 'program.draft-saved',
): Promise<string | null> {
  await oneAtATime(tx, shopId);
  const known = await tx.program.findFirst({ where: { shopId, ...CURRENT } });
  if (seen !== undefined && seen !== (known?.draftUpdatedAt.toISOString() ?? '')) return null;
  const id = known?.id ?? uuidV7();
  await tx.program.upsert({
    where: { shopId_id: { shopId, id } },
    create: { shopId, id, name, status: 'draft', draft: terms, draftUpdatedAt: now, createdAt: now },
    update: { name, draft: terms, draftUpdatedAt: now },
  });
  if (known && known.name !== name)
    await writeAudit(
      tx,
      shopId,
      { actor, action: 'program.renamed', before: { name: known.name }, after: { name } },
      now,
    );
  await writeAudit(tx, shopId, { actor, action, before: known ? (known.draft as object) : null, after: terms }, now);
  return id;
}
