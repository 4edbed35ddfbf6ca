import type { BadgeProps } from '@shopify/polaris';
import type { DeclarationStatus } from '../domain/attribution/declaration.ts';
import type { LandingState } from '../domain/landing/landing-in-force.ts';
import type { CampaignState } from '../domain/program/campaign.ts';
import type { ProgramStatus } from '../domain/program/offer.ts';
import type { Outcome } from '../domain/verdict/verdict.ts';
import type { ReferralState, RewardState } from '../queries/views.ts';

/** Colour and shape of a badge; the word always stands in it. */
type Look = { tone?: BadgeProps['tone']; progress: NonNullable<BadgeProps['progress']> };

const programTones: Record<ProgramStatus, BadgeProps['tone']> = {
  draft: 'info',
  live: 'success',
  paused: 'warning',
  ended: undefined,
  archived: undefined,
};
export const statusTone = (status: ProgramStatus): BadgeProps['tone'] => programTones[status];

export const referralLooks: Record<ReferralState, Look> = {
  invited: { progress: 'incomplete' },
  joined: { tone: 'info', progress: 'partiallyComplete' },
  'order-waiting': { tone: 'attention', progress: 'partiallyComplete' },
  rewarded: { tone: 'success', progress: 'complete' },
  'not-eligible': { tone: 'critical', progress: 'incomplete' },
};

export const declarationLooks: Record<DeclarationStatus, Look> = {
  proposed: { progress: 'incomplete' },
  mailed: { progress: 'incomplete' },
  opened: { tone: 'info', progress: 'incomplete' },
  asked: { tone: 'attention', progress: 'incomplete' },
  confirmed: { tone: 'info', progress: 'partiallyComplete' },
  declined: { tone: 'critical', progress: 'incomplete' },
  expired: { progress: 'incomplete' },
  refused: { tone: 'critical', progress: 'incomplete' },
  claimed: { tone: 'info', progress: 'partiallyComplete' },
  purchased: { tone: 'attention', progress: 'partiallyComplete' },
  rewarded: { tone: 'success', progress: 'complete' },
  'not-eligible': { tone: 'critical', progress: 'incomplete' },
};

export const outcomeLooks: Record<Outcome, Look> = {
  approved: { tone: 'success', progress: 'complete' },
  rejected: { tone: 'critical', progress: 'incomplete' },
  held: { tone: 'attention', progress: 'partiallyComplete' },
  'not-referred': { progress: 'incomplete' },
};

export const rewardLooks: Record<RewardState, Look> = {
  pending: { tone: 'attention', progress: 'partiallyComplete' },
  issuing: { tone: 'info', progress: 'partiallyComplete' },
  issued: { tone: 'success', progress: 'complete' },
  reversed: { progress: 'incomplete' },
  expired: { progress: 'incomplete' },
  failed: { tone: 'critical', progress: 'incomplete' },
  withheld: { tone: 'warning', progress: 'partiallyComplete' },
};

export const listLooks: Record<'block' | 'allow', Look> = {
  block: { tone: 'critical', progress: 'incomplete' },
  allow: { tone: 'success', progress: 'complete' },
};

export const campaignLooks: Record<CampaignState, Look> = {
  planned: { tone: 'info', progress: 'incomplete' },
  running: { tone: 'success', progress: 'partiallyComplete' },
  over: { progress: 'complete' },
  'called-off': { progress: 'incomplete' },
};

export const landingLooks: Record<LandingState, Look> = {
  planned: { tone: 'info', progress: 'incomplete' },
  shown: { tone: 'success', progress: 'partiallyComplete' },
  waiting: { tone: 'info', progress: 'partiallyComplete' },
  over: { progress: 'complete' },
  withdrawn: { progress: 'incomplete' },
};
