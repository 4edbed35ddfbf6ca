/** The lines of a labelled world, as docs/simulate-fraud.md describes them. */
export type FraudClass = 'self-referral' | 'household-ring' | 'disposable-accounts' | 'refund-abuse' | 'code-leak';
export type HonestKind = 'plain' | 'same-household' | 'same-ip' | 'same-office' | 'same-surname';

export interface Address {
  line1: string;
  line2?: string;
  zip: string;
  city: string;
  country?: string;
}
export interface Recipient extends Address {
  firstName?: string;
  lastName?: string;
}
export interface Device {
  ip: string;
  userAgent: string;
}
export type Bringing = 'cart' | 'welcome-code' | 'advocate-code';

interface WorldLine {
  type: 'world';
  format: 1;
  name: string;
  opensAt: string;
  currency: string;
  country: string;
  timeZone: string;
  program: { minimumSubtotal: string; windowDays: number; waitingDays: number };
}
export interface PersonLine {
  type: 'person';
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  phone?: string;
  address?: Address;
  device: Device;
  human: string;
}
export interface ReferralLine {
  type: 'referral';
  id: string;
  advocate: string;
  friend: string;
  label: 'honest' | FraudClass;
  kind: string;
}
interface Happening<T extends string> {
  type: T;
  at: string;
}
type JoinLine = Happening<'join'> & { person: string };
type VisitLine = Happening<'visit'> & { referral: string; device?: Device };
type ClaimLine = Happening<'claim'> & { referral: string; email?: string; firstName?: string; device?: Device };
export type OrderLine = Happening<'order'> & {
  id: string;
  person: string;
  subtotal: string;
  referral?: string;
  brings?: Bringing[];
  email?: string;
  phone?: string | null;
  shipTo?: Recipient;
  billTo?: Recipient;
  device?: Device;
  referringSite?: string;
  landingPage?: string;
  source?: 'web' | 'pos';
  status?: 'paid' | 'pending';
  risk?: 'none' | 'low' | 'medium' | 'high';
};
type RefundLine = Happening<'refund'> & { order: string; amount?: string };
type CancelLine = Happening<'cancel'> & { order: string };
type ChargebackLine = Happening<'chargeback'> & { order: string; status: 'open' | 'won' | 'lost' };

export type EventLine = JoinLine | VisitLine | ClaimLine | OrderLine | RefundLine | CancelLine | ChargebackLine;
export type Line = WorldLine | PersonLine | ReferralLine | EventLine;
