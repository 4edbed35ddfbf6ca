import { traceKeys } from '../../domain/fraud/sightings.ts';
import type { DueSubject, JudgeEvent, Visit } from '../../domain/judging/world.ts';
import type { DecidedSubject } from '../../domain/verdict/decision.ts';

/** What of the world a batch of events names. */
export type WorldKeys = ReturnType<typeof keysOf>;

export function keysOf(events: readonly JudgeEvent[]) {
  const keys = {
    identifiers: { customer: new Set<string>(), email: new Set<string>(), phone: new Set<string>() },
    /** what the batch's orders and claims left behind, see sightings.ts */
    traces: new Set<string>(),
    /** by what those who brought a decoy code may be known */
    canaries: new Set<string>(),
    orderIds: new Set<string>(),
    codes: new Set<string>(),
    tokenHashes: new Set<string>(),
    advocateIds: new Set<string>(),
    /** the offers that visits are stamped with */
    versionIds: new Set<string>(),
    claimIds: new Set<string>(),
    redemptionIds: new Set<string>(),
    declarationIds: new Set<string>(),
    /** subjects somebody appeals or decides on: who asked about them matters */
    appealedIds: new Set<string>(),
    /** addresses that are declared: whether they had their notice matters */
    declaredEmails: new Set<string>(),
    /** whose declarations of the day before matter */
    declaredAt: [] as Date[],
    /** of accounts that were opened: a sign-up goes by its customer */
    signUpIds: new Set<string>(),
    rewardIds: new Set<string>(),
    lotIds: new Set<string>(),
    /** whose points or money are spent */
    spenderIds: new Set<string>(),
    payoutIds: new Set<string>(),
    /** payments to causes: their balances matter */
    paysCauses: false,
    /** when the orders count from that the batch tells of */
    orderedAt: [] as Date[],
    /** when the claims were made that the batch tells of */
    claimedAt: [] as Date[],
  };
  const identify = (kind: keyof typeof keys.identifiers, value: string | null) => {
    if (value) keys.identifiers[kind].add(value);
  };
  const nameVisit = ({ advocateId, versionId }: Visit) => {
    keys.advocateIds.add(advocateId);
    keys.versionIds.add(versionId);
  };
  const idsBySubject: Record<DueSubject, Set<string>> = {
    order: keys.orderIds,
    claim: keys.claimIds,
    'sign-up': keys.signUpIds,
    redemption: keys.redemptionIds,
    declaration: keys.declarationIds,
    lot: keys.lotIds,
    reward: keys.rewardIds,
  };
  const nameSubject = ({ subject, subjectId }: { subject: DecidedSubject; subjectId: string }) => {
    idsBySubject[subject].add(subjectId);
    if (subject === 'sign-up') identify('customer', subjectId);
    keys.appealedIds.add(subjectId);
  };
  for (const event of events) {
    switch (event.kind) {
      case 'order-seen': {
        const { facts, visit } = event;
        identify('customer', facts.customerId);
        identify('email', facts.emailHash);
        identify('phone', facts.phoneHash);
        identify('email', event.addresses?.verified?.emailHash ?? null);
        for (const trace of traceKeys(facts.traces, facts.phoneHash)) keys.traces.add(trace);
        keys.orderIds.add(facts.orderId);
        keys.orderedAt.push(facts.processedAt);
        for (const code of facts.codes) keys.codes.add(code);
        if (facts.claimToken) keys.tokenHashes.add(facts.claimToken);
        if (visit) nameVisit(visit);
        if (facts.namedAdvocate) {
          if ('code' in facts.namedAdvocate) keys.codes.add(facts.namedAdvocate.code);
          else identify('email', facts.namedAdvocate.emailHash);
          keys.declaredAt.push(facts.createdAt);
        }
        break;
      }
      case 'declared':
        identify('email', event.emailHash);
        if (event.emailHash) keys.declaredEmails.add(event.emailHash);
        if (event.advocateId) keys.advocateIds.add(event.advocateId);
        if (event.orderId) keys.orderIds.add(event.orderId);
        keys.declarationIds.add(event.declarationId);
        keys.declaredAt.push(event.declaredAt);
        break;
      case 'declaration-answered':
        identify('email', event.emailHash);
        keys.declarationIds.add(event.declarationId);
        break;
      case 'claim-made':
        identify('customer', event.customerId);
        identify('email', event.emailHash);
        identify('customer', event.account?.customerId ?? null);
        identify('email', event.addresses?.verified?.emailHash ?? null);
        if (event.account) keys.signUpIds.add(event.account.customerId);
        nameVisit(event.visit);
        keys.claimIds.add(event.claimId);
        keys.claimedAt.push(event.claimedAt);
        for (const trace of traceKeys(event.traces, null)) keys.traces.add(trace);
        break;
      case 'signed-up':
        identify('customer', event.account.customerId);
        identify('email', event.emailHash);
        keys.signUpIds.add(event.account.customerId);
        break;
      case 'order-changed':
      case 'order-told':
      case 'dispute-seen':
        keys.orderIds.add(event.orderId);
        break;
      case 'canary-brought':
        for (const key of event.keys) {
          keys.canaries.add(key);
          keys.traces.add(key);
          if (key.startsWith('email:')) identify('email', key.slice('email:'.length));
        }
        break;
      case 'customers-merged':
        identify('customer', event.keptId);
        identify('customer', event.goneId);
        break;
      case 'decided':
        nameSubject(event.decision);
        break;
      case 'appealed':
        nameSubject(event.appeal);
        break;
      // a hint to who it is about; what is theirs is judged afterwards
      case 'listed':
      case 'unlisted':
        break;
      case 'due':
        idsBySubject[event.subject].add(event.subjectId);
        if (event.subject === 'sign-up') identify('customer', event.subjectId);
        break;
      case 'redeem':
        keys.redemptionIds.add(event.redemptionId);
        keys.spenderIds.add(event.personId);
        break;
      case 'fee-approved':
        keys.payoutIds.add(event.feeId);
        keys.spenderIds.add(event.personId);
        break;
      case 'paid-out':
        keys.payoutIds.add(event.payoutId);
        if (event.personId) keys.spenderIds.add(event.personId);
        else keys.paysCauses = true;
        break;
      case 'undo-redemption':
      case 'reward-spent':
      case 'gift-given':
        keys.rewardIds.add(event.rewardId);
        break;
      default:
        event satisfies never;
    }
  }
  return keys;
}

/** Whether an event itself, whoever it is about, concerns a referral or reward. */
export const isAboutReferrals = (keys: WorldKeys): boolean =>
  [
    keys.advocateIds,
    keys.claimIds,
    keys.redemptionIds,
    keys.declarationIds,
    keys.appealedIds,
    keys.rewardIds,
    keys.lotIds,
    keys.spenderIds,
    keys.payoutIds,
    keys.canaries,
  ].some((ids) => ids.size > 0);
