import type { Fate, Result } from './results.ts';
import { CLASSES, type FraudClass, kindOf, type Referral } from './world.ts';

export type Outcome = Fate & { referral: Referral };

/** Of a group of referrals: how many there are, and the share of each result among those that came to anything. */
export type Shares = {
  referrals: number;
  rejected: number;
  held: number;
  notEligible: number;
  paid: number;
  joined: number;
};

/** Null where there is nothing to divide by. */
export type Figures = {
  /** fraudulent among the rejected */
  precision: number | null;
  /** of the fraudulent, those who got nothing */
  recall: number | null;
  honestRejected: number | null;
  honestHeld: number | null;
  byClass: Record<FraudClass, Shares & { recall: number | null }>;
  byHonestKind: Record<string, Shares>;
  byFraudKind: Record<string, Shares & { recall: number | null }>;
  /** how many each rule of trust stopped */
  byRule: Record<string, { honestRejected: number; honestHeld: number; fraudRejected: number; fraudHeld: number }>;
};

/** @param weightOf how often each referral counts, to reckon as if there were more or less fraud */
export function figuresOf(outcomes: readonly Outcome[], weightOf: (referral: Referral) => number = () => 1): Figures {
  const settled = outcomes.filter(({ result }) => result !== 'nothing');
  const honest = settled.filter(({ referral }) => referral.label === 'honest');
  const fraudulent = settled.filter(({ referral }) => referral.label !== 'honest');
  const rejected = settled.filter(({ result }) => result === 'rejected');
  const weigh = (some: readonly Outcome[]) => some.reduce((sum, { referral }) => sum + weightOf(referral), 0);
  const byKind = Map.groupBy(honest, ({ referral }) => kindOf(referral));
  const byFraudKind = Map.groupBy(fraudulent, ({ referral }) => `${referral.label}: ${kindOf(referral)}`);
  return {
    precision: share(weigh(rejected.filter(({ referral }) => referral.label !== 'honest')), weigh(rejected)),
    recall: recallOf(fraudulent, weigh),
    honestRejected: share(weigh(withResult(honest, 'rejected')), weigh(honest)),
    honestHeld: share(weigh(withResult(honest, 'held')), weigh(honest)),
    byClass: Object.fromEntries(
      CLASSES.map((label) => {
        const ofClass = fraudulent.filter(({ referral }) => referral.label === label);
        return [label, { ...sharesOf(ofClass), recall: recallOf(ofClass, weigh) }];
      }),
    ) as Figures['byClass'],
    byHonestKind: sorted(byKind, sharesOf),
    byFraudKind: sorted(byFraudKind, (some) => ({ ...sharesOf(some), recall: recallOf(some, weigh) })),
    byRule: sorted(
      Map.groupBy(
        settled.filter(({ by }) => by !== null),
        ({ by }) => by!,
      ),
      stoppedIn,
    ),
  };
}

/** As if so large a share of all that came to anything were fraud. */
export function weightsFor(outcomes: readonly Outcome[], fraudShare: number): (referral: Referral) => number {
  const settled = outcomes.filter(({ result }) => result !== 'nothing');
  const fraudulent = settled.filter(({ referral }) => referral.label !== 'honest').length;
  const weight = fraudulent ? (fraudShare * (settled.length - fraudulent)) / ((1 - fraudShare) * fraudulent) : 0;
  return ({ label }) => (label === 'honest' ? 1 : weight);
}

const GOT_NOTHING: ReadonlySet<Result> = new Set(['rejected', 'held', 'not-eligible']);

const recallOf = (some: readonly Outcome[], weigh: (some: readonly Outcome[]) => number) =>
  share(weigh(some.filter(({ result }) => GOT_NOTHING.has(result))), weigh(some));

function sharesOf(some: readonly Outcome[]): Shares {
  const of = (result: Result) => share(withResult(some, result).length, some.length) ?? 0;
  return {
    referrals: some.length,
    rejected: of('rejected'),
    held: of('held'),
    notEligible: of('not-eligible'),
    paid: of('paid'),
    joined: of('joined'),
  };
}

function stoppedIn(some: readonly Outcome[]) {
  const count = (isHonest: boolean, wanted: Result) =>
    withResult(some, wanted).filter(({ referral }) => (referral.label === 'honest') === isHonest).length;
  return {
    honestRejected: count(true, 'rejected'),
    honestHeld: count(true, 'held'),
    fraudRejected: count(false, 'rejected'),
    fraudHeld: count(false, 'held'),
  };
}

const withResult = (some: readonly Outcome[], wanted: Result) => some.filter(({ result }) => result === wanted);
const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
const sorted = <Value>(groups: Map<string, Outcome[]>, of: (some: Outcome[]) => Value): Record<string, Value> =>
  Object.fromEntries([...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, some]) => [name, of(some)]));
