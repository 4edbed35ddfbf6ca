import type { Campaign } from './campaign.ts';

/** A version of a programme, or of one of its campaigns. */
export type Published = {
  readonly versionNumber: number;
  readonly publishedAt: Date;
  /** null = the programme itself */
  readonly campaign: Campaign | null;
};

/**
 * The version of a programme that what happens at `at` is stamped with (P5, P6, SC-06, SC-07): of the campaigns that are on,
 * as they stood then, the one that comes first; without any, the programme's own newest version. Undefined before there was one.
 */
export function offerInForce<Version extends Published>(versions: Iterable<Version>, at: Date): Version | undefined {
  let base: Version | undefined;
  const campaigns = new Map<string, Version>();
  for (const version of versions) {
    if (version.publishedAt > at) continue;
    if (!version.campaign) base = newer(base, version);
    else campaigns.set(version.campaign.campaignId, newer(campaigns.get(version.campaign.campaignId), version));
  }
  if (!base) return undefined;
  return (
    [...campaigns.values()]
      .filter(({ campaign }) => campaign && campaign.startsAt <= at && at < campaign.endsAt)
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

/** How each campaign stands by now: its newest version, the next to begin first. */
export function campaignsAt<Version extends Published>(
  versions: Iterable<Version>,
  at: Date,
): (Version & { campaign: Campaign })[] {
  const newest = new Map<string, Version & { campaign: Campaign }>();
  for (const version of versions) {
    const { campaign } = version;
    if (!campaign || version.publishedAt > at) continue;
    const known = newest.get(campaign.campaignId);
    if (!known || newer(known, version) === version) newest.set(campaign.campaignId, { ...version, campaign });
  }
  return [...newest.values()].sort((a, b) => +a.campaign.startsAt - +b.campaign.startsAt);
}
