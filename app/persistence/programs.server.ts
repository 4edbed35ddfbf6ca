import { v7 as uuidV7 } from 'uuid';
import { PRESETS, type Thresholds, thresholdsSchema } from '../domain/fraud/thresholds.ts';
import {
  boosted,
  boostsFriend,
  type Campaign,
  type CampaignProblem,
  campaignProblems,
  campaignSchema,
  isUnfinished,
  stopped,
} from '../domain/program/campaign.ts';
import { type OfferTerms, offerTermsSchema, type ProgramStatus } from '../domain/program/offer.ts';
import { boostedUntil, campaignsAt, offerInForce } from '../domain/program/offer-in-force.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { writeAudit } from './audit.server.ts';
import type { Database, ShopTransaction } from './database.server.ts';
import { enqueueJob } from './effects.server.ts';

export type StoredVersion = {
  id: string;
  versionNumber: number;
  publishedAt: Date;
  terms: OfferTerms;
  campaign: Campaign | null;
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
};

export type CampaignAnswer =
  | { ok: true }
  | { ok: false; problems: CampaignProblem[] }
  /** somebody else changed it meanwhile */
  | { ok: false; conflict: true };

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
        // who waited for another comes after them
        const at = afterAll(program?.boosts ?? [], now);
        const stamp = { shopId, programId, publishedAt: at, publishedBy: actor };
        const version = isNew ? await addVersion(tx, { ...stamp, terms: draft.terms, campaign: null }) : newest;
        // what is boosted rests on the programme as it stands
        const unfinished = isNew
          ? campaignsAt(program?.boosts ?? [], at).filter(({ campaign }) => isUnfinished(campaign, at))
          : [];
        for (const { campaign } of unfinished)
          await addVersion(tx, { ...stamp, terms: boosted(draft.terms, campaign), campaign });
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
        return version.versionNumber;
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
  const versions = program?.versions.map(toVersion) ?? [];
  return (
    program && {
      id: program.id,
      name: program.name,
      status: program.status as ProgramStatus,
      draft: offerTermsSchema.parse(program.draft),
      draftUpdatedAt: program.draftUpdatedAt,
      trust: program.trust === null ? PRESETS.balanced : thresholdsSchema.parse(program.trust),
      versions: versions.filter(({ campaign }) => !campaign),
      boosts: versions.filter(({ campaign }) => campaign),
    }
  );
}

/**
 * The version that what happens now is stamped with; `until` = when its campaign is no longer in force, `friendUntil` = the
 * same where it gives a friend something else than usual.
 */
export function inForce(
  program: StoredProgram | null,
  now: Date,
): (StoredVersion & { until: Date | null; friendUntil: Date | null }) | undefined {
  const versions = program ? [...program.versions, ...program.boosts] : [];
  const version = offerInForce(versions, now);
  const [base] = program?.versions ?? [];
  if (!version || !base) return undefined;
  const until = boostedUntil(versions, now);
  return { ...version, until, friendUntil: boostsFriend(version.terms, base.terms) ? until : null };
}

export const versionOf = (program: StoredProgram | null, id: string): StoredVersion | undefined =>
  [...(program?.versions ?? []), ...(program?.boosts ?? [])].find((version) => version.id === id);

type Row = { id: string; number: number; publishedAt: Date; terms: unknown; campaign: unknown };

const toVersion = ({ id, number, publishedAt, terms, campaign }: Row): StoredVersion => ({
  id,
  versionNumber: number,
  publishedAt,
  terms: offerTermsSchema.parse(terms),
  campaign: campaign ? campaignSchema.parse(campaign) : null,
});

/** The next number of the programme. */
async function addVersion(
  tx: ShopTransaction,
  {
    campaign,
    ...version
  }: {
    shopId: string;
    programId: string;
    publishedAt: Date;
    publishedBy: string;
    terms: OfferTerms;
    campaign: Campaign | null;
  },
): Promise<StoredVersion> {
  const { shopId, programId } = version;
  const { _max } = await tx.programVersion.aggregate({ where: { shopId, programId }, _max: { number: true } });
  const data = {
    ...version,
    id: uuidV7(),
    number: (_max.number ?? 0) + 1,
    ...(campaign && { campaign: JSON.parse(JSON.stringify(campaign)) }),
  };
  return toVersion((await tx.programVersion.create({ data })) as Row);
}

const afterAll = (versions: readonly StoredVersion[], now: Date): Date =>
  new Date(Math.max(now.getTime(), ...versions.map(({ publishedAt }) => publishedAt.getTime())));

/** The programme with one of its campaigns as it stands, nobody else changing either. */
async function campaignToChange(tx: ShopTransaction, shopId: ShopId, campaignId: string, now: Date) {
  await oneAtATime(tx, shopId);
  const program = await loadProgram(tx, shopId);
  const [base] = program?.versions ?? [];
  if (!program || !base) throw new Error('a programme that was never published can have no campaign');
  // who waited for another comes after them
  const at = afterAll([...program.versions, ...program.boosts], now);
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
const oneAtATime = (tx: ShopTransaction, shopId: ShopId) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${shopId}, 3))`;

async function saveDraft(
  tx: ShopTransaction,
  shopId: ShopId,
  { name, terms, seen }: DraftInput,
  actor: string,
  now: Date,
): Promise<string | null> {
  await oneAtATime(tx, shopId);
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
