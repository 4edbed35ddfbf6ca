import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { secondWorld } from '../../../scripts/simulate/generate/second.ts';
import { worldOf } from '../../../scripts/simulate/read-world.ts';

type Line = ReturnType<typeof secondWorld> extends Generator<infer L> ? L : never;

const world = (referrals: number, fraud: number, seed: number): Line[] => [...secondWorld({ referrals, fraud, seed })];
const sample = world(3000, 0.1, 7);
const ofType = <T extends Line['type']>(lines: Line[], type: T) =>
  lines.filter((line): line is Extract<Line, { type: T }> => line.type === type);

describe('the second generator', () => {
  it('gives the same lines for the same numbers, and others for another seed', () => {
    const text = (seed: number) => JSON.stringify(world(300, 0.1, seed));

    expect(text(3)).toBe(text(3));
    expect(text(3)).not.toBe(text(4));
  });

  it.each([
    [1, 0],
    [10, 1],
    [101, 0.05],
    [3000, 0.1],
  ])('makes %i referrals of which the share %d is fraudulent', (referrals, fraud) => {
    const labels = ofType(world(referrals, fraud, 5), 'referral').map((line) => line.label);

    expect(labels).toHaveLength(referrals);
    expect(labels.filter((label) => label !== 'honest')).toHaveLength(Math.round(referrals * fraud));
  });

  it('has all classes and all honest kinds, in the shares its plan states', () => {
    const referrals = ofType(sample, 'referral');
    const of = (label: string) => referrals.filter((line) => line.label === label);
    const share = (label: string) => of(label).length / 300;

    expect(share('self-referral')).toBeCloseTo(0.36, 2);
    expect(share('household-ring')).toBeCloseTo(0.14, 2);
    expect(share('disposable-accounts')).toBeCloseTo(0.2, 2);
    expect(share('refund-abuse')).toBeCloseTo(0.1, 2);
    expect(share('code-leak')).toBeCloseTo(0.2, 2);
    expect(new Set(of('honest').map((line) => line.kind))).toEqual(
      new Set(['plain', 'same-household', 'same-ip', 'same-office', 'same-surname']),
    );
  });

  it('lets four to eight in a hundred honest orders be refunded or cancelled', () => {
    const honest = new Set(ofType(sample, 'referral').flatMap((line) => (line.label === 'honest' ? [line.id] : [])));
    const orders = ofType(sample, 'order').filter((line) => line.referral && honest.has(line.referral));
    const undone = new Set([...ofType(sample, 'refund'), ...ofType(sample, 'cancel')].map((line) => line.order));
    const share = orders.filter((line) => undone.has(line.id)).length / orders.length;

    expect(share).toBeGreaterThan(0.04);
    expect(share).toBeLessThan(0.08);
  });

  it.each([
    ['the sample', sample],
    ['honest people only', world(400, 0, 2)],
    ['frauds only', world(2000, 1, 3)],
  ])('writes only what the format allows: %s', (_, lines) => {
    expect(faultsOf(lines)).toEqual([]);
    expect(() => worldOf(lines.map((value, at) => ({ line: at + 1, value })))).not.toThrow();
  });
});

const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const id = z.string().regex(/^[A-Za-z0-9._-]{1,60}$/);
const amount = z.string().regex(/^\d+\.\d\d$/);
const email = z.string().regex(/^[a-z0-9_+-]+(\.[a-z0-9_+-]+)*@[a-z0-9-]+(\.[a-z0-9-]+)+$/);
const text = z.string().min(1);
const device = z.strictObject({ ip: z.union([z.ipv4(), z.ipv6()]), userAgent: text });
const place = { line1: text, line2: text.optional(), zip: text, city: text, country: z.string().length(2).optional() };
const recipient = z.strictObject({ firstName: text.optional(), lastName: text.optional(), ...place });
const event = { at: instant };
/** The format of docs/simulate-fraud.md, read independently of the harness. */
const format = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('world'),
    format: z.literal(1),
    name: text,
    opensAt: instant,
    currency: z.literal('EUR'),
    country: z.literal('FR'),
    timeZone: z.literal('Europe/Paris'),
    program: z.strictObject({ minimumSubtotal: amount, windowDays: z.int(), waitingDays: z.int() }),
  }),
  z.strictObject({
    type: z.literal('person'),
    id,
    firstName: text,
    lastName: text,
    email,
    phone: z
      .string()
      .regex(/^[+0][\d ]{8,16}$/)
      .optional(),
    address: z.strictObject(place).optional(),
    device,
    human: id,
  }),
  z.strictObject({
    type: z.literal('referral'),
    id,
    advocate: id,
    friend: id,
    label: z.enum(['honest', 'self-referral', 'household-ring', 'disposable-accounts', 'refund-abuse', 'code-leak']),
    kind: text,
  }),
  z.strictObject({ type: z.literal('join'), ...event, person: id }),
  z.strictObject({ type: z.literal('visit'), ...event, referral: id, device: device.optional() }),
  z.strictObject({
    type: z.literal('claim'),
    ...event,
    referral: id,
    email: email.optional(),
    firstName: text.optional(),
    device: device.optional(),
  }),
  z.strictObject({
    type: z.literal('order'),
    ...event,
    id,
    person: id,
    subtotal: amount,
    referral: id.optional(),
    brings: z.array(z.enum(['cart', 'welcome-code', 'advocate-code'])).optional(),
    email: email.optional(),
    phone: text.nullable().optional(),
    shipTo: recipient.optional(),
    billTo: recipient.optional(),
    device: device.optional(),
    referringSite: z.url().optional(),
    landingPage: z.url().optional(),
    source: z.enum(['web', 'pos']).optional(),
    status: z.enum(['paid', 'pending']).optional(),
    risk: z.enum(['none', 'low', 'medium', 'high']).optional(),
  }),
  z.strictObject({ type: z.literal('refund'), ...event, order: id, amount: amount.optional() }),
  z.strictObject({ type: z.literal('cancel'), ...event, order: id }),
  z.strictObject({ type: z.literal('chargeback'), ...event, order: id, status: z.enum(['open', 'won', 'lost']) }),
]);

