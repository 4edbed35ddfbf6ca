import type { ListEntry } from '../../domain/fraud/list-entry.ts';
import { emptyBook, putSighting, type SightingBook } from '../../domain/fraud/sightings.ts';
import type {
  CapSlot,
  Debt,
  KnownAdvocate,
  KnownClaim,
  KnownDeclaration,
  KnownOrder,
  KnownReferral,
  KnownReward,
  KnownVerdict,
  Visit,
} from '../../domain/judging/world.ts';
import type { Lot, Part } from '../../domain/ledger/lots.ts';
import { campaignSchema } from '../../domain/program/campaign.ts';
import { type Offer, offerTermsSchema } from '../../domain/program/offer.ts';
import { agreementSchema } from '../../domain/program/partner.ts';
import { pilotPlacesSchema, pilotSchema } from '../../domain/program/pilot.ts';
import { aboutOrderSchema } from '../../domain/verdict/about-order.ts';
import type { Appeal } from '../../domain/verdict/appeal.ts';
import type { Decision } from '../../domain/verdict/decision.ts';
import type { OrderFacts } from '../../domain/verdict/facts.ts';

/** Rows as `pg` gives them: timestamps as Date, int8 as text, jsonb parsed. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where untyped rows become domain types
export type Row = Record<string, any>;

const date = (value: unknown): Date | null =>
  value === null || value === undefined ? null : new Date(value as string);
const number = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

export function toFacts(json: Row): OrderFacts {
  return {
    ...(json as OrderFacts),
    createdAt: new Date(json.createdAt),
    processedAt: new Date(json.processedAt),
    updatedAt: new Date(json.updatedAt),
    paidAt: date(json.paidAt),
    ...(json.unpaidSeenAt && { unpaidSeenAt: new Date(json.unpaidSeenAt) }),
    ...(json.paidSeenAt && { paidSeenAt: new Date(json.paidSeenAt) }),
    cancelledAt: date(json.cancelledAt),
  };
}

export const toVisit = (json: Row | null): Visit | null =>
  json ? { ...(json as Visit), issuedAt: new Date(json.issuedAt) } : null;

export const toOrder = (row: Row): KnownOrder => ({
  facts: toFacts(row.facts),
  personId: row.person_id,
  visit: toVisit(row.visit),
  about: row.about && aboutOrderSchema.parse(row.about),
  dispute: row.dispute && { ...row.dispute, at: new Date(row.dispute.at) },
});

export const toAdvocate = (row: Row): KnownAdvocate => ({
  advocateId: row.id,
  programId: row.program_id,
  personId: row.person_id,
  code: row.code,
  formerCodes: row.former_codes,
  since: row.created_at,
  pilots: pilotPlacesSchema.parse(row.pilots),
});

export const toClaim = (row: Row): KnownClaim => ({
  claimId: row.id,
  invitationId: row.invitation_id,
  programId: row.program_id,
  versionId: row.version_id,
  advocateId: row.advocate_id,
  personId: row.person_id,
  invitedAt: row.invited_at,
  claimedAt: row.claimed_at,
  tokenHash: row.token_hash,
  emailHash: row.email_hash,
  customerId: row.customer_id,
  locale: row.locale,
  via: row.via,
});

export const toDeclaration = (row: Row): KnownDeclaration => ({
  declarationId: row.id,
  kind: row.kind,
  proof: row.proof,
  programId: row.program_id,
  advocateId: row.advocate_id,
  versionId: row.version_id,
  invitationId: row.invitation_id,
  emailHash: row.email_hash,
  emailSealed: row.email_sealed,
  firstNameSealed: row.first_name_sealed,
  orderId: row.order_id,
  locale: row.locale,
  declaredAt: row.declared_at,
  state: row.state,
  answeredAt: row.answered_at,
  forgetAt: row.forget_at,
});

export const toReferral = (row: Row): KnownReferral => ({
  referralId: row.id,
  programId: row.program_id,
  advocateId: row.advocate_id,
  friendId: row.friend_id,
  claimId: row.claim_id,
  invitedAt: row.invited_at,
  versionId: row.version_id,
  state: row.state,
  reason: row.reason,
  orderId: row.order_id,
  orderName: row.order_name,
  revenueMinor: number(row.revenue_minor),
  createdAt: row.created_at,
});

export const toReward = (row: Row): KnownReward => ({
  id: row.id,
  cause: row.cause,
  rule: row.rule,
  side: row.side,
  beneficiary: row.person_id,
  spec: row.spec,
  generation: row.generation,
  wanted: row.wanted,
  status: row.status,
  finalAt: row.final_at,
  referralId: row.referral_id,
  programId: row.program_id,
  versionId: row.version_id,
  code: row.code,
  issuedAt: row.issued_at,
  expiresAt: row.expires_at,
  amount: row.unit === null ? null : { unit: row.unit, amount: Number(row.amount) },
  usedByOrder: row.used_by_order,
  keptAmount: Number(row.kept_amount),
  createdAt: row.created_at,
});

export const toVerdict = (row: Row): KnownVerdict => ({
  subject: row.subject_kind,
  subjectId: row.subject_id,
  outcome: row.outcome,
  reason: row.reason,
  rules: row.rules,
  grants: row.grants.map((grant: Row) => ({
    baseMinor: 0, // of grants from before rewards were reckoned by it
    ...grant,
    finalAt: new Date(grant.finalAt),
    withheld: grant.withheld?.until ? { ...grant.withheld, until: new Date(grant.withheld.until) } : grant.withheld,
  })),
  advocateId: row.advocate_id,
  versionId: row.version_id,
  programId: row.program_id,
  referralId: row.referral_id,
  dueAt: row.due_at,
  inputs: row.inputs,
});

export const toListEntry = (row: Row): ListEntry => ({
  entryId: row.id,
  list: row.list,
  by: row.by,
  value: row.value,
  at: row.at,
});

export const toDecision = (row: Row): Decision => ({
  decisionId: row.id,
  subject: row.subject_kind,
  subjectId: row.subject_id,
  kind: row.kind,
  undoes: row.undoes,
  at: row.at,
});

export const toAppeal = (row: Row): Appeal => ({
  appealId: row.id,
  subject: row.subject_kind,
  subjectId: row.subject_id,
  personId: row.person_id,
  side: row.side,
  noteSealed: row.note_sealed,
  emailSealed: row.email_sealed,
  locale: row.locale,
  at: row.asked_at,
  answeredAt: row.answered_at,
  answerSealed: row.answer_sealed,
});

/** A version as it was stored: what its terms didn't know yet gets its default. */
export const toOffer = (row: Row): Offer => ({
  programId: row.program_id,
  versionId: row.id,
  versionNumber: row.number,
  publishedAt: row.published_at,
  terms: offerTermsSchema.parse(row.terms),
  campaign: row.campaign && campaignSchema.parse(row.campaign),
  pilot: row.pilot && pilotSchema.parse(row.pilot),
  partner: row.partner && agreementSchema.parse(row.partner),
});

