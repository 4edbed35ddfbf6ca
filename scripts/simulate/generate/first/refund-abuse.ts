import type { Someone } from './people.ts';
import { DAY, HOUR, MINUTE, type Telling } from './scribe.ts';

/** Accomplices buy for the advocate's reward and send everything back, sooner or later, time after time. */
export function tellRefundAbuse(telling: Telling, count: number): void {
  const { random, people, scribe } = telling;
  const last = scribe.referrals + count;
  while (scribe.referrals < last) {
    const advocate = people.someone();
    scribe.past(advocate);
    let at = scribe.awake(scribe.opensAt + random.next() * 60 * DAY);
    scribe.join(at, advocate);
    const isPatient = random.chance(0.3);
    const friends = Math.min(4 + random.whole(9), last - scribe.referrals);
    for (let number = 0; number < friends; number += 1) {
      buyAndReturn(telling, advocate, at, isPatient);
      at += (0.5 + random.next() * 5) * DAY;
    }
  }
}

function buyAndReturn(telling: Telling, advocate: Someone, from: number, isPatient: boolean): void {
  const { random, people, scribe } = telling;
  const { chance, next, pick } = random;
  const made = people.someone();
  // the goods go back anyway: to the advocate's door, or to whoever lends their name
  const helps = chance(0.65);
  const friend: Someone = {
    ...made,
    address: chance(0.4) ? advocate.address : made.address,
    phone: chance(0.2) ? (advocate.phone ?? made.phone) : made.phone,
  };
  const id = scribe.referral(advocate, friend, 'refund-abuse', isPatient ? 'after-the-reward' : 'within-waiting');
  const device = helps
    ? { ip: people.inside(advocate.homeIp), userAgent: pick(advocate.agents) }
    : people.sitting(friend);
  const visitAt = scribe.awake(from + scribe.exponential(4 * HOUR));
  scribe.visit(visitAt, id, device);
  const claimAt = visitAt + (0.5 + next() * 6) * MINUTE;
  if (chance(0.85)) scribe.claim(claimAt, id, device);
  const orderAt = claimAt + (2 + next() * 40) * MINUTE;
  const order = scribe.order(orderAt, friend, {
    subtotal: scribe.basket() * (chance(0.4) ? 2.5 : 1) + 30,
    referral: id,
    brings: ['cart'],
    device,
    referringSite: null,
    risk: chance(0.05) ? 'medium' : 'none',
  });
  // the patient let some go after the reward has come; a few have the bank take the money back
  const days = isPatient && chance(0.6) ? 15 + next() * 10 : 1 + next() * 11;
  const backAt = orderAt + days * DAY;
  if (chance(0.12)) {
    scribe.chargeback(backAt, order, 'open');
    scribe.chargeback(backAt + 20 * DAY, order, chance(0.8) ? 'lost' : 'won');
  } else if (chance(0.15) && !isPatient) scribe.cancel(orderAt + (1 + next() * 20) * HOUR, order);
  else scribe.refund(backAt, order);
}
