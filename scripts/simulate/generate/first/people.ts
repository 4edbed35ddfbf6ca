import type { Random } from '../../../random.ts';
import type { Device, WrittenLine } from '../../world.ts';
import { CITIES, FIRST_NAMES, LAST_NAMES, MAIL_PROVIDERS, STREETS } from './names.ts';

export type Address = { line1: string; line2?: string; zip: string; city: string };

/** Where people live: what they share who live there. */
export type Household = { address: Address; homeIp: string; lastName: string };

/** One made-up human with one identity. */
export type Someone = {
  id: string;
  human: string;
  firstName: string;
  lastName: string;
  email: string;
  phone: string | null;
  address: Address;
  homeIp: string;
  /** of their telephone, and of their computer if they have one */
  agents: readonly [string, ...string[]];
};

export const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

/** A source of people; each call is somebody new. */
export function peopleOf(random: Random) {
  const { pick, whole, chance } = random;
  let count = 0;
  /** addresses that thousands share: mobile carriers put their customers behind few of them */
  const carrierIps = Array.from({ length: 500 }, () => `92.184.${whole(256)}.${1 + whole(254)}`);
  const vpnIps = Array.from({ length: 40 }, () => `185.107.${whole(256)}.${1 + whole(254)}`);

  const homeIp = () =>
    chance(0.3)
      ? `2a01:e0a:${hex()}:${hex()}:${hex()}:${hex()}:${hex()}:${hex()}`
      : `${pick(['78', '82', '83', '86', '88', '90', '91', '109', '176'])}.${whole(256)}.${whole(256)}.${1 + whole(254)}`;
  const hex = () => (1 + whole(0xfffe)).toString(16);

  const phone = () => `+33${pick(['6', '7'])}${String(10_000_000 + whole(89_999_999))}`;

  const address = (): Address => {
    const [city, zip] = pick(CITIES);
    const line1 = `${1 + whole(160)}${chance(0.06) ? ' bis' : ''} ${pick(STREETS)}`;
    return chance(0.3) ? { line1, line2: `Appt ${1 + whole(60)}`, zip, city } : { line1, zip, city };
  };

  const household = (): Household => ({ address: address(), homeIp: homeIp(), lastName: pick(LAST_NAMES) });

  const phoneAgent = () =>
    chance(0.52)
      ? `Mozilla/5.0 (iPhone; CPU iPhone OS ${pick(['17_6', '18_3', '18_5', '18_6', '19_0', '19_1'])} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${pick(['17.6', '18.3', '18.5', '19.1'])} Mobile/15E148 Safari/604.1`
      : `Mozilla/5.0 (Linux; Android ${pick(['13', '14', '15', '16'])}; ${pick(['SM-A546B', 'SM-S921B', 'Pixel 8', 'Pixel 9a', 'Redmi Note 13', 'CPH2581', 'SM-A155F', 'moto g84'])}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${140 + whole(6)}.0.0.0 Mobile Safari/537.36`;
  const computerAgent = () =>
    pick([
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${140 + whole(6)}.0.0.0 Safari/537.36`,
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${140 + whole(6)}.0.0.0 Safari/537.36 Edg/${140 + whole(6)}.0.0.0`,
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${142 + whole(5)}.0) Gecko/20100101 Firefox/${142 + whole(5)}.0`,
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${pick(['17.6', '18.5', '19.1'])} Safari/605.1.15`,
    ]);

  /** Mailboxes as people choose them, some of which look as odd as a fraudster's. */
  const emailFor = (firstName: string, lastName: string): string => {
    const [first, last] = [plain(firstName), plain(lastName)];
    const draw = random.next();
    if (draw < 0.02) return `${letters(10)}@privaterelay.appleid.com`;
    if (draw < 0.05) return `${pick(['contact', 'bonjour', 'moi', 'hello'])}@${last}-${plain(pick(FIRST_NAMES))}.fr`;
    const year = String(60 + whole(48)).slice(-2);
    const mailbox = pick([
      `${first}.${last}`,
      `${first}.${last}`,
      `${first}${last}`,
      `${first[0]}.${last}`,
      `${first}.${last}${year}`,
      `${first}${year}`,
      `${last}.${first}`,
      `${first}_${last}`,
      `${pick(['petite', 'super', 'mini', 'lady', 'mister', 'chat', 'lapin'])}${pick(['fleur', 'loup', 'rose', 'bleu', 'etoile', first])}${whole(1000)}`,
    ]);
    return `${mailbox}${chance(0.25) ? whole(100) : ''}${chance(0.008) ? '+shop' : ''}@${pick(MAIL_PROVIDERS)}`;
  };

  const letters = (length: number) =>
    Array.from({ length }, () => pick([...'abcdefghijklmnopqrstuvwxyz0123456789'])).join('');

  /** Somebody who lives in the household given, else in one of their own. */
  function someone(known: Partial<Someone> & { household?: Household } = {}): Someone {
    const { household: at = household(), ...given } = known;
    count += 1;
    const id = `p${count}`;
    const firstName = given.firstName ?? pick(FIRST_NAMES);
    const lastName = given.lastName ?? at.lastName;
    return {
      id,
      human: `h${count}`,
      firstName,
      lastName,
      email: emailFor(firstName, lastName),
      phone: chance(0.7) ? phone() : null,
      address: at.address,
      homeIp: at.homeIp,
      agents: chance(0.6) ? [phoneAgent(), computerAgent()] : [phoneAgent()],
      ...given,
    };
  }

  /** What somebody is seen with at one sitting. */
  function sitting(who: Someone): Device {
    const draw = random.next();
    if (draw < 0.58) return { ip: inside(who.homeIp), userAgent: pick(who.agents) };
    if (draw < 0.9) return { ip: pick(carrierIps), userAgent: who.agents[0] };
    if (draw < 0.985) return { ip: homeIp(), userAgent: who.agents[0] };
    return { ip: pick(vpnIps), userAgent: who.agents.at(-1)! };
  }

  /** Of an IPv6 network each device has many addresses. */
  const inside = (ip: string): string =>
    ip.includes(':') ? `${ip.split(':').slice(0, 4).join(':')}:${hex()}:${hex()}:${hex()}:${hex()}` : ip;

  return {
    someone,
    household,
    sitting,
    inside,
    address,
    homeIp,
    phone,
    phoneAgent,
    computerAgent,
    emailFor,
    letters,
    carrierIp: () => pick(carrierIps),
    vpnIp: () => pick(vpnIps),
  };
}

