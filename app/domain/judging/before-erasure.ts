import type { ListHit } from '../fraud/list-entry.ts';
import type { OrderId } from '../shared/ids.ts';
import type { OrderCase } from '../verdict/cases.ts';
import type { EarlierOrder, History } from '../verdict/facts.ts';
import { type RecordedCase, reviveCase } from '../verdict/replay.ts';
import { byProcessed, isPurchase } from './history.ts';
import type { StampedEvidence } from './stamped-evidence.ts';
import { type KnownOrder, subjectKey, type World } from './world.ts';

type RecordedOrder = Extract<RecordedCase, { subject: 'order'; offer: unknown }>;

function recordedOrder(world: World, orderId: OrderId): RecordedOrder | null {
  const stood = world.verdicts.get(subjectKey('order', orderId));
  if (!stood) return null;
  const recorded = reviveCase(stood.inputs);
  return 'offer' in recorded && recorded.subject === 'order' ? recorded : null;
}

/**
 * An order's case when one of its people was erased: who they were, and what that said of them, stands as it was recorded
 * before, so that only the order itself, disputes and human words can change its verdict (SC-28). The ids and hashes in it
 * may be others by then, equal where they were equal.
 */
export function asBeforeErasure(world: World, of: OrderCase): OrderCase {
  const isErased = {
    friend: world.erased.has(of.friend.personId),
    advocate: world.erased.has(of.advocate.personId),
  };
  const recorded = isErased.friend || isErased.advocate ? recordedOrder(world, of.facts.orderId) : null;
  if (recorded?.advocate.advocateId !== of.advocate.advocateId) return of;
  const { friend, advocate, history, profiles, trust, listed = [] } = recorded;
  return {
    ...of,
    // both as they were recorded, whoever was erased: they are compared with each other
    friend: {
      personId: of.friend.personId,
      customerId: friend.customerId ?? of.friend.customerId,
      emailHash: friend.emailHash ?? of.friend.emailHash,
      phoneHash: friend.phoneHash ?? of.friend.phoneHash,
    },
    advocate: { ...advocate, personId: of.advocate.personId },
    history: isErased.friend ? historyOf(world, of.history, history) : of.history,
    ...(of.profiles && {
      profiles: {
        ...of.profiles,
        ...(isErased.friend && profiles?.friend && { friend: profiles.friend }),
        ...(isErased.advocate && profiles?.advocate && { advocate: profiles.advocate }),
      },
    }),
    ...(trust && { trust }),
    listed: withHits(
      of.listed ?? [],
      listed.filter(({ side, by }) => isErased[side] && by !== 'person'),
    ),
  };
}

/** Purchases that were found by account, address or phone still count, unless they were called off since. */
function historyOf({ orders }: World, now: History, recorded: History): History {
  const stands = ({ orderId }: EarlierOrder): boolean => {
    const known = orders.get(orderId);
    return !known || isPurchase(known.facts);
  };
  const kept = recorded.earlierOrders.filter(stands);
  const others = now.earlierOrders.filter(({ orderId }) => !kept.some((one) => one.orderId === orderId));
  const { knownOrdersBefore, canAsk } = recorded;
  return { ...now, earlierOrders: [...kept, ...others].sort(byProcessed), knownOrdersBefore, canAsk };
}

const withHits = (hits: readonly ListHit[], recorded: readonly ListHit[]): ListHit[] =>
  [...hits, ...recorded].sort((a, b) => (a.entryId < b.entryId ? -1 : a.entryId > b.entryId ? 1 : 0));

/** What was declared of a buyer who was erased: the declarations know their address no more. */
export const declaredBeforeErasure = (world: World, { facts, personId }: KnownOrder): StampedEvidence[] =>
  (world.erased.has(personId) ? (recordedOrder(world, facts.orderId)?.evidence ?? []) : []).filter(
    (one): one is StampedEvidence =>
      (one.kind === 'invitation-email' || one.kind === 'declared-advocate') && 'versionId' in one,
  );
