import { DAY, MINUTE, type Telling } from './scribe.ts';

/** An advocate's code or link gets onto coupon sites and forums, and strangers come in crowds. */
export function tellCodeLeaks(telling: Telling, count: number): void {
  const { random, people, scribe } = telling;
  const { chance, next } = random;
  const last = scribe.referrals + count;
  while (scribe.referrals < last) {
    const advocate = people.someone();
    scribe.past(advocate);
    const joinedAt = scribe.awake(scribe.opensAt + next() * 70 * DAY);
    scribe.join(joinedAt, advocate);
    const spreadAt = joinedAt + (0.5 + next() * 10) * DAY;
    const way = chance(0.45) ? 'code-on-coupon-site' : chance(0.55) ? 'link-on-coupon-site' : 'link-in-forum';
    const strangers = Math.min(20 + random.whole(60), last - scribe.referrals);
    for (let number = 0; number < strangers; number += 1) {
      // most within days of being published, then fewer and fewer
      const at = scribe.awake(spreadAt + Math.min(scribe.exponential(3 * DAY), 20 * DAY));
      const stranger = people.someone();
      const id = scribe.referral(advocate, stranger, 'code-leak', way);
      const device = people.sitting(stranger);
      const isByCode = way === 'code-on-coupon-site' && chance(0.85);
      if (!isByCode) scribe.visit(at, id, device);
      const claims = !isByCode && chance(0.8);
      const claimAt = at + (0.5 + next() * 6) * MINUTE;
      if (claims) scribe.claim(claimAt, id, device);
      if (claims && chance(0.2)) continue;
      const isTold = chance(way === 'link-in-forum' ? 0.35 : 0.6);
      scribe.order(claimAt + (2 + next() * 30) * MINUTE, stranger, {
        referral: id,
        brings: isByCode ? ['advocate-code'] : claims ? ['cart', 'welcome-code'] : ['cart'],
        device,
        referringSite: isTold ? scribe.couponSite() : scribe.site(),
      });
    }
  }
}
