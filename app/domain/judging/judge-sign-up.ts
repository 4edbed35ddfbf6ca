import { friendOf, type Sighting } from '../fraud/sightings.ts';
import { mergeTraits } from '../fraud/traces.ts';
import type { Trust } from '../fraud/trust.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { CustomerId, PersonId } from '../shared/ids.ts';
import { addDaysInZone, isAfterTold } from '../shared/time.ts';
import type { Account, SignUpCase } from '../verdict/cases.ts';
import { decideSignUp } from '../verdict/decide-sign-up.ts';
import { recordedCase, reviveCase } from '../verdict/replay.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { decisionOn } from './decision-on.ts';
import { isTakenBack } from './evidence.ts';
import { earlierOrders, knownOrdersBefore } from './history.ts';
import { advocateIdentity } from './judge-orders.ts';
import { listHits } from './lists.ts';
import { accountsOf, personOfAccount, referralOf, resolvePerson } from './persons.ts';
import { settleReferral } from './settle-referral.ts';
import { noteOwnOrders, noteSighting } from './sightings.ts';
import { trustOf } from './trust-of.ts';
import {
  type Desk,
  type JudgeEvent,
  type KnownClaim,
  type KnownReferral,
  type KnownVerdict,
  subjectKey,
  type World,
} from './world.ts';

/** A customer opened an account: kept in sight, since the claim it belongs to may come later (invariant 3). */
export function seeSignUp(
  desk: Desk,
  { account, emailHash, addresses }: Extract<JudgeEvent, { kind: 'signed-up' }>,
): void {
  if (![...desk.world.offers.values()].some(({ terms }) => terms.signUp)) return;
  const personId = resolvePerson(desk, { customerId: account.customerId, emailHash, phoneHash: null }, { addresses });
  judgeSignUp(desk, asKnown(account, knownAccount(desk.world, account.customerId)), personId);
}

/** A human spoke on it, or something came to light. */
export function judgeSignUpAgain(desk: Desk, customerId: CustomerId): void {
  const account = knownAccount(desk.world, customerId);
  const personId = personOfAccount(desk.world, customerId) ?? knownFriend(desk.world, customerId);
  if (account && personId) judgeSignUp(desk, account, personId);
}

/** Judges again how a person became a member: a claim of theirs, or who they are, has changed. */
export function judgeSignUpsOf(desk: Desk, personId: PersonId): void {
  for (const customerId of accountsOf(desk.world, personId)) {
    const account = knownAccount(desk.world, customerId);
    if (account && personOfAccount(desk.world, customerId) === personId) judgeSignUp(desk, account, personId);
  }
}

/** The account behind a claim was told of with it. */
export function noteAccount(desk: Desk, account: Account, personId: PersonId): void {
  judgeSignUp(desk, asKnown(account, knownAccount(desk.world, account.customerId)), personId);
}

/** Of one that nobody referred only the account is recorded. */
type Recorded = Pick<SignUpCase, 'account'> & Partial<Pick<SignUpCase, 'claimId' | 'friend' | 'trust'>>;

function recordedOf(world: World, customerId: string): Recorded | null {
  const stood = world.verdicts.get(subjectKey('sign-up', customerId));
  const recorded = stood && reviveCase(stood.inputs);
  return recorded?.subject === 'sign-up' ? (recorded as Recorded) : null;
}

const knownAccount = (world: World, customerId: string): Account | null =>
  recordedOf(world, customerId)?.account ?? null;

/** Of somebody who was erased only the case still tells who it was; without their claim at hand it stays as it stands. */
function knownFriend(world: World, customerId: string): PersonId | undefined {
  const recorded = recordedOf(world, customerId);
  return recorded?.claimId && world.claims.has(recorded.claimId) ? recorded.friend?.personId : undefined;
}

/** Opened when it was told of first; what speaks against its address in either report. */
function asKnown(told: Account, known: Account | null): Account {
  const { customerId, openedAt } = known && known.openedAt <= told.openedAt ? known : told;
  const traits = mergeTraits(told.traits, known?.traits);
  return { customerId, openedAt, ...(traits && { traits }) };
}

function judgeSignUp(desk: Desk, account: Account, personId: PersonId): void {
  const { world } = desk;
  const stood = world.verdicts.get(subjectKey('sign-up', account.customerId));
  const through = claimOf(world, personId, account);
  const of = through && caseOf(desk, account, through);
  if (record(desk, account, of ? decideSignUp(of) : notReferred, of)) desk.judged.delete(personId);
  for (const referralId of new Set([stood?.referralId, of?.referralId]))
    if (referralId) settleReferral(desk, referralId);
}

type Through = { claim: KnownClaim; referral: KnownReferral };

/**
 * The claim that somebody joined through: the first they made for an account opened since the invitation, or made while
 * logged in to it. Who had an account and claimed from outside shows nothing of joining.
 */
