import { isDuring } from '../shared/period.ts';
import type { Campaign } from './campaign.ts';
import type { Agreement } from './partner.ts';
import { type Pilot, type PilotPlaces, takesPart } from './pilot.ts';

/** A version of a programme, or of one of its campaigns, pilots or partners. */
export type Published = {
  readonly versionNumber: number;
  readonly publishedAt: Date;
  /** null = none; so with the next two, and all three null = the programme itself */
  readonly campaign: Campaign | null;
  readonly pilot: Pilot | null;
  readonly partner: Agreement | null;
};

/** Who invites: an advocate has places in pilots, and may be a partner. */
export type Inviter = { readonly advocateId?: string; readonly pilots?: PilotPlaces };

/**
 * The version of a programme that what an advocate does at `at` is stamped with (P5, P6, P12, P14, SC-06, SC-07): that of
 * the agreement they have as a partner; else the pilot's they take part in; else of the campaigns that are on, as they stood
 * then, the one that comes first; without any, the programme's own newest version. Undefined where nothing is open to them.
 */
export function offerInForce<Version extends Published>(
  versions: Iterable<Version>,
  at: Date,
  { advocateId, pilots: places = {} }: Inviter = {},
): Version | undefined {
  let base: Version | undefined;
  const campaigns = new Map<string, Version>();
  const pilots = new Map<string, Version>();
  const agreements = new Map<string, Version>();
  for (const version of versions) {
    if (version.publishedAt > at) continue;
    const { campaign, pilot, partner } = version;
    if (partner) {
      if (partner.advocateId === advocateId)
        agreements.set(partner.partnerId, newer(agreements.get(partner.partnerId), version));
    } else if (pilot) pilots.set(pilot.pilotId, newer(pilots.get(pilot.pilotId), version));
    else if (campaign) campaigns.set(campaign.campaignId, newer(campaigns.get(campaign.campaignId), version));
    else base = newer(base, version);
  }
  const agreed = [...agreements.values()]
    .filter(({ partner }) => partner && isDuring(at, partner))
    .reduce<Version | undefined>(newer, undefined);
  if (agreed) return agreed;
  const theirs = [...pilots.values()]
    .filter(({ pilot }) => pilot && isDuring(at, pilot) && takesPart(places, pilot.pilotId, at))
    .reduce<Version | undefined>(newer, undefined);
  if (theirs || !base) return theirs;
  return (
    [...campaigns.values()]
      .filter(({ campaign }) => campaign && isDuring(at, campaign))
      .sort(
        (a, b) => (b.campaign?.priority ?? 0) - (a.campaign?.priority ?? 0) || b.versionNumber - a.versionNumber,
      )[0] ?? base
  );
}

/** A stretch of time and what is in force all through it; `to` is the first moment that isn't in it. */
type InForce<Version> = { readonly from: Date; readonly to: Date; readonly version: Version };

/** What will be in force from one moment to another, by what is published now. Empty before there was a programme. */
export function offersAhead<Version extends Published>(
  versions: readonly Version[],
  from: Date,
  to: Date,
): InForce<Version>[] {
  const known = versions.filter(({ publishedAt }) => publishedAt <= from);
  const edges = known
    .flatMap(({ campaign }) => (campaign ? [campaign.startsAt, campaign.endsAt] : []))
    .filter((edge) => from < edge && edge < to);
  const moments = [from, ...edges.toSorted((a, b) => +a - +b)];
  const ahead: InForce<Version>[] = [];
  for (const [at, moment] of moments.entries()) {
    const version = offerInForce(known, moment);
    const end = moments[at + 1] ?? to;
    const before = ahead.at(-1);
    if (version && before?.version === version) ahead[ahead.length - 1] = { ...before, to: end };
    else if (version) ahead.push({ from: moment, to: end, version });
  }
  return ahead;
}

/** Until when what is in force comes from a campaign: its end, or where one that comes first begins. Null = the programme itself. */
export const boostedUntil = <Version extends Published>(versions: readonly Version[], at: Date): Date | null => {
  const campaign = offerInForce(versions, at)?.campaign;
  return campaign ? (offersAhead(versions, at, campaign.endsAt)[0]?.to ?? null) : null;
};

const newer = <Version extends Published>(one: Version | undefined, other: Version): Version =>
  !one ||
  other.publishedAt > one.publishedAt ||
  (+other.publishedAt === +one.publishedAt && other.versionNumber > one.versionNumber)
    ? other
    : one;

/** What a version may be of, besides the programme itself, and what makes two versions those of the same one. */
const idOf = {
  campaign: ({ campaign }: Published) => campaign?.campaignId,
  pilot: ({ pilot }: Published) => pilot?.pilotId,
  partner: ({ partner }: Published) => partner?.partnerId,
};
type Kind = keyof typeof idOf;
type Of<Version extends Published, K extends Kind> = Version & { [kind in K]: NonNullable<Version[K]> };

/** How each of a kind stands by then: its newest version. */
function newestOfEach<Version extends Published, K extends Kind>(versions: Iterable<Version>, at: Date, kind: K) {
  const newest = new Map<string, Version>();
  for (const version of versions) {
    const id = idOf[kind](version);
    if (id !== undefined && version.publishedAt <= at) newest.set(id, newer(newest.get(id), version));
  }
  return [...newest.values()] as Of<Version, K>[];
}

/** How each campaign stands by now, the next to begin first. */
export const campaignsAt = <Version extends Published>(versions: Iterable<Version>, at: Date) =>
  newestOfEach(versions, at, 'campaign').sort((a, b) => +a.campaign.startsAt - +b.campaign.startsAt);

/** How each pilot stands by now, the latest to begin first. */
export const pilotsAt = <Version extends Published>(versions: Iterable<Version>, at: Date) =>
  newestOfEach(versions, at, 'pilot').sort((a, b) => +b.pilot.startsAt - +a.pilot.startsAt);

/** How each partner's agreement stands by now, the latest to begin first. */
export const agreementsAt = <Version extends Published>(versions: Iterable<Version>, at: Date) =>
  newestOfEach(versions, at, 'partner').sort((a, b) => +b.partner.startsAt - +a.partner.startsAt);
