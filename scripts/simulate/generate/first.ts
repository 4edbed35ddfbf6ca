import { randomOf } from '../../random.ts';
import type { FraudClass, WrittenLine } from '../world.ts';
import { tellCodeLeaks } from './first/code-leak.ts';
import { tellDisposableAccounts } from './first/disposable-accounts.ts';
import { tellHonest } from './first/honest.ts';
import { tellHouseholdRings } from './first/household-ring.ts';
import { peopleOf } from './first/people.ts';
import { tellRefundAbuse } from './first/refund-abuse.ts';
import { scribeOf, type Telling } from './first/scribe.ts';
import { tellSelfReferrals } from './first/self-referral.ts';

export type Knobs = { referrals: number; fraud: number; seed: number };
export type Generator = (knobs: Knobs) => WrittenLine[];

const OPENS_AT = Date.parse('2026-02-01T08:00:00Z');

const TELLERS: Readonly<Record<FraudClass, (telling: Telling, count: number) => void>> = {
  'self-referral': tellSelfReferrals,
  'household-ring': tellHouseholdRings,
  'disposable-accounts': tellDisposableAccounts,
  'refund-abuse': tellRefundAbuse,
  'code-leak': tellCodeLeaks,
};

/** A French shop's first four months with a programme; the fraud is the five classes in equal parts. */
export const firstGenerator: Generator = ({ referrals, fraud, seed }) => {
  const random = randomOf(seed, 'first generator');
  const people = peopleOf(random);
  const scribe = scribeOf(random, people, OPENS_AT);
  const telling = { random, people, scribe };
  const fraudulent = Math.round(referrals * fraud);
  tellHonest(telling, referrals - fraudulent);
  const tellers = Object.values(TELLERS);
  for (const [at, tell] of tellers.entries())
    tell(
      telling,
      Math.floor(((at + 1) * fraudulent) / tellers.length) - Math.floor((at * fraudulent) / tellers.length),
    );
  return scribe.lines(`first generator, seed ${seed}`);
};
