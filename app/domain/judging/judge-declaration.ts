import { isNotice } from '../attribution/declaration.ts';
import type { ProgramStatus } from '../program/offer.ts';
import type { DeclarationId, OrderId, PersonId, ProgramId } from '../shared/ids.ts';
import { addDaysInZone } from '../shared/time.ts';
import type { DeclarationCase } from '../verdict/cases.ts';
import { decideDeclaration } from '../verdict/decide-declaration.ts';
import type { OrderFacts, Whoever } from '../verdict/facts.ts';
import { recordedCase } from '../verdict/replay.ts';
import { budgetOf } from './budget.ts';
import { groundInForce, isOpenToAny, versionInForce } from './evidence.ts';
import { earlierOrders, knownOrdersBefore } from './history.ts';
import { advocateIdentity, judgeOrdersOf } from './judge-orders.ts';
import { peopleBehind, referralOf } from './persons.ts';
import {
  type Declared,
  type Desk,
  hasCode,
  type JudgeEvent,
  type KnownAdvocate,
  type KnownDeclaration,
  subjectKey,
  type World,
} from './world.ts';

const DAY_MS = 24 * 3_600_000;

/** Somebody says who invited whom: judged once, then the other side is asked or told (V8). */
export function judgeDeclaration(desk: Desk, event: Declared): void {
  const { world, changes } = desk;
  const { declarationId, programId, advocateId, emailHash, declaredAt } = event;
  const key = subjectKey('declaration', declarationId);
  if (world.verdicts.has(key)) return;
  const advocate = advocateId ? world.advocates.get(advocateId) : undefined;
  const versionId = groundInForce(world, programId, declaredAt, advocate);
  const offer = versionId && world.offers.get(versionId);
  if (!offer || (advocateId && !advocate))
    throw new Error(`declaration ${declarationId} names an advocate or programme that this shop doesn't have`);

  const of = caseOf(desk, event, offer);
  const verdict = decideDeclaration(of);
  const { forgetDays, advocateConfirms } = offer.terms.declarations;
  const state = verdict.outcome === 'approved' ? firstState(event, advocateConfirms) : 'refused';
  const declaration: KnownDeclaration = {
    declarationId,
    kind: event.by,
    proof: event.proof,
    programId,
    advocateId,
    versionId,
    invitationId: event.invitationId,
    emailHash,
    orderId: event.orderId,
    locale: event.locale,
    declaredAt,
    state,
    // kept only while somebody may still have to be written to
    emailSealed: state === 'refused' ? null : event.emailSealed,
    firstNameSealed: state === 'refused' ? null : event.firstNameSealed,
    answeredAt: null,
    forgetAt: addDaysInZone(declaredAt, forgetDays, world.timeZone),
  };
  const isOpen = declaration.state === 'proposed' || declaration.state === 'asked';
  const record = {
    ...verdict,
    subject: 'declaration' as const,
    subjectId: declarationId,
    programId,
    referralId: null,
    dueAt: isOpen ? endOf(desk, declaration) : null,
    inputs: recordedCase(of),
  };
  world.verdicts.set(key, record);
  changes.verdicts.set(key, record);
  keepDeclaration(desk, declaration);
  if (declaration.state === 'refused') return;
  announce(desk, declaration);
  judgeFriendsOrders(desk, declaration);
}

/** The shop's one programme that isn't archived, where it was open to anybody then. */
const currentProgram = (world: World, at: Date): ProgramId | undefined =>
  [...world.programs].find(([id, status]) => status !== 'archived' && isOpenToAny(world, id, at))?.[0];

/** What an order itself says of its advocate is a declaration like any other, made once (till, draft orders). */
export function declareFromOrder(desk: Desk, facts: OrderFacts, named: NonNullable<OrderFacts['namedAdvocate']>): void {
  const { world, newId } = desk;
  const isKnown = [...world.declarations.values()].some((one) => one.proof === 'till' && one.orderId === facts.orderId);
  const programId = isKnown ? undefined : currentProgram(world, facts.createdAt);
  if (!programId) return;
  judgeDeclaration(desk, {
    kind: 'declared',
    declarationId: newId<DeclarationId>(),
    by: 'advocate',
    proof: 'till',
    programId,
    advocateId: advocateNamed(world, named, programId)?.advocateId ?? null,
    invitationId: newId(),
    emailHash: facts.emailHash,
    emailSealed: null,
    firstNameSealed: null,
    orderId: facts.orderId,
    locale: null,
    declaredAt: facts.createdAt,
  });
}