/** What the format refuses: shapes, names nobody introduced, time that goes back, a second of what there is once. */
function faultsOf(lines: Line[]): string[] {
  const seen = { person: new Set<string>(), referral: new Map<string, Line>(), order: new Map<string, number>() };
  const once = new Set<string>();
  const joined = new Set<string>();
  const faults: string[] = [];
  let clock = '';
  lines.forEach((line, index) => {
    const check = (holds: boolean, what: string) => {
      if (!holds) faults.push(`line ${index + 1}: ${what}`);
    };
    const onlyOnce = (key: string) => {
      check(!once.has(key), `again: ${key}`);
      once.add(key);
    };
    const shape = format.safeParse(JSON.parse(JSON.stringify(line)));
    if (!shape.success) faults.push(`line ${index + 1}: ${z.prettifyError(shape.error)} ${JSON.stringify(line)}`);
    check((line.type === 'world') === (index === 0), 'the world comes first, once');
    if ('at' in line) {
      check(line.at >= clock, 'time goes back');
      clock = line.at;
      const opensAt = ofType(lines.slice(0, 1), 'world')[0]!.opensAt;
      check(!['join', 'visit', 'claim'].includes(line.type) || line.at >= opensAt, 'before the programme opens');
    }
    switch (line.type) {
      case 'person':
        onlyOnce(`person ${line.id}`);
        onlyOnce(`mailbox ${line.email}`);
        seen.person.add(line.id);
        break;
      case 'referral':
        onlyOnce(`referral ${line.id}`);
        onlyOnce(`friend ${line.friend}`);
        check(seen.person.has(line.advocate) && seen.person.has(line.friend), 'a person nobody introduced');
        check(line.advocate !== line.friend, 'a person recommends that person');
        check(joined.has(line.advocate), 'the advocate has not joined');
        seen.referral.set(line.id, line);
        break;
      case 'join':
        onlyOnce(`join ${line.person}`);
        check(seen.person.has(line.person), 'a person nobody introduced');
        joined.add(line.person);
        break;
      case 'claim':
        onlyOnce(`claim ${line.referral}`);
        check(seen.referral.has(line.referral), 'a referral nobody introduced');
        break;
      case 'visit':
        check(seen.referral.has(line.referral), 'a referral nobody introduced');
        break;
      case 'order': {
        onlyOnce(`order ${line.id}`);
        check(seen.person.has(line.person), 'a person nobody introduced');
        const referral = line.referral ? seen.referral.get(line.referral) : undefined;
        check(!line.referral || (referral?.type === 'referral' && referral.friend === line.person), 'not the friend');
        check(!line.brings || line.referral !== undefined, 'brings without a referral');
        check(!line.brings?.includes('welcome-code') || once.has(`claim ${line.referral}`), 'a code nobody was given');
        check(line.source !== 'pos' || line.device === undefined, 'a till tells no device');
        seen.order.set(line.id, Number(line.subtotal));
        break;
      }
      case 'refund':
        check(Number(line.amount ?? 0) <= (seen.order.get(line.order) ?? -1), 'more back than was paid');
        break;
      case 'cancel':
      case 'chargeback':
        check(seen.order.has(line.order), 'an order nobody introduced');
        break;
    }
  });
  return faults.slice(0, 5);
}
