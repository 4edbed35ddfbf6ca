import type { Random } from '../../../random.ts';
import type { Device } from '../../world.ts';
import { FIRST_NAMES, LAST_NAMES } from './names.ts';
import { type People, plain, respelled, type Someone } from './people.ts';

/** What a second identity has in common with the first, whether its maker thought of it or not. */
export type Trace = 'address' | 'ip' | 'device' | 'name' | 'phone' | 'mailbox';

export type Skill = 'clumsy' | 'careful' | 'skilled';
export const skillOf = ({ next }: Random): Skill => {
  const draw = next();
  return draw < 0.35 ? 'clumsy' : draw < 0.75 ? 'careful' : 'skilled';
};

/** How often each trace is left. What is bought has to arrive somewhere, so the address is left most. */
const LEFT: Readonly<Record<Skill, Readonly<Record<Trace, number>>>> = {
  clumsy: { address: 0.97, ip: 0.85, device: 0.9, name: 0.65, phone: 0.55, mailbox: 0.7 },
  careful: { address: 0.85, ip: 0.5, device: 0.6, name: 0.35, phone: 0.3, mailbox: 0.35 },
  skilled: { address: 0.65, ip: 0.25, device: 0.35, name: 0.15, phone: 0.15, mailbox: 0.15 },
};

/** Nobody is so perfect that nothing is left: two things at least, and one beyond what neighbours in a café share. */
export function tracesLeft(random: Random, skill: Skill): ReadonlySet<Trace> {
  const chances = Object.entries(LEFT[skill]) as [Trace, number][];
  for (;;) {
    const left = new Set(chances.filter(([, share]) => random.chance(share)).map(([trace]) => trace));
    if (left.size >= 2 && (['address', 'name', 'phone', 'mailbox'] as const).some((trace) => left.has(trace)))
      return left;
  }
}

/** The same human under another identity. */
export function secondIdentity(
  { random, people }: { random: Random; people: People },
  first: Someone,
  left: ReadonlySet<Trace>,
): Someone {
  const { pick, chance } = random;
  const firstName = left.has('name') && chance(0.6) ? first.firstName : pick(FIRST_NAMES);
  const lastName = left.has('name') ? first.lastName : pick(LAST_NAMES);
  const made = people.someone({ firstName, lastName });
  return {
    ...made,
    human: first.human,
    email: left.has('mailbox') ? likeMailbox(random, first) : made.email,
    phone: left.has('phone') ? (first.phone ?? made.phone) : chance(0.5) ? made.phone : null,
    address: left.has('address') ? respelled(first.address, random) : made.address,
    homeIp: left.has('ip') ? first.homeIp : made.homeIp,
    agents: left.has('device') ? first.agents : made.agents,
  };
}

/** Another address that looks like the first one: people run out of ideas. */
function likeMailbox({ pick, whole, chance }: Random, { email, firstName, lastName }: Someone): string {
  const [mailbox = '', domain = ''] = email.split('@');
  const other = chance(0.5) ? domain : pick(['gmail.com', 'outlook.fr', 'hotmail.fr', 'proton.me', 'gmx.fr']);
  const bare = mailbox.replace(/\d+$/, '');
  return pick([
    `${bare}${1 + whole(99)}@${other}`,
    `${bare}.pro@${other}`,
    `${bare}bis@${other}`,
    `${plain(lastName)}.${plain(firstName)}${whole(10)}@${other}`,
    `${mailbox}+${pick(['promo', 'shop', 'deux'])}@${domain}`,
    `${bare}_${whole(100)}@${other}`,
  ]);
}

/** Where somebody sits who mostly minds to hide it, or doesn't. */
export function hidingSitting(
  { random, people }: { random: Random; people: People },
  who: Someone,
  left: ReadonlySet<Trace>,
): Device {
  const ip = left.has('ip') ? people.inside(who.homeIp) : random.chance(0.5) ? people.carrierIp() : people.vpnIp();
  return { ip, userAgent: random.pick(who.agents) };
}
