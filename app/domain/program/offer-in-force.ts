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
