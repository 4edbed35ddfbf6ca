import { FIRST_NAMES, LAST_NAMES, THROW_AWAY_PROVIDERS } from './names.ts';
import { plain, respelled, type Someone } from './people.ts';
import { DAY, HOUR, MINUTE, type Telling } from './scribe.ts';

type Way = 'throw-away-mail' | 'random-mailboxes' | 'numbered-mailboxes';

/** One human makes accounts by the dozen, for the welcome offers and for the advocate's reward. */
export function tellDisposableAccounts(telling: Telling, count: number): void {
  const { random, people, scribe } = telling;
  const last = scribe.referrals + count;
  while (scribe.referrals < last) {
    const advocate = people.someone();
    scribe.past(advocate, 1);
    const joinedAt = scribe.awake(scribe.opensAt + random.next() * 90 * DAY);
    scribe.join(joinedAt, advocate);
    const draw = random.next();
    const farm: Farm = {
      way: draw < 0.35 ? 'throw-away-mail' : draw < 0.7 ? 'random-mailboxes' : 'numbered-mailboxes',
      base: plain(random.pick(FIRST_NAMES)) + plain(random.pick(LAST_NAMES)).slice(0, 4),
      agents: random.chance(0.7) ? [advocate.agents.at(-1)!] : [advocate.agents.at(-1)!, people.computerAgent()],
      ips: random.chance(0.45) ? [advocate.homeIp] : Array.from({ length: 2 + random.whole(4) }, () => people.vpnIp()),
      isShipped: random.chance(0.75),
    };
    const accounts = Math.min(6 + random.whole(18), last - scribe.referrals);
    let at = joinedAt + scribe.exponential(3 * HOUR);
    for (let number = 1; number <= accounts; number += 1) {
      makeAccount(telling, advocate, farm, number, at);
      // several at a sitting, then a pause
      at += random.chance(0.75) ? (2 + random.next() * 25) * MINUTE : (8 + random.next() * 60) * HOUR;
    }
  }
}

type Farm = { way: Way; base: string; agents: string[]; ips: string[]; isShipped: boolean };

function makeAccount(telling: Telling, advocate: Someone, farm: Farm, number: number, at: number): void {
  const { random, people, scribe } = telling;
  const { chance, next, pick } = random;
  const made = people.someone();
  const friend: Someone = {
    ...made,
    human: advocate.human,
    email: mailboxOf(telling, farm, number, made),
    phone: chance(0.75) ? null : (advocate.phone ?? made.phone),
    // what isn't meant to arrive goes to any street
    address: farm.isShipped ? respelled(advocate.address, random) : made.address,
    homeIp: farm.ips[0]!,
    agents: [farm.agents[0]!],
  };
  const id = scribe.referral(advocate, friend, 'disposable-accounts', farm.way);
  const device = { ip: people.inside(pick(farm.ips)), userAgent: pick(farm.agents) };
  scribe.visit(at, id, device);
  const claimAt = at + (10 + next() * 80) * 1_000;
  scribe.claim(claimAt, id, device);
  if (chance(0.45)) return;
  scribe.order(claimAt + (1 + next() * 10) * MINUTE, friend, {
    subtotal: 30 + Math.round(next() * 50) / 10,
    referral: id,
    brings: ['cart', 'welcome-code'],
    device,
    referringSite: null,
    risk: chance(0.1) ? 'medium' : chance(0.04) ? 'high' : 'none',
  });
}

function mailboxOf({ random, people }: Telling, { way, base }: Farm, number: number, made: Someone): string {
  switch (way) {
    case 'throw-away-mail':
      return random.chance(0.9)
        ? `${people.letters(8)}@${random.pick(THROW_AWAY_PROVIDERS)}`
        : `${people.letters(10)}@gmail.com`;
    case 'random-mailboxes':
      return random.chance(0.85)
        ? `${people.letters(8 + random.whole(5))}@${random.pick(['gmail.com', 'outlook.com', 'proton.me', 'gmx.com'])}`
        : made.email;
    case 'numbered-mailboxes':
      return `${base}${random.chance(0.8) ? number + 100 : number * 7}@${random.pick(['gmail.com', 'outlook.fr'])}`;
    default:
      return way satisfies never;
  }
}
