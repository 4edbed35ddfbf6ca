import { LAST_NAMES } from './names.ts';
import { respelled, type Someone } from './people.ts';
import { DAY, HOUR, MINUTE, type Telling } from './scribe.ts';

/** Some who live or work together recommend each other and housemates who don't exist, round and round. */
export function tellHouseholdRings(telling: Telling, count: number): void {
  const { random, people, scribe } = telling;
  const last = scribe.referrals + count;
  while (scribe.referrals < last) {
    const home = people.household();
    const isSly = random.chance(0.35);
    const member = (): Someone => {
      const lastName = random.chance(isSly ? 0.4 : 0.75) ? home.lastName : random.pick(LAST_NAMES);
      const who = people.someone({ household: { ...home, lastName } });
      return { ...who, address: respelled(home.address, random), human: home.homeIp };
    };
    const founder = member();
    scribe.past(founder);
    let turn = { who: founder, at: scribe.awake(scribe.opensAt + random.next() * 75 * DAY) };
    const rounds = 3 + random.whole(3);
    for (let round = 0; round < rounds && scribe.referrals < last; round += 1) {
      scribe.join(turn.at, turn.who);
      const inventions = random.chance(0.5) ? 1 + random.whole(2) : 0;
      let next = turn;
      for (let at = 0; at <= inventions && scribe.referrals < last; at += 1) {
        const isBack = round === rounds - 1 && at === 0 && random.chance(0.4);
        const friend = isBack ? founder : member();
        next = recommend(telling, turn.who, friend, turn.at + at * random.next() * 3 * DAY, {
          isSly,
          homeIp: home.homeIp,
        });
      }
      // whoever bought last goes on
      turn = { who: next.who, at: scribe.awake(next.at + random.next() * 4 * DAY) };
      if (turn.who === founder) break;
    }
  }
}

function recommend(
  telling: Telling,
  advocate: Someone,
  friend: Someone,
  from: number,
  { isSly, homeIp }: { isSly: boolean; homeIp: string },
): { who: Someone; at: number } {
  const { random, people, scribe } = telling;
  const { chance, next, pick } = random;
  const id = scribe.referral(advocate, friend, 'household-ring', isSly ? 'sly' : 'open');
  // there are few machines in a house
  const agents = chance(0.6) ? advocate.agents : friend.agents;
  const device = () => ({
    ip: chance(isSly ? 0.5 : 0.85) ? people.inside(homeIp) : people.carrierIp(),
    userAgent: pick(agents),
  });
  const visitAt = scribe.awake(from + scribe.exponential(10 * HOUR));
  const seen = device();
  scribe.visit(visitAt, id, seen);
  const claimAt = visitAt + (0.5 + next() * 8) * MINUTE;
  if (chance(0.85)) scribe.claim(claimAt, id, seen);
  const at = claimAt + (2 + next() * 60) * MINUTE;
  scribe.order(at, friend, {
    subtotal: chance(0.4) ? 30 + Math.round(next() * 80) / 10 : scribe.basket(),
    referral: id,
    brings: ['cart'],
    device: chance(0.7) ? seen : device(),
    referringSite: null,
  });
  return { who: friend, at };
}
