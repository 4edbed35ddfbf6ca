import type { Chance } from './chance.ts';
import type { Address, Device } from './lines.ts';
import { drawEmail } from './mailboxes.ts';
import { NAMING } from './names.ts';
import {
  drawComputer,
  drawPhone,
  homeLine,
  hostingAddress,
  type Machine,
  mobileLine,
  type Network,
  passingAddress,
  regionOf,
  relayAddress,
  sharedLine,
} from './network.ts';
import { drawAddress, drawCountry, drawHall, drawNearby } from './places.ts';

export interface Household {
  address: Address;
  line: Network;
  landline?: string;
}
/** A company or a university: an address, a line, and for some a domain of its own. */
export interface Workplace {
  address: Address;
  line: Network;
  domain?: string;
  campus: boolean;
}
/** A human being with what they have; a shop only ever sees pieces of it. */
export interface Human {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  phone?: string;
  household: Household;
  work?: Workplace;
  mobile: Network;
  handset: Machine;
  computer?: Machine;
  deviceNumber: number;
  /** Share of what they do on the phone. */
  onPhone: number;
  hidesAddress: 'never' | 'apple';
}

/** All who may ever be drawn: keeps e-mail addresses apart and numbers people. */
export class Population {
  private readonly taken = new Set<string>();
  private readonly campuses: Workplace[] = [];
  private count = 0;

  /** Somebody new; what is given is as given. */
  human(chance: Chance, given: Partial<Human> & { country?: string } = {}): Human {
    const country = given.country ?? given.household?.address.country ?? drawCountry(chance);
    const naming = NAMING[country] ?? NAMING['FR']!;
    const { country: _, ...known } = given;
    const household = given.household ?? drawHousehold(chance, country);
    const work = 'work' in given ? given.work : this.workplace(chance, household);
    const firstName = given.firstName ?? drawFirstName(chance, naming.first);
    const lastName = given.lastName ?? drawLastName(chance, naming.last, NAMING['FR']!.last);
    this.count++;
    return {
      id: `h${this.count}`,
      firstName,
      lastName,
      email: this.email(chance, firstName, lastName, work?.domain),
      phone: chance.happens(0.82) ? drawPhoneNumber(chance, country) : undefined,
      household: work?.campus && !given.household ? hallOf(chance, work) : household,
      work,
      mobile: mobileLine(chance, regionOf(household.address.zip)),
      handset: drawPhone(chance),
      computer: chance.happens(0.75) ? drawComputer(chance) : undefined,
      deviceNumber: this.count * 4,
      onPhone: chance.pick([0.1, 0.5, 0.7, 0.85, 0.95, 1]),
      hidesAddress: chance.happens(0.05) ? 'apple' : 'never',
      ...known,
    };
  }

  /** An e-mail address nobody has yet. */
  email(chance: Chance, firstName: string, lastName: string, domain?: string): string {
    return this.free(chance, () => drawEmail(chance, firstName, lastName, domain));
  }

  /** The first of the drawn that nobody has; after some tries one with figures. */
  free(chance: Chance, draw: () => string): string {
    let email = draw();
    for (let tries = 0; this.taken.has(email); tries++) {
      email = draw();
      if (tries > 3) email = email.replace('@', `${chance.int(1, 99_999)}@`);
    }
    this.taken.add(email);
    return email;
  }

  private workplace(chance: Chance, household: Household): Workplace | undefined {
    const kind = chance.weighted({ none: 42, office: 46, campus: 12 });
    if (kind === 'none') return undefined;
    if (kind === 'office') return drawOffice(chance, household.address);
    const near = this.campuses.find((campus) => campus.address.zip.slice(0, 2) === household.address.zip.slice(0, 2));
    if (near) return near;
    const campus = { address: drawHall(chance, household.address), line: sharedLine(chance, 6), campus: true };
    if (this.campuses.length < 120) this.campuses.push(campus);
    return campus;
  }
}

