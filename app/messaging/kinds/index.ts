import type { z } from 'zod';
import type { MessageDefinition, MessageKind } from '../message.ts';
import { advocateLink } from './advocate-link.ts';
import { declarationConfirm } from './declaration-confirm.ts';
import { declarationConfirmed } from './declaration-confirmed.ts';
import { declarationDeclined } from './declaration-declined.ts';
import { friendInvitation } from './friend-invitation.ts';
import { friendWelcome } from './friend-welcome.ts';
import { pointsExpiring } from './points-expiring.ts';
import { reviewAnswer } from './review-answer.ts';
import { rewardEarned } from './reward-earned.ts';
import { rewardPending } from './reward-pending.ts';
import { rewardReversed } from './reward-reversed.ts';
import { spaceLink } from './space-link.ts';
import { unusualWeek } from './unusual-week.ts';

/** Every kind with its file; a kind without a line here does not compile. */
export const messageKinds = {
  'advocate-link': advocateLink,
  'declaration-confirm': declarationConfirm,
  'declaration-confirmed': declarationConfirmed,
  'declaration-declined': declarationDeclined,
  'friend-invitation': friendInvitation,
  'friend-welcome': friendWelcome,
  'points-expiring': pointsExpiring,
  'review-answer': reviewAnswer,
  'reward-earned': rewardEarned,
  'reward-pending': rewardPending,
  'reward-reversed': rewardReversed,
  'space-link': spaceLink,
  'unusual-week': unusualWeek,
} satisfies Record<MessageKind, MessageDefinition>;

/** What whoever sends a message of this kind must know, as JSON. */
export type MessageData<Kind extends MessageKind> = z.input<(typeof messageKinds)[Kind]['schema']>;