export type People = ReturnType<typeof peopleOf>;

export const personLine = (who: Someone): Extract<WrittenLine, { type: 'person' }> => ({
  type: 'person',
  id: who.id,
  firstName: who.firstName,
  lastName: who.lastName,
  email: who.email,
  phone: who.phone,
  address: who.address,
  device: { ip: who.homeIp, userAgent: who.agents[0] },
  human: who.human,
});

const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/\brue\b/i, 'r.'],
  [/\bavenue\b/i, 'av'],
  [/\bboulevard\b/i, 'bd'],
  [/\bplace\b/i, 'pl.'],
  [/\bchemin\b/i, 'ch.'],
  [/\bimpasse\b/i, 'imp'],
  [/\ballée\b/i, 'all'],
  [/\broute\b/i, 'rte'],
  [/\bSaint-/i, 'St '],
];

/** The same place as somebody writes it who would rather not be recognised, or just writes as they please. */
export function respelled(address: Address, { pick, chance, whole }: Random): Address {
  const ways: ((text: string) => string)[] = [
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
    (text) => ABBREVIATIONS.reduce((short, [long, brief]) => short.replace(long, brief), text),
    (text) => text.replace(/^(\d+)/, '$1,'),
    (text) => text,
  ];
  const line1 = pick(ways)(pick(ways)(address.line1));
  const { line2: _, ...rest } = address;
  const line2 = chance(0.3)
    ? pick([`Bât ${pick(['A', 'B', 'C'])}`, `Appt ${1 + whole(60)}`, 'Escalier 2'])
    : address.line2;
  return { ...rest, line1, ...(line2 && chance(0.7) ? { line2 } : {}) };
}
