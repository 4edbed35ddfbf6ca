import { isForJoiningOnly } from '../eligibility/existing-customer.ts';
import { type Inviter, offerInForce, pilotsAt } from '../program/offer-in-force.ts';
import type { ClaimId, PersonId, VersionId } from '../shared/ids.ts';
import { isDuring } from '../shared/period.ts';
import { isAfterTold } from '../shared/time.ts';
import type { Evidence, OrderFacts } from '../verdict/facts.ts';
import { declaredBeforeErasure } from './before-erasure.ts';
import type { StampedEvidence } from './stamped-evidence.ts';
import { givenCode, type KnownClaim, type KnownDeclaration, type KnownOrder, subjectKey, type World } from './world.ts';

/** All that speaks for an order being referred (V2). A claim or visit after the purchase is no evidence. */
export function evidenceOf(world: World, order: KnownOrder): StampedEvidence[] {
  const { facts, visit, personId } = order;
  const found: StampedEvidence[] = [];
  const claimedWithCode = claimsByCode(world, facts.codes);
  for (const claim of world.claims.values()) {
    if (isAfterTold(claim.claimedAt, facts.processedAt) || isTakenBack(world, claim)) continue;
    const { advocateId, claimId, invitedAt, versionId } = claim;
    const says = (kind: Evidence['kind']) => found.push({ kind, advocateId, claimId, invitedAt, versionId });
    if (claimedWithCode.has(claimId)) says('claimed-code');
    if (facts.claimToken && facts.claimToken === claim.tokenHash) says('claim-token');
    if ((facts.emailHash && facts.emailHash === claim.emailHash) || personId === claim.personId) says('claim-email');
  }
  found.push(...eachOnce([...declaredBeforeErasure(world, order), ...declaredEvidence(world, order)]));
  for (const advocate of world.advocates.values()) {
    // what an advocate chose may be a discount of the shop's by now: its buyers were invited by nobody
    if (!facts.codes.includes(givenCode(advocate))) continue;
    const versionId = versionInForce(world, advocate.programId, facts.createdAt, advocate);
    if (versionId)
      found.push({
        kind: 'advocate-code',
        advocateId: advocate.advocateId,
        claimId: null,
        invitedAt: facts.createdAt,
        versionId,
      });
  }
  if (visit && !isAfterTold(visit.issuedAt, facts.processedAt) && world.advocates.has(visit.advocateId)) {
    found.push({
      kind: 'visit-token',
      advocateId: visit.advocateId,
      claimId: null,
      invitedAt: visit.issuedAt,
      versionId: visit.versionId,
    });
  }
  return found;
}

const eachOnce = (all: readonly StampedEvidence[]): StampedEvidence[] => [
  ...new Map(all.map((one) => [`${one.kind} ${one.advocateId} ${one.invitedAt.getTime()}`, one])).values(),
];

/** A human rejected the claim after it had been approved; one that only serves to join was never to be. */
export function isTakenBack(world: World, { claimId, versionId }: KnownClaim): boolean {
  const verdict = world.verdicts.get(subjectKey('claim', claimId));
  const terms = world.offers.get(versionId)?.terms;
  return verdict?.outcome === 'rejected' && !(terms && isForJoiningOnly(terms, verdict));
}

/**
 * What was declared of an order's buyer (V8): an invitation to their address, or the advocate they named. A declaration
 * made after the purchase stands under the offer in force then (SC-07).
 */
function declaredEvidence(world: World, order: Pick<KnownOrder, 'facts' | 'personId'>): StampedEvidence[] {
  const { facts } = order;
  return [...world.declarations.values()].flatMap((declaration): StampedEvidence[] => {
    const { advocateId, kind, declaredAt } = declaration;
    const advocate = advocateId && world.advocates.get(advocateId);
    if (!advocate) return [];
    if (!isAbout(world, declaration, order) || !speaks(world, declaration)) return [];
    const isEarly = !isAfterTold(declaredAt, facts.createdAt);
    if (kind === 'friend') {
      if (isAfterTold(declaredAt, facts.processedAt)) return [];
      const { versionId } = declaration;
      return [{ kind: 'invitation-email', advocateId, claimId: null, invitedAt: declaredAt, versionId }];
    }
    const versionId = isEarly
      ? declaration.versionId
      : versionInForce(world, declaration.programId, facts.createdAt, advocate);
    const invitedAt = isEarly ? declaredAt : facts.createdAt;
    return versionId ? [{ kind: 'declared-advocate', advocateId, claimId: null, invitedAt, versionId }] : [];
  });
}

