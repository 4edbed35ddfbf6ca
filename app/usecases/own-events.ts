import { z } from 'zod';
import type { ShareChannel } from '../domain/attribution/share-channel.ts';
import type { Intake, JudgeEvent } from '../domain/judging/world.ts';
import {
  type AdvocateId,
  type AppealId,
  asId,
  type CustomerId,
  type DecisionId,
  type DeclarationId,
  type ListEntryId,
  type OrderId,
  type PersonId,
  type ProgramId,
  type RedemptionId,
  type RewardId,
} from '../domain/shared/ids.ts';
import { aboutOrderSchema, claimProfilesSchema } from '../domain/verdict/about-order.ts';
import type { OrderFacts } from '../domain/verdict/facts.ts';

/** Our own rows of the inbox. Their bodies hold no clear personal data: addresses come hashed and sealed. */
export const OWN_TOPICS = {
  claim: 'ricochet/claim',
  due: 'ricochet/due',
  history: 'ricochet/history',
  order: 'ricochet/order',
  decision: 'ricochet/decision',
  appeal: 'ricochet/appeal',
  aboutOrder: 'ricochet/about-order',
  listed: 'ricochet/listed',
  unlisted: 'ricochet/unlisted',
  dispute: 'ricochet/dispute',
  redeem: 'ricochet/redeem',
  undoRedemption: 'ricochet/undo-redemption',
  rewardSpent: 'ricochet/reward-spent',
  giftGiven: 'ricochet/gift-given',
  paidOut: 'ricochet/paid-out',
  feeApproved: 'ricochet/fee-approved',
  canary: 'ricochet/canary',
  declared: 'ricochet/declared',
  declarationAnswered: 'ricochet/declaration-answered',
} as const;

const instant = z.iso.datetime().transform((text) => new Date(text));
const visit = z.object({ invitationId: z.uuid(), advocateId: z.uuid(), versionId: z.uuid(), issuedAt: instant });

const traces = z.partialRecord(
  z.enum(['address', 'billing', 'household', 'name', 'lastName', 'mailbox', 'ip', 'device']),
  z.string().max(64),
);
const traits = z.object({
  disposable: z.boolean(),
  plusTag: z.boolean(),
  digitsTail: z.int(),
  mailboxRandomness: z.int(),
  referrer: z.enum(['coupon-site', 'other']).nullable(),
  shipsToOther: z.boolean(),
});

const addresses = z
  .object({
    writtenHash: z.string().nullable(),
    verified: z.object({ emailHash: z.string(), writtenHash: z.string() }).nullable(),
  })
  .optional();

const claim = z.object({
  claimId: z.uuid(),
  addresses,
  visit,
  tokenHash: z.string(),
  emailHash: z.string(),
  emailSealed: z.string(),
  firstNameSealed: z.string().nullable(),
  locale: z.string(),
  customerId: z.string().nullable(),
  claimedAt: instant,
  ordersBefore: z.int().nullable(),
  about: claimProfilesSchema.optional(),
  traces: traces.optional(),
  traits: traits.optional(),
  account: z
    .object({ customerId: z.string().transform((id) => asId<CustomerId>(id)), openedAt: instant })
    .nullish()
    .transform((account) => account ?? null),
  /** written from a known channel's name */
  via: z.custom<ShareChannel>((value) => typeof value === 'string').nullish(),
});
const due = z.object({
  subject: z.enum(['order', 'claim', 'sign-up', 'redemption', 'declaration', 'lot', 'reward']),
  subjectId: z.string(),
});
const dispute = z.object({ status: z.enum(['open', 'won', 'lost']), at: instant });
const decisionId = z.uuid().transform((id) => asId<DecisionId>(id));
const decision = z.object({
  decisionId,
  subject: z.enum(['order', 'claim', 'sign-up']),
  subjectId: z.string(),
  kind: z.enum(['approve', 'reject', 'undo']),
  undoes: decisionId.nullable(),
  reason: z.string(),
  actor: z.string(),
  answerSealed: z.string().nullish(),
  at: instant,
});
const appeal = z
  .object({
    appealId: z.uuid().transform((id) => asId<AppealId>(id)),
    subject: z.enum(['order', 'claim', 'sign-up']),
    subjectId: z.string(),
    personId: z.uuid().transform((id) => asId<PersonId>(id)),
    side: z.enum(['advocate', 'friend']),
    noteSealed: z.string().nullable(),
    emailSealed: z.string().nullable(),
    locale: z.enum(['fr', 'en']),
    at: instant,
  })
  .transform((asked) => ({ ...asked, answeredAt: null, answerSealed: null }));
