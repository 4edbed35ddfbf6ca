import type { Someone } from './people.ts';
import { DAY, HOUR, MINUTE, type Telling } from './scribe.ts';
import { hidingSitting, secondIdentity, skillOf, tracesLeft } from './traces.ts';

/** A customer recommends themself under one or more other names. */
export function tellSelfReferrals(telling: Telling, count: number): void {
  const { random, people, scribe } = telling;
  const last = scribe.referrals + count;
  while (scribe.referrals < last) {
    const advocate = people.someone();
    scribe.past(advocate);
    const joinedAt = scribe.awake(scribe.opensAt + random.next() * 95 * DAY);
    scribe.join(joinedAt, advocate);
    const identities = Math.min(random.chance(0.65) ? 1 : 2 + random.whole(3), last - scribe.referrals);
    for (let at = 0, from = joinedAt; at < identities; at += 1) from = recommendSelf(telling, advocate, from);
  }
}

function recommendSelf(telling: Telling, advocate: Someone, from: number): number {
  const { random, scribe } = telling;
  const { chance, next } = random;
  const skill = skillOf(random);
  const left = tracesLeft(random, skill);
  const friend = secondIdentity(telling, advocate, left);
  const id = scribe.referral(advocate, friend, 'self-referral', skill);
  // the first comes at once, out of curiosity; the skilled wait
  const startAt = scribe.awake(from + (skill === 'skilled' ? scribe.exponential(6 * DAY) : scribe.exponential(HOUR)));
  const device = hidingSitting(telling, friend, left);
  scribe.visit(startAt, id, device);
  const claimAt = startAt + (0.5 + next() * 5) * MINUTE;
  const claims = chance(0.9);
  if (claims) scribe.claim(claimAt, id, device);
  const orderAt = claimAt + (1 + next() * 25) * MINUTE + (chance(0.3) ? next() * 3 * DAY : 0);
  const order = scribe.order(orderAt, friend, {
    subtotal: chance(0.5) ? 30 + Math.round(next() * 60) / 10 : scribe.basket(),
    referral: id,
    brings: claims ? ['cart', 'welcome-code'] : ['cart'],
    device: chance(0.8) ? device : hidingSitting(telling, friend, left),
    referringSite: null,
    risk: chance(0.06) ? 'medium' : chance(0.01) ? 'high' : 'none',
  });
  if (chance(0.04)) scribe.refund(orderAt + (4 + next() * 20) * DAY, order);
  return orderAt + (1 + next() * 8) * DAY;
}