function claimOf(world: World, personId: PersonId, { customerId, openedAt }: Account): Through | undefined {
  return [...world.claims.values()]
    .filter((claim) => claim.personId === personId && world.offers.get(claim.versionId)?.terms.signUp)
    .filter((claim) => !isTakenBack(world, claim))
    .filter((claim) => !isAfterTold(claim.invitedAt, openedAt) || claim.customerId === customerId)
    .sort((a, b) => a.claimedAt.getTime() - b.claimedAt.getTime() || (a.claimId < b.claimId ? -1 : 1))
    .flatMap((claim) => {
      const referral = referralOf(world.referrals.values(), claim.programId, personId);
      return referral?.advocateId === claim.advocateId ? [{ claim, referral }] : [];
    })[0];
}

function caseOf(desk: Desk, account: Account, { claim, referral }: Through): SignUpCase {
  const { world, now } = desk;
  const offer = world.offers.get(claim.versionId);
  if (!offer) throw new Error(`the stamped offer ${claim.versionId} was not loaded`);
  const { personId, emailHash, claimedAt, invitedAt, claimId } = claim;
  const friend = { personId, customerId: account.customerId, emailHash: emailHash || null, phoneHash: null };
  const onClaim = world.verdicts.get(subjectKey('claim', claimId));
  const claimed = onClaim ? reviveCase(onClaim.inputs) : null;
  const member = [...world.advocates.values()].find(
    (advocate) => advocate.personId === personId && advocate.programId === offer.programId,
  );
  const joinedAt = new Date(Math.max(account.openedAt.getTime(), claimedAt.getTime()));
  const advocate = advocateIdentity(world, claim.advocateId);
  const trust = suspicionOf(desk, account, claim, joinedAt);
  return {
    subject: 'sign-up',
    account,
    claimId,
    invitedAt,
    joinedAt,
    memberSince: member?.since ?? null,
    friend,
    advocate,
    offer,
    programStatus: world.programs.get(offer.programId) ?? 'ended',
    budget: null,
    history: {
      earlierOrders: earlierOrders(world, friend, claimedAt),
      knownOrdersBefore: knownOrdersBefore(world, friend, claimedAt),
      shopifyOrdersBefore: claimed?.subject === 'claim' ? claimed.history.shopifyOrdersBefore : null,
      canAsk: false,
      complete: world.historyComplete,
    },
    referralId: referral.referralId,
    decision: decisionOn(world, 'sign-up', account.customerId),
    ...(trust && { trust }),
    listed: listHits(world, friend, advocate, referral.referralId),
    now,
    timeZone: world.timeZone,
  };
}

/**
 * What speaks against somebody who joined (V5): what they left with their claim, what can be told of the account's address, and
 * who came around them since. Whose claim a human let in is not suspected for the same again.
 */
function suspicionOf(desk: Desk, account: Account, claim: KnownClaim, joinedAt: Date): Trust | undefined {
  const { world } = desk;
  const { claimId, advocateId, personId, emailHash, claimedAt, versionId } = claim;
  const stood = recordedOf(world, account.customerId)?.trust;
  if (world.erased.has(personId)) return stood;
  if (decisionOn(world, 'claim', claimId)?.kind === 'approve') return undefined;
  const offer = world.offers.get(versionId);
  const advocate = world.advocates.get(advocateId);
  if (!offer || !advocate) throw new Error(`the offer or advocate of claim ${claimId} was not loaded`);
  const sighting: Sighting = {
    subject: subjectKey('sign-up', account.customerId),
    personId,
    advocateId,
    at: joinedAt,
    undoneAt: null,
    keys: world.sightings.bySubject.get(subjectKey('claim', claimId))?.keys ?? [friendOf(advocateId)],
  };
  noteOwnOrders(desk, advocate.personId);
  noteSighting(desk, sighting);
  const onClaim = world.verdicts.get(subjectKey('claim', claimId));
  const claimed = onClaim ? reviveCase(onClaim.inputs) : null;
  const claimTraits = (claimed?.subject === 'claim' && claimed.trust?.traits) || undefined;
  const traits = mergeTraits(claimTraits, account.traits);
  const until = addDaysInZone(joinedAt, offer.terms.waitingDays, world.timeZone);
  return trustOf(world, {
    ...{ sighting, emailHash: emailHash || null, advocate, programId: offer.programId, until, traits },
    ...{ traces: undefined, firstSeenAt: claimedAt, secondsToOrder: null, risk: null, thresholds: stood?.thresholds },
  });
}

const notReferred: Verdict = {
  outcome: 'not-referred',
  reason: null,
  rules: [],
  grants: [],
  advocateId: null,
  versionId: null,
};

/** Returns whether it says something else than what stood. */
function record({ world, changes }: Desk, account: Account, verdict: Verdict, of: SignUpCase | undefined): boolean {
  const key = subjectKey('sign-up', account.customerId);
  const known = {
    ...verdict,
    subject: 'sign-up' as const,
    subjectId: account.customerId,
    programId: of?.offer.programId ?? null,
    referralId: of?.referralId ?? null,
    dueAt: null,
    inputs: of ? recordedCase(of) : { subject: 'sign-up', account },
  };
  const stood = world.verdicts.get(key);
  if (stood && says(stood) === says(known)) return false;
  world.verdicts.set(key, known);
  changes.verdicts.set(key, known);
  return true;
}

const says = ({ outcome, reason, rules, grants, referralId, inputs }: KnownVerdict): string =>
  canonicalJson([outcome, reason, rules, grants, referralId, (inputs as { account: Account }).account]);