/** What somebody has in hand at a time, and through which line it speaks. */
export function deviceAt(chance: Chance, human: Human, at: number): Device {
  const onPhone = human.computer === undefined || chance.happens(human.onPhone);
  const machine = onPhone ? human.handset : human.computer!;
  const number = human.deviceNumber + (onPhone ? 0 : 1);
  const hour = new Date(at).getUTCHours();
  const atWork = human.work !== undefined && hour >= 7 && hour < 17 && chance.happens(0.4);
  if (human.hidesAddress === 'apple' && chance.happens(0.7)) {
    return { ip: relayAddress(chance, regionOf(human.household.address.zip)), userAgent: machine(at) };
  }
  const where = chance.weighted({ home: 68, mobile: onPhone ? 27 : 3, passing: 4 });
  const line = atWork && !(onPhone && where === 'mobile') ? human.work!.line : human.household.line;
  if (where === 'passing') {
    // Travelling, mostly; some honest people have a VPN too.
    return { ip: chance.happens(0.2) ? hostingAddress(chance) : passingAddress(chance), userAgent: machine(at) };
  }
  const ip = where === 'mobile' ? human.mobile(at, number) : line(at, number);
  return { ip, userAgent: machine(at) };
}

/** At home, on the one or the other machine. */
export function deviceAtHome(human: Human, at: number, machine: 'handset' | 'computer'): Device {
  const computer = machine === 'computer' && human.computer !== undefined;
  const userAgent = (computer ? human.computer! : human.handset)(at);
  return { ip: human.household.line(at, human.deviceNumber + (computer ? 1 : 0)), userAgent };
}

export function drawPhoneNumber(chance: Chance, country: string): string {
  const figures = chance.happens(0.8) ? `6${chance.digits(8)}` : `7${chance.int(5, 8)}${chance.digits(7)}`;
  const foreign: Record<string, string> = {
    BE: `+3247${chance.int(0, 9)}${chance.digits(6)}`,
    CH: `+4179${chance.int(2, 9)}${chance.digits(6)}`,
    LU: `+352621${chance.digits(6)}`,
    DE: `+49151${chance.int(1, 9)}${chance.digits(7)}`,
    IT: `+39347${chance.int(1, 9)}${chance.digits(6)}`,
    ES: `+346${chance.int(1, 9)}${chance.digits(7)}`,
  };
  return foreign[country] ?? phoneAsTyped(chance, figures);
}

/** A French number (nine figures) the ways people type it. */
export function phoneAsTyped(chance: Chance, figures: string): string {
  const way = chance.weighted({ international: 45, bare: 35, spaced: 20 });
  if (way === 'international') return `+33${figures}`;
  if (way === 'bare') return `0${figures}`;
  return `0${figures}`.replace(/(..)(?=.)/g, '$1 ');
}

export function drawHousehold(chance: Chance, country: string): Household {
  return { address: drawAddress(chance, country), line: homeLine(chance) };
}

/** Another home in the same town. */
export function drawHouseholdNear(chance: Chance, near: Address): Household {
  return { address: drawNearby(chance, near), line: homeLine(chance) };
}

function hallOf(chance: Chance, campus: Workplace): Household {
  const room = chance.happens(0.7) ? { line2: `Chambre ${chance.int(100, 640)}` } : {};
  return { address: { ...campus.address, ...room }, line: campus.line };
}

function drawOffice(chance: Chance, near: Address): Workplace {
  const domain = chance.happens(0.5)
    ? `${chance.pick(['atelier', 'groupe', 'cabinet', 'agence', 'studio', 'mairie'])}-${chance.text(5, 'aeioulmnrst')}.example.${chance.pick(['com', 'org', 'net'])}`
    : undefined;
  return { address: drawNearby(chance, near), line: sharedLine(chance, 2), domain, campus: false };
}

function drawFirstName(chance: Chance, names: readonly string[]): string {
  const name = chance.pickSkewed(names);
  if (chance.happens(0.02)) return name.toUpperCase();
  return chance.happens(0.06) ? name.toLowerCase() : name;
}

function drawLastName(chance: Chance, names: readonly string[], others: readonly string[]): string {
  const name = chance.pickSkewed(names);
  if (chance.happens(0.05)) return `${name}-${chance.pick(others)}`;
  if (chance.happens(0.08)) return name.toUpperCase();
  return name;
}
