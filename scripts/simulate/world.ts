import { z } from 'zod';

/** A labelled world, line by line: docs/simulate-fraud.md says what each field means. Anybody may write one. */

const instant = z.iso.datetime({ error: 'must be an instant in UTC such as 2026-03-02T09:41:07Z' });
const id = z.string().regex(/^[\w.-]{1,60}$/, { error: 'must be 1 to 60 of A–Z a–z 0–9 . _ -' });
const name = z.string().trim().min(1).max(100);
const email = z.string().trim().min(3).max(254).includes('@', { error: 'must be an e-mail address' });
const phone = z.string().trim().min(3).max(40);
const amount = z.string().regex(/^\d{1,9}(\.\d{1,3})?$/, { error: 'must be an amount such as "64.90"' });
const country = z.string().regex(/^[A-Z]{2}$/, { error: 'must be two capital letters' });
const currency = z.string().regex(/^[A-Z]{3}$/, { error: 'must be three capital letters' });

const place = {
  line1: z.string().trim().min(1).max(200),
  line2: z.string().trim().max(200).nullish(),
  zip: z.string().trim().max(20),
  city: z.string().trim().min(1).max(100),
  country: country.nullish(),
};
const address = z.strictObject(place);
const addressee = z.strictObject({ firstName: name.nullish(), lastName: name.nullish(), ...place });
const device = z.strictObject({ ip: z.union([z.ipv4(), z.ipv6()]), userAgent: z.string().min(1).max(500) });

export const CLASSES = ['self-referral', 'household-ring', 'disposable-accounts', 'refund-abuse', 'code-leak'] as const;
export const HONEST_KINDS = ['plain', 'same-household', 'same-ip', 'same-office', 'same-surname'] as const;

const world = z.strictObject({
  type: z.literal('world'),
  format: z.literal(1, { error: 'must be 1' }),
  name: z.string().min(1).max(200),
  opensAt: instant,
  endsAt: instant.nullish(),
  currency: currency.default('EUR'),
  country: country.default('FR'),
  timeZone: z.string().default('Europe/Paris'),
  program: z
    .strictObject({
      minimumSubtotal: amount.default('30.00'),
      windowDays: z.int().min(1).max(730).default(30),
      waitingDays: z.int().min(0).max(180).default(14),
    })
    .prefault({}),
});

const person = z.strictObject({
  type: z.literal('person'),
  id,
  firstName: name,
  lastName: name,
  email,
  phone: phone.nullish(),
  address: address.nullish(),
  device,
  human: z.string().max(60).nullish(),
});

const referral = z
  .strictObject({
    type: z.literal('referral'),
    id,
    advocate: id,
    friend: id,
    label: z.enum(['honest', ...CLASSES]),
    kind: z.string().min(1).max(60).nullish(),
  })
  .refine(({ label, kind }) => label !== 'honest' || !kind || (HONEST_KINDS as readonly string[]).includes(kind), {
    path: ['kind'],
    error: `must be one of ${HONEST_KINDS.join(', ')}`,
  });

const event = { at: instant };
const join = z.strictObject({ type: z.literal('join'), ...event, person: id });
const visit = z.strictObject({ type: z.literal('visit'), ...event, referral: id, device: device.nullish() });
const claim = z.strictObject({
  type: z.literal('claim'),
  ...event,
  referral: id,
  email: email.nullish(),
  firstName: name.nullish(),
  device: device.nullish(),
});
const order = z
  .strictObject({
    type: z.literal('order'),
    ...event,
    id,
    person: id,
    subtotal: amount,
    referral: id.nullish(),
    brings: z.array(z.enum(['cart', 'welcome-code', 'advocate-code'])).nullish(),
    email: email.nullish(),
    phone: phone.nullish(),
    shipTo: addressee.nullish(),
    billTo: addressee.nullish(),
    device: device.nullish(),
    referringSite: z.string().max(500).nullish(),
    landingPage: z.string().max(500).nullish(),
    source: z.enum(['web', 'pos']).default('web'),
    status: z.enum(['paid', 'pending']).default('paid'),
    risk: z.enum(['none', 'low', 'medium', 'high']).default('none'),
  })
  .refine(({ brings, referral: from }) => !brings || from, {
    path: ['brings'],
    error: 'needs a referral',
  });
const refund = z.strictObject({ type: z.literal('refund'), ...event, order: id, amount: amount.nullish() });
const cancel = z.strictObject({ type: z.literal('cancel'), ...event, order: id });
const chargeback = z.strictObject({
  type: z.literal('chargeback'),
  ...event,
  order: id,
  status: z.enum(['open', 'won', 'lost']),
});

export const lineSchema = z.discriminatedUnion('type', [
  world,
  person,
  referral,
  join,
  visit,
  claim,
  order,
  refund,
  cancel,
  chargeback,
]);

/** A line as it may be written, and as it is once read: what may be left out is filled in. */
export type WrittenLine = z.input<typeof lineSchema>;
export type Line = z.output<typeof lineSchema>;
type Of<Type extends Line['type']> = Extract<Line, { type: Type }>;

export type Settings = Of<'world'>;
export type Person = Of<'person'>;
export type Referral = Of<'referral'>;
export type OrderEvent = Of<'order'>;
export type Device = Person['device'];
export type FraudClass = (typeof CLASSES)[number];
export type WorldEvent = Of<'join' | 'visit' | 'claim' | 'order' | 'refund' | 'cancel' | 'chargeback'>;

export type World = {
  settings: Settings;
  persons: ReadonlyMap<string, Person>;
  referrals: ReadonlyMap<string, Referral>;
  orders: ReadonlyMap<string, OrderEvent>;
  /** in order of time */
  events: readonly WorldEvent[];
};

export const kindOf = ({ label, kind }: Referral): string => kind ?? (label === 'honest' ? 'plain' : label);
