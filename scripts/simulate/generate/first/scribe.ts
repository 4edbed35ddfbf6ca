import type { Random } from '../../../random.ts';
import type { Device, FraudClass, WrittenLine } from '../../world.ts';
import { COUPON_SITES, USUAL_SITES } from './names.ts';
import { type People, personLine, type Someone } from './people.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

type Written<Type extends WrittenLine['type']> = Extract<WrittenLine, { type: Type }>;
type OrderDetails = Omit<Written<'order'>, 'type' | 'id' | 'at' | 'person' | 'subtotal'> & { subtotal?: number };

/** Writes a world down: who there is, and what happens when. Lines come out in order of time. */
export function scribeOf(random: Random, people: People, opensAt: number) {
  const { chance, pick, whole, next } = random;
  const persons: Written<'person'>[] = [];
  const referrals: Written<'referral'>[] = [];
  const events: { at: number; line: WrittenLine }[] = [];
  const known = new Set<string>();
  let orders = 0;

  const iso = (at: number) => new Date(Math.round(at / 1_000) * 1_000).toISOString().replace('.000', '');
  const write = (at: number, line: WrittenLine) => void events.push({ at: Math.round(at / 1_000) * 1_000, line });
  const meet = (who: Someone): string => {
    if (!known.has(who.id)) persons.push(personLine(who));
    known.add(who.id);
    return who.id;
  };

  /** People shop when they are awake: that moment, else some time of the day that follows. */
  const awake = (at: number): number => {
    const day = Math.floor(at / DAY) * DAY;
    const hour = (at - day) / HOUR;
    if (hour >= 6 && hour < 22.5) return at;
    return day + (hour < 6 ? 0 : DAY) + (8 + next() * 13) * HOUR;
  };
  const exponential = (mean: number) => -Math.log(1 - next()) * mean;
  /** what baskets come to: half of them under 58 */
  const basket = () => {
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return Math.max(8, Math.round(58 * Math.exp(0.5 * normal) * 10) / 10);
  };

  function order(at: number, who: Someone, details: OrderDetails = {}): string {
    orders += 1;
    const id = `o${orders}`;
    const { subtotal = basket(), ...rest } = details;
    write(at, {
      type: 'order',
      id,
      at: iso(at),
      person: meet(who),
      subtotal: subtotal.toFixed(2),
      phone: chance(0.6) ? who.phone : null,
      device: people.sitting(who),
      ...rest,
    });
    return id;
  }

  return {
    opensAt,
    awake,
    exponential,
    basket,

    /** Somebody's purchases before there was a programme. */
    past(who: Someone, count = 1 + whole(3), before = opensAt): void {
      for (let at = 0; at < count; at += 1) order(awake(before - DAY - next() * 100 * DAY), who);
    },

    order,

    join(at: number, who: Someone): void {
      write(at, { type: 'join', at: iso(at), person: meet(who) });
    },

    referral(advocate: Someone, friend: Someone, label: 'honest' | FraudClass, kind: string): string {
      const id = `r${referrals.length + 1}`;
      referrals.push({ type: 'referral', id, advocate: meet(advocate), friend: meet(friend), label, kind });
      return id;
    },

    visit(at: number, referral: string, device: Device): void {
      write(at, { type: 'visit', at: iso(at), referral, device });
    },

    claim(at: number, referral: string, device: Device, email: string | null = null): void {
      write(at, { type: 'claim', at: iso(at), referral, device, email });
    },

    refund: (at: number, id: string, amount: number | null = null) =>
      write(at, { type: 'refund', at: iso(at), order: id, amount: amount === null ? null : amount.toFixed(2) }),
    cancel: (at: number, id: string) => write(at, { type: 'cancel', at: iso(at), order: id }),
    chargeback: (at: number, id: string, status: 'open' | 'won' | 'lost') =>
      write(at, { type: 'chargeback', at: iso(at), order: id, status }),

    /** Where buyers usually come from; few of them were looking for coupons. */
    site: (): string | null => (chance(0.45) ? null : chance(0.022) ? pick(COUPON_SITES) : pick(USUAL_SITES)),
    couponSite: (): string => pick(COUPON_SITES),

    get referrals(): number {
      return referrals.length;
    },

    lines(name: string): WrittenLine[] {
      // two events of one moment happen in the order in which they were written
      events.sort((a, b) => a.at - b.at);
      return [
        { type: 'world', format: 1, name, opensAt: iso(opensAt) },
        ...persons,
        ...referrals,
        ...events.map(({ line }) => line),
      ];
    },
  };
}

export type Scribe = ReturnType<typeof scribeOf>;

/** What each sort of people is told with. */
export type Telling = { random: Random; people: People; scribe: Scribe };