/** The other side answers; whoever thinks better of it answers again while it is open. The latest answer counts. */
export function answerDeclaration(
  desk: Desk,
  { declarationId, answer, at }: Extract<JudgeEvent, { kind: 'declaration-answered' }>,
): void {
  const known = desk.world.declarations.get(declarationId);
  if (!known || known.state === 'refused' || known.state === 'expired') return;
  if (known.answeredAt && known.answeredAt >= at) return;
  const answered = {
    ...known,
    state: answer === 'yes' ? ('confirmed' as const) : ('declined' as const),
    answeredAt: at,
  };
  keepDeclaration(desk, answered);
  settleVerdict(desk, declarationId);
  if (known.kind === 'advocate') tellFriend(desk, answered);
  judgeFriendsOrders(desk, answered);
}

/** Nobody answered in time, or the offer's days are over. What the friend bought before counts all the same. */
export function expireDeclaration(desk: Desk, declarationId: DeclarationId): void {
  const known = desk.world.declarations.get(declarationId);
  if (known?.state !== 'proposed' && known?.state !== 'asked') return;
  if (endOf(desk, known) > desk.now) return;
  keepDeclaration(desk, { ...known, state: 'expired' });
  settleVerdict(desk, declarationId);
}

function caseOf({ world, now }: Desk, event: Declared, offer: DeclarationCase['offer']): DeclarationCase {
  const { advocateId, emailHash, declaredAt } = event;
  const personId = (emailHash && world.identifiers.get(`email:${emailHash}`)) || null;
  const friend: Whoever = { personId, customerId: null, emailHash, phoneHash: null };
  const referral = personId ? referralOf(world.referrals.values(), event.programId, personId) : undefined;
  // a late declaration is about an order that was there before it
  const lateDays = event.by === 'advocate' ? offer.terms.declarations.lateDays : 0;
  const newUntil = addDaysInZone(declaredAt, -lateDays, world.timeZone);
  return {
    subject: 'declaration',
    declarationId: event.declarationId,
    kind: event.by,
    proof: event.proof,
    declaredAt,
    friend,
    advocate: advocateId && advocateIdentity(world, advocateId),
    offer,
    programStatus: statusFor(world, event),
    budget: budgetOf(world, event.programId, now),
    history: {
      earlierOrders: earlierOrders(world, friend, newUntil),
      knownOrdersBefore: knownOrdersBefore(world, friend, newUntil),
      shopifyOrdersBefore: null,
      canAsk: false,
      complete: world.historyComplete,
    },
    friendOf:
      !referral || referral.state === 'not-eligible' ? 'nobody' : referral.advocateId === advocateId ? 'same' : 'other',
    isNoticed: emailHash !== null && world.noticed.has(emailHash),
    declaredLately: declaredBefore(world, event),
    now,
    timeZone: world.timeZone,
  };
}

/** Live only for whom something was open then: outside a pilot, or after it, the programme is a draft still (P12). */
function statusFor(world: World, { programId, advocateId, declaredAt }: Declared): ProgramStatus {
  const status = world.programs.get(programId) ?? 'ended';
  const advocate = advocateId ? world.advocates.get(advocateId) : undefined;
  return status === 'live' && !versionInForce(world, programId, declaredAt, advocate) ? 'draft' : status;
}

function declaredBefore(world: World, { by, advocateId, declarationId, declaredAt }: Declared): number {
  const since = declaredAt.getTime() - DAY_MS;
  return [...world.declarations.values()].filter(
    (one) =>
      one.kind === by &&
      one.advocateId === advocateId &&
      one.declarationId !== declarationId &&
      one.state !== 'refused' &&
      one.declaredAt.getTime() > since &&
      one.declaredAt <= declaredAt,
  ).length;
}

/** An unproven friend could be anybody: then the advocate is asked whatever the programme says. */
function firstState({ by, proof }: Declared, advocateConfirms: boolean): KnownDeclaration['state'] {
  if (by === 'friend') return 'proposed';
  return advocateConfirms || proof === 'none' ? 'asked' : 'confirmed';
}

/** An invitation lasts as long as its offer lets the friend buy, a question as long as the address is kept. */
function endOf({ world }: Desk, { state, versionId, declaredAt, forgetAt }: KnownDeclaration): Date {
  const days = world.offers.get(versionId)?.terms.conditions.windowDays ?? 0;
  return state === 'asked' ? forgetAt : addDaysInZone(declaredAt, days, world.timeZone);
}