export const toSlot = (row: Row): CapSlot => ({
  advocateId: row.advocate_id,
  period: row.period,
  cause: row.cause,
  subjectId: row.order_id,
  since: row.since,
  isTaken: row.is_taken,
});

/** One row a trace: together they are what a subject left. */
export function toSightings(rows: readonly Row[]): SightingBook {
  const book = emptyBook();
  for (const [subject, ofSubject] of Map.groupBy(rows, (row) => String(row.subject))) {
    const [row] = ofSubject as [Row, ...Row[]];
    putSighting(book, {
      subject,
      personId: row.person_id,
      advocateId: row.advocate_id,
      at: row.seen_at,
      undoneAt: row.undone_at,
      keys: [...new Set(ofSubject.map(({ key }) => String(key)))],
    });
  }
  return book;
}

export const toLot = (row: Row): Lot => ({
  lotId: row.id,
  personId: row.person_id,
  programId: row.program_id,
  unit: row.unit,
  rewardId: row.reward_id,
  earnedAt: row.earned_at,
  expiresAt: row.expires_at,
  amount: Number(row.amount),
  remaining: Number(row.remaining),
  spent: Number(row.spent),
  dueAt: row.due_at,
});

export const toDebt = (row: Row): Debt => ({
  rewardId: row.reward_id,
  personId: row.person_id,
  settledBy: row.settled_by === null ? null : { cause: row.settled_by, orderId: row.settled_by_order },
});

export const toPart = (row: Row): Part => ({ lotId: row.lot_id, amount: Number(row.amount) });
