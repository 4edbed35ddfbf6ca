import type { ShareChannel } from '../attribution/share-channel.ts';
import type { Desk, KnownReferral, World } from './world.ts';

/** Keeps the sum of purchases by channel (S3) in line with a referral that changed: its claim, or what it is worth. */
export function countByChannel({ world, changes }: Desk, before: KnownReferral, after: KnownReferral): void {
  const [from, to] = [channelThatSold(world, before), channelThatSold(world, after)];
  if (from === to) return;
  const { programId } = after;
  if (from) changes.counters.push({ programId, metric: `orders:${from}`, amount: -1 });
  if (to) changes.counters.push({ programId, metric: `orders:${to}`, amount: 1 });
}

/**
 * How the link of a referral's claim had been shared, once it has led to a purchase that counts. A claim of another
 * advocate's, from before the friend went over, sold nothing.
 */
function channelThatSold(world: World, { claimId, advocateId, revenueMinor }: KnownReferral): ShareChannel | null {
  const claim = revenueMinor !== null && claimId ? world.claims.get(claimId) : undefined;
  return claim?.advocateId === advocateId ? claim.via : null;
}
