import type { z } from 'zod';
import {
  type Line,
  lineSchema,
  type OrderEvent,
  type Person,
  type Referral,
  type Settings,
  type World,
  type WorldEvent,
} from './world.ts';

/** A line that can't be taken: which, and what is wrong with which of its fields. */
export class RefusedLine extends Error {
  constructor(line: number, field: string, problem: string) {
    super(`line ${line}: ${field ? `${field}: ` : ''}${problem}`);
    this.name = 'RefusedLine';
  }
}

/** @throws RefusedLine at the first line that doesn't hold to docs/simulate-fraud.md */
export function readWorld(text: string): World {
  const lines = text.split('\n');
  return worldOf(
    (function* () {
      for (const [at, line] of lines.entries())
        if (line.trim() !== '') yield { line: at + 1, value: parseJson(line, at + 1) };
    })(),
  );
}

function parseJson(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RefusedLine(line, '', 'is not JSON');
  }
}

/** The same for lines that no file holds. @throws RefusedLine */
export function worldOf(written: Iterable<{ line: number; value: unknown }>): World {
  const reader = new Reader();
  for (const { line, value } of written) reader.take(line, parseLine(line, value));
  return reader.world();
}

function parseLine(line: number, value: unknown): Line {
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RefusedLine(line, fieldOf(issue!), problemOf(issue!, value));
}

function fieldOf(issue: z.core.$ZodIssue): string {
  return [...issue.path, ...(issue.code === 'unrecognized_keys' ? [issue.keys[0]!] : [])].join('.');
}

function problemOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') return 'is no field of such a line';
  if (issue.code === 'invalid_union' && issue.path[0] === 'type')
    return `must be one of ${lineSchema.options.map(({ shape }) => [...shape.type.values][0]).join(', ')}`;
  const at = issue.path.reduce<unknown>((inside, key) => (inside as Record<PropertyKey, unknown>)?.[key], value);
  return at === undefined ? 'is missing' : issue.message;
}

/** Takes lines one by one and refuses what doesn't fit to those before. */
class Reader {
  private settings: Settings | undefined;
  private readonly persons = new Map<string, Person>();
  private readonly referrals = new Map<string, Referral>();
  private readonly orders = new Map<string, OrderEvent>();
  private readonly events: WorldEvent[] = [];
  private readonly joined = new Set<string>();
  private readonly friends = new Set<string>();
  private readonly visited = new Set<string>();
  private readonly claimed = new Set<string>();
  private line = 0;

  take(number: number, line: Line): void {
    this.line = number;
    if (line.type !== 'world' && !this.settings) this.refuse('type', 'the first line must be the world');
    switch (line.type) {
      case 'world':
        this.takeSettings(line);
        break;
      case 'person':
        this.introduce(this.persons, line);
        break;
      case 'referral':
        this.takeReferral(line);
        break;
      default:
        this.takeEvent(line);
    }
  }

  world(): World {
    if (!this.settings) throw new RefusedLine(1, 'type', 'the first line must be the world');
    if (!this.referrals.size) throw new RefusedLine(this.line, 'type', 'there is no referral in this world');
    return {
      settings: this.settings,
      persons: this.persons,
      referrals: this.referrals,
      orders: this.orders,
      events: this.events,
    };
  }

  private takeSettings(line: Settings): void {
    if (this.settings) this.refuse('type', 'there is one world only');
    if (!Intl.supportedValuesOf('timeZone').includes(line.timeZone) && line.timeZone !== 'UTC')
      this.refuse('timeZone', 'is no time zone');
    this.settings = line;
  }

  private takeReferral(line: Referral): void {
    this.find(this.persons, line.advocate, 'advocate');
    this.find(this.persons, line.friend, 'friend');
    if (line.advocate === line.friend) this.refuse('friend', 'is the advocate; a second identity is a second person');
    if (this.friends.has(line.friend)) this.refuse('friend', `${line.friend} has a referral already`);
    this.friends.add(line.friend);
    this.introduce(this.referrals, line);
  }

  private takeEvent(event: WorldEvent): void {
    this.checkTime(event);
    switch (event.type) {
      case 'join':
        this.find(this.persons, event.person, 'person');
        if (this.joined.has(event.person)) this.refuse('person', `${event.person} has joined already`);
        this.joined.add(event.person);
        break;
      case 'visit':
        this.visited.add(this.referralIn(event.referral).id);
        break;
      case 'claim': {
        const { id } = this.referralIn(event.referral);
        if (this.claimed.has(id)) this.refuse('referral', `${id} has a claim already`);
        this.claimed.add(id);
        break;
      }
      case 'order':
        this.checkOrder(event);
        this.introduce(this.orders, event, 'id');
        break;
      case 'refund':
      case 'cancel':
      case 'chargeback':
        this.find(this.orders, event.order, 'order');
        break;
      default:
        event satisfies never;
    }
    this.events.push(event);
  }

  private checkTime(event: WorldEvent): void {
    const before = this.events.at(-1);
    if (before && Date.parse(event.at) < Date.parse(before.at))
      this.refuse('at', `is before ${before.at} of the event above`);
    const isOfReferral = event.type === 'join' || event.type === 'visit' || event.type === 'claim';
    if (isOfReferral && Date.parse(event.at) < Date.parse(this.settings!.opensAt))
      this.refuse('at', 'is before the programme opens');
  }

  private checkOrder(order: OrderEvent): void {
    this.find(this.persons, order.person, 'person');
    if (!order.referral) return;
    const { id, friend } = this.referralIn(order.referral);
    if (friend !== order.person) this.refuse('person', `is not ${friend}, the friend of ${id}`);
    if (order.brings?.includes('welcome-code') && !this.claimed.has(id))
      this.refuse('brings', `${id} has no claim that could have given a welcome code`);
    if ((order.brings ?? ['cart']).includes('cart') && !this.claimed.has(id) && !this.visited.has(id))
      this.refuse('brings', `${id} has neither visit nor claim that a cart could hold`);
  }

  private referralIn(id: string): Referral {
    const referral = this.find(this.referrals, id, 'referral');
    if (!this.joined.has(referral.advocate))
      this.refuse('referral', `its advocate ${referral.advocate} has not joined`);
    return referral;
  }

  private introduce<Kind extends { id: string }>(known: Map<string, Kind>, one: Kind, field = 'id'): void {
    if (known.has(one.id)) this.refuse(field, `${one.id} is there already`);
    known.set(one.id, one);
  }

  private find<Kind>(known: ReadonlyMap<string, Kind>, id: string, field: string): Kind {
    return known.get(id) ?? this.refuse(field, `nobody introduced ${id}`);
  }

  private refuse(field: string, problem: string): never {
    throw new RefusedLine(this.line, field, problem);
  }
}