const isAbout = (
  { identifiers }: World,
  { emailHash, orderId }: KnownDeclaration,
  { facts, personId }: Pick<KnownOrder, 'facts' | 'personId'>,
): boolean =>
  orderId === facts.orderId ||
  (emailHash !== null && (emailHash === facts.emailHash || identifiers.get(`email:${emailHash}`) === personId));

/** One that ran out speaks for what was bought before: the offer's window sees to that. */
function speaks(world: World, { kind, state, versionId }: KnownDeclaration): boolean {
  if (kind === 'advocate') return state === 'confirmed';
  const mustConfirm = world.offers.get(versionId)?.terms.declarations.friendConfirms;
  return state === 'confirmed' || (!mustConfirm && (state === 'proposed' || state === 'expired'));
}

/** Claims whose welcome code is among the codes used. */
function claimsByCode(world: World, codes: readonly string[]): ReadonlySet<ClaimId> {
  const byReferral = new Map(
    [...world.referrals.values()].flatMap((referral) =>
      referral.claimId ? [[referral.referralId, referral.claimId]] : [],
    ),
  );
  return new Set(
    [...world.rewards.values()].flatMap((reward) => {
      const isUsed = reward.side === 'friend' && reward.code !== null && codes.includes(reward.code);
      const claimId = isUsed && reward.referralId ? byReferral.get(reward.referralId) : undefined;
      return claimId ? [claimId] : [];
    }),
  );
}

/**
 * The friend whose code or token an order carries. It says who bought when nothing else does (till, wallets): else each
 * nameless order with one claim's token would be another friend, and be paid for.
 */
export function claimantOf(world: World, facts: OrderFacts): PersonId | undefined {
  const byCode = claimsByCode(world, facts.codes);
  const carried = [...world.claims.values()]
    .filter((claim) => !isAfterTold(claim.claimedAt, facts.processedAt))
    .filter(({ claimId, tokenHash }) => byCode.has(claimId) || (facts.claimToken && tokenHash === facts.claimToken))
    .sort(
      (a, b) =>
        Number(byCode.has(b.claimId)) - Number(byCode.has(a.claimId)) ||
        a.invitedAt.getTime() - b.invitedAt.getTime() ||
        (a.claimId < b.claimId ? -1 : 1),
    );
  return carried[0]?.personId;
}

/**
 * The version a programme stood at, for an advocate, when something without an invitation happened: a bare code, a late
 * declaration (SC-07). Undefined where nothing was open to them.
 */
export const versionInForce = (world: World, programId: string, at: Date, advocate?: Inviter): VersionId | undefined =>
  offerInForce(offersOf(world, programId), at, advocate)?.versionId;

/**
 * The same for what concerns the programme as a whole: its budget, points that were earned. Where nothing is live for all
 * it is the latest pilot that began, over or not.
 */
export function groundInForce(world: World, programId: string, at: Date, advocate?: Inviter): VersionId | undefined {
  const [latest] = pilotsAt(offersOf(world, programId), at);
  return versionInForce(world, programId, at, advocate) ?? latest?.versionId;
}

/** Whether something was open then: to all, or to the people of a pilot. */
export const isOpenToAny = (world: World, programId: string, at: Date): boolean =>
  versionInForce(world, programId, at) !== undefined ||
  pilotsAt(offersOf(world, programId), at).some(({ pilot }) => isDuring(at, pilot));

const offersOf = ({ offers }: World, programId: string) =>
  [...offers.values()].filter((offer) => offer.programId === programId);
