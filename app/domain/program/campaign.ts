import { z } from 'zod';
import { rewardSpecSchema, welcomeSpecSchema } from '../rewards/reward-spec.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { dayInZone, daysInZone } from '../shared/time.ts';

/** The most urgent is 9. */
const PRIORITIES = { least: 1, most: 9 };

/**
 * A boosted offer (P5, P6): for a period the programme pays other rewards. It stands with the version that promises them,
 * so that it never changes either: to change, shorten or call off a campaign is to publish another version of it.
 */
export const campaignSchema = z.object({
  campaignId: z.uuid(),
  name: z.string().trim().min(1).max(80),
  /** instants; the end is the first moment that isn't in it any more. An end that isn't after the start = called off */
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  /** which of two that meet is in force: the higher number */
  priority: z.int().min(PRIORITIES.least).max(PRIORITIES.most),
  rewards: z.object({
    welcome: welcomeSpecSchema.nullable(),
    firstPurchase: z.object({ advocate: rewardSpecSchema.nullable(), friend: rewardSpecSchema.nullable() }),
  }),
});

export type Campaign = z.infer<typeof campaignSchema>;

/** What the programme promises while a campaign is on: its rewards, and everything else as it stands. */
export const boosted = <Terms extends Campaign['rewards']>(base: Terms, { rewards }: Campaign): Terms => ({
  ...base,
  ...rewards,
});

/** It gives a friend something else than the programme does, rather than only whoever invites. */
export const boostsFriend = (boost: Campaign['rewards'], base: Campaign['rewards']): boolean => {
  const friends = ({ welcome, firstPurchase }: Campaign['rewards']) => canonicalJson([welcome, firstPurchase.friend]);
  return friends(boost) !== friends(base);
};

export type CampaignState = 'planned' | 'running' | 'over' | 'called-off';

type Period = Pick<Campaign, 'startsAt' | 'endsAt'>;

export function campaignState({ startsAt, endsAt }: Period, now: Date): CampaignState {
  if (endsAt <= startsAt) return 'called-off';
  if (now < startsAt) return 'planned';
  return now < endsAt ? 'running' : 'over';
}

/** Both by the shop's calendar, as "2026-03-01"; the last is still in it. */
export type CampaignDays = { readonly first: string; readonly last: string };

export const campaignDays = ({ startsAt, endsAt }: Period, timeZone: string): CampaignDays => ({
  first: dayInZone(startsAt, timeZone),
  last: dayInZone(new Date(Math.max(endsAt.getTime() - 1, startsAt.getTime())), timeZone),
});

/**
 * The instants of days a merchant names. What begins today begins now, as the past has promised otherwise; what has begun
 * keeps the moment it began at.
 */
export function campaignPeriod(
  { first, last }: CampaignDays,
  { known, now, timeZone }: { known: Period | null; now: Date; timeZone: string },
): Period {
  const period = daysInZone(first, last, timeZone);
  if (known && known.startsAt <= now && campaignDays(known, timeZone).first === first)
    return { ...period, startsAt: known.startsAt };
  return first === dayInZone(now, timeZone) ? { ...period, startsAt: now } : period;
}

/** Ended now, or called off before it began; null when there is nothing left to end. */
export function stopped(campaign: Campaign, now: Date): Campaign | null {
  switch (campaignState(campaign, now)) {
    case 'planned':
      return { ...campaign, endsAt: campaign.startsAt };
    case 'running':
      return { ...campaign, endsAt: now };
    default:
      return null;
  }
}

/** It is on, or will be. */
export const isUnfinished = (campaign: Period, now: Date): boolean =>
  ['planned', 'running'].includes(campaignState(campaign, now));

/** Whether anybody was ever promised it. */
export const hasStood = (campaign: Pick<Campaign, 'startsAt' | 'endsAt'> | null, now: Date): boolean =>
  campaign === null || ['running', 'over'].includes(campaignState(campaign, now));
