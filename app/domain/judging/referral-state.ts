import { isOnLaterPurchase } from './levels.ts';
import type { KnownReferral, KnownVerdict, World } from './world.ts';

type Standing = Pick<KnownReferral, 'state' | 'reason' | 'orderId' | 'orderName' | 'revenueMinor'>;

/** Where a referral stands after its verdicts, the earliest first, in the words people see: joined, order waiting, rewarded, not eligible. */
export function standingAfter(referral: KnownReferral, verdicts: readonly KnownVerdict[], world: World): Standing {
  const factsOf = (verdict: KnownVerdict) => world.orders.get(verdict.subjectId as never)?.facts;
  const onOrders = verdicts
    .filter((verdict) => verdict.subject === 'order' && verdict.outcome !== 'not-referred')
    // what comes after the first purchase leaves the referral where it is
    .filter((verdict) => !isOnLaterPurchase(verdict));
  const withOrder = (verdict: KnownVerdict) => {
    const facts = factsOf(verdict);
    return {
      orderId: facts?.orderId ?? referral.orderId,
      orderName: facts?.name ?? referral.orderName,
      subtotalMinor: facts?.subtotalMinor ?? 0,
    };
  };
  const approved = onOrders.find((verdict) => verdict.outcome === 'approved');
  if (approved) {
    const { orderId, orderName, subtotalMinor } = withOrder(approved);
    return {
      state: approved.dueAt ? 'order-waiting' : 'rewarded',
      reason: null,
      orderId,
      orderName,
      revenueMinor: subtotalMinor,
    };
  }
  const none = { orderId: null, orderName: null, revenueMinor: null };
  const held = onOrders.find((verdict) => verdict.outcome === 'held');
  if (held) {
    const { orderId, orderName } = withOrder(held);
    return { state: 'order-waiting', reason: held.reason, orderId, orderName, revenueMinor: null };
  }
  // a friend who turned out to be one we know keeps the referral they had, whatever became of this one's orders
  if (referral.reason === 'already-referred') return { ...none, state: 'not-eligible', reason: referral.reason };
  // "not new" is only the reason when no order failed for one of its own
  const rejected = onOrders.find((verdict) => verdict.reason !== 'newness') ?? onOrders[0];
  const hasJoined = verdicts.some(({ subject, outcome }) => subject === 'sign-up' && outcome === 'approved');
  // an old customer who joined was never to be new
  if (rejected && !(hasJoined && rejected.reason === 'newness')) {
    const { orderId, orderName } = withOrder(rejected);
    return { state: 'not-eligible', reason: rejected.reason, orderId, orderName, revenueMinor: null };
  }
  if (hasJoined) return { ...none, state: 'joined', reason: null };
  const onClaims = verdicts.filter((verdict) => verdict.subject === 'claim');
  const isClaimed = onClaims.some((verdict) => verdict.outcome === 'approved');
  const heldClaim = onClaims.find((verdict) => verdict.outcome === 'held');
  if (!isClaimed && heldClaim) return { ...none, state: 'joined', reason: heldClaim.reason };
  if (!isClaimed && onClaims.length) return { ...none, state: 'not-eligible', reason: onClaims.at(-1)?.reason ?? null };
  return {
    ...none,
    state: referral.state === 'not-eligible' && !isClaimed ? 'not-eligible' : 'joined',
    reason: isClaimed ? null : referral.reason,
  };
}
