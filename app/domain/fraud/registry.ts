import type { Signal } from './signal.ts';
import { alikeMailbox } from './signals/alike-mailbox.ts';
import { atOnce } from './signals/at-once.ts';
import { canaryCode } from './signals/canary-code.ts';
import { couponSite } from './signals/coupon-site.ts';
import { disposableMailbox } from './signals/disposable-mailbox.ts';
import { friendsAlike } from './signals/friends-alike.ts';
import { leakedCode } from './signals/leaked-code.ts';
import { madeUpMailbox } from './signals/made-up-mailbox.ts';
import { orderRisk } from './signals/order-risk.ts';
import { refundLoop } from './signals/refund-loop.ts';
import { ring } from './signals/ring.ts';
import { sameDevice } from './signals/same-device.ts';
import { sameHousehold } from './signals/same-household.ts';
import { samePerson } from './signals/same-person.ts';
import { taggedMailbox } from './signals/tagged-mailbox.ts';
import { tooFast } from './signals/too-fast.ts';
import { unusualValue } from './signals/unusual-value.ts';
import { velocity } from './signals/velocity.ts';

/** Every fraud signal, in the order in which the receipt lists those that fired. */
export const signals: readonly Signal[] = [
  samePerson,
  sameHousehold,
  sameDevice,
  alikeMailbox,
  disposableMailbox,
  madeUpMailbox,
  taggedMailbox,
  friendsAlike,
  ring,
  velocity,
  leakedCode,
  canaryCode,
  couponSite,
  refundLoop,
  orderRisk,
  atOnce,
  tooFast,
  unusualValue,
];