function announce(desk: Desk, declaration: KnownDeclaration): void {
  const { changes, world } = desk;
  const { declarationId, emailHash, locale, kind, state, advocateId } = declaration;
  const advocate = advocateId && world.advocates.get(advocateId);
  if (!advocate) return;
  if (emailHash && isNotice(declaration)) {
    world.noticed.add(emailHash);
    changes.notices.push({ emailHash, at: desk.now });
  }
  const shared = { personId: advocate.personId, referralId: null, rewardId: null, declarationId };
  const send = (name: 'friend-invitation' | 'declaration-confirm', to: { locale?: string | null }) => {
    changes.messages.push({ ...shared, ...to, dedupeKey: `${name}:${declarationId}`, kind: name });
    changes.effects.push({ kind: 'send-messages' });
  };
  if (kind === 'friend') send('friend-invitation', { locale });
  else if (state === 'asked') send('declaration-confirm', {});
  else tellFriend(desk, declaration);
}

/** A friend who named their advocate hears the answer; a no only where the friend showed that they are the buyer. */
function tellFriend({ changes, world }: Desk, declaration: KnownDeclaration): void {
  const { declarationId, emailHash, locale, state, proof, advocateId } = declaration;
  const advocate = advocateId && world.advocates.get(advocateId);
  if (!advocate || !emailHash || proof === 'till' || (state === 'declined' && proof === 'none')) return;
  const kind = state === 'declined' ? 'declaration-declined' : 'declaration-confirmed';
  changes.messages.push({
    dedupeKey: `${kind}:${declarationId}`,
    kind,
    personId: world.identifiers.get(`email:${emailHash}`) ?? advocate.personId,
    referralId: null,
    rewardId: null,
    declarationId,
    locale,
  });
  changes.effects.push({ kind: 'send-messages' });
}

/** The order may have been heard of before. */
function judgeFriendsOrders(desk: Desk, { emailHash, orderId }: KnownDeclaration): void {
  const { world } = desk;
  const people = new Set<PersonId | undefined>([
    ...(emailHash ? peopleBehind(world, emailHash) : []),
    orderId ? world.orders.get(orderId as OrderId)?.personId : undefined,
  ]);
  for (const personId of people) {
    if (!personId) continue;
    judgeOrdersOf(desk, personId, new Set());
    introduce(desk, personId);
  }
}

/** Who said yes, or named their advocate and was confirmed, is known by the name and address they gave, like whoever claims. */
export function introduce({ world, changes }: Desk, personId: PersonId): void {
  for (const { state, emailHash, emailSealed, firstNameSealed, locale, advocateId } of world.declarations.values()) {
    if (state !== 'confirmed' || !emailSealed || !locale) continue;
    if (world.identifiers.get(`email:${emailHash}`) !== personId || world.erased.has(personId)) continue;
    const isTheirs = [...world.referrals.values()].some(
      (referral) => referral.friendId === personId && referral.advocateId === advocateId,
    );
    if (isTheirs) changes.contacts.push({ personId, emailSealed, firstNameSealed, locale });
  }
}

function keepDeclaration({ world, changes }: Desk, declaration: KnownDeclaration): void {
  world.declarations.set(declaration.declarationId, declaration);
  changes.declarations.set(declaration.declarationId, declaration);
}

/** It waits for nothing any more. */
function settleVerdict({ world, changes }: Desk, declarationId: DeclarationId): void {
  const key = subjectKey('declaration', declarationId);
  const verdict = world.verdicts.get(key);
  if (!verdict?.dueAt) return;
  const settled = { ...verdict, dueAt: null };
  world.verdicts.set(key, settled);
  changes.verdicts.set(key, settled);
}

/** Whoever was named, as an advocate of this programme; else of whichever they joined last. */
function advocateNamed(
  { advocates, identifiers }: World,
  named: NonNullable<OrderFacts['namedAdvocate']>,
  programId: ProgramId,
): KnownAdvocate | undefined {
  const all = [...advocates.values()].sort((a, b) => (a.advocateId < b.advocateId ? 1 : -1));
  const byCode = 'code' in named ? all.find((advocate) => hasCode(advocate, named.code)) : undefined;
  if (byCode?.programId === programId) return byCode;
  const personId = 'code' in named ? byCode?.personId : identifiers.get(`email:${named.emailHash}`);
  const theirs = all.filter((advocate) => advocate.personId === personId);
  return theirs.find((advocate) => advocate.programId === programId) ?? byCode ?? theirs[0];
}