const listEntry = z.object({
  entryId: z.uuid().transform((id) => asId<ListEntryId>(id)),
  list: z.enum(['block', 'allow']),
  by: z.enum(['person', 'customer', 'email', 'phone']),
  value: z.string().min(1),
  labelSealed: z.string().nullable(),
  reason: z.string(),
  actor: z.string(),
  at: instant,
});
const lifted = listEntry.omit({ list: true, labelSealed: true });
const disputeSeen = z.object({ orderId: z.string().transform((id) => asId<OrderId>(id)), dispute });
const redeem = z.object({
  redemptionId: z.uuid().transform((id) => asId<RedemptionId>(id)),
  personId: z.uuid().transform((id) => asId<PersonId>(id)),
  programId: z.uuid().transform((id) => asId<ProgramId>(id)),
  itemId: z.string(),
  at: instant,
});
const aboutReward = z.object({ rewardId: z.uuid().transform((id) => asId<RewardId>(id)), at: instant });
const rewardSpent = aboutReward.pick({ rewardId: true });
const personId = z.uuid().transform((id) => asId<PersonId>(id));
const money = z.object({
  programId: z.uuid().transform((id) => asId<ProgramId>(id)),
  /** an ISO currency, whose minor units the amount counts */
  unit: z.string().length(3),
  amount: z.int().min(1),
  at: instant,
});
const paidOut = money.extend({ payoutId: z.uuid(), personId: personId.nullable() });
const feeApproved = money.extend({ feeId: z.uuid(), personId });
const aboutOrder = z.object({ orderId: z.string().transform((id) => asId<OrderId>(id)), about: aboutOrderSchema });
const canary = z.object({ keys: z.array(z.string().regex(/^(device|email):/)).max(2), at: instant });
const declarationId = z.uuid().transform((id) => asId<DeclarationId>(id));
const declared = z.object({
  declarationId,
  by: z.enum(['friend', 'advocate']),
  proof: z.enum(['account', 'order', 'none']),
  programId: z.uuid().transform((id) => asId<ProgramId>(id)),
  advocateId: z
    .uuid()
    .transform((id) => asId<AdvocateId>(id))
    .nullable(),
  invitationId: z.uuid(),
  emailHash: z.string(),
  emailSealed: z.string(),
  firstNameSealed: z.string().nullable(),
  orderId: z
    .string()
    .transform((id) => asId<OrderId>(id))
    .nullable(),
  locale: z.enum(['fr', 'en']),
  declaredAt: instant,
});
const declarationAnswered = z.object({
  declarationId,
  emailHash: z.string().nullable(),
  answer: z.enum(['yes', 'no']),
  at: instant,
});
const facts = z
  .looseObject({
    orderId: z.string(),
    createdAt: instant,
    processedAt: instant,
    updatedAt: instant,
    paidAt: instant.nullable(),
    cancelledAt: instant.nullable(),
  })
  .transform((json) => json as unknown as OrderFacts);
const orders = z.object({
  orders: z.array(z.object({ facts, addresses, visit: visit.nullable(), dispute: dispute.nullish() })),
});

export const isOwnTopic = (topic: string) => topic.startsWith('ricochet/');

/** Understands one of our own rows. Throws when it can't: then it is ours to see in quarantine. */
export function readOwnEvent(topic: string, raw: string): Intake {
  const body: unknown = JSON.parse(raw);
  const events = (list: readonly JudgeEvent[]): Intake => ({ events: list, news: [] });
  switch (topic) {
    case OWN_TOPICS.claim: {
      const { claimId, customerId, visit: seen, ...rest } = claim.parse(body);
      return events([
        {
          kind: 'claim-made',
          ...rest,
          claimId: asId(claimId),
          customerId: customerId === null ? null : asId<CustomerId>(customerId),
          visit: visitOf(seen),
        },
      ]);
    }
    case OWN_TOPICS.due: {
      const { subject, subjectId } = due.parse(body);
      return events([{ kind: 'due', subject, subjectId }]);
    }
    case OWN_TOPICS.decision:
      return events([{ kind: 'decided', decision: decision.parse(body) }]);
    case OWN_TOPICS.appeal:
      return events([{ kind: 'appealed', appeal: appeal.parse(body) }]);
    case OWN_TOPICS.aboutOrder:
      return events([{ kind: 'order-told', ...aboutOrder.parse(body) }]);
    case OWN_TOPICS.listed:
      return events([{ kind: 'listed', entry: listEntry.parse(body) }]);
    case OWN_TOPICS.unlisted:
      return events([{ kind: 'unlisted', ...lifted.parse(body) }]);
    case OWN_TOPICS.dispute:
      return events([{ kind: 'dispute-seen', ...disputeSeen.parse(body) }]);
    case OWN_TOPICS.redeem:
      return events([{ kind: 'redeem', ...redeem.parse(body) }]);
    case OWN_TOPICS.undoRedemption:
      return events([{ kind: 'undo-redemption', ...aboutReward.parse(body) }]);
    case OWN_TOPICS.rewardSpent:
      return events([{ kind: 'reward-spent', ...rewardSpent.parse(body) }]);
    case OWN_TOPICS.giftGiven:
      return events([{ kind: 'gift-given', ...aboutReward.parse(body) }]);
    case OWN_TOPICS.paidOut:
      return events([{ kind: 'paid-out', ...paidOut.parse(body) }]);
    case OWN_TOPICS.feeApproved:
      return events([{ kind: 'fee-approved', ...feeApproved.parse(body) }]);
    case OWN_TOPICS.canary:
      return events([{ kind: 'canary-brought', ...canary.parse(body) }]);
    case OWN_TOPICS.declared:
      return events([{ kind: 'declared', ...declared.parse(body) }]);
    case OWN_TOPICS.declarationAnswered:
      return events([{ kind: 'declaration-answered', ...declarationAnswered.parse(body) }]);
    case OWN_TOPICS.history:
    case OWN_TOPICS.order:
      return events(
        orders.parse(body).orders.map((order) => ({
          kind: 'order-seen' as const,
          facts: order.facts,
          addresses: order.addresses,
          visit: order.visit && visitOf(order.visit),
          dispute: order.dispute ?? null,
          isHistory: topic === OWN_TOPICS.history,
        })),
      );
    default:
      throw new Error(`unknown topic of ours: ${topic}`);
  }
}

const visitOf = (seen: z.output<typeof visit>) => ({
  ...seen,
  advocateId: asId<never>(seen.advocateId),
  versionId: asId<never>(seen.versionId),
});
