import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { instant, OPENS_AT } from './second/calendar.ts';
import { Chance } from './second/chance.ts';
import { tellCodeLeak } from './second/fraud/code-leak.ts';
import { tellDisposableAccounts } from './second/fraud/disposable-accounts.ts';
import { tellHouseholdRing } from './second/fraud/household-ring.ts';
import { tellRefundAbuse } from './second/fraud/refund-abuse.ts';
import { tellSelfReferral } from './second/fraud/self-referral.ts';
import { recommendFriends, tellHonest } from './second/honest.ts';
import type { FraudClass, Line } from './second/lines.ts';
import { Population } from './second/people.ts';
import { type Planned, planWorld } from './second/plan.ts';
import { type Actor, type Shop, Story } from './second/story.ts';
import { Timeline } from './second/timeline.ts';

const TELLERS: Readonly<Record<FraudClass, (story: Story, joinAt: number, size: number) => Actor>> = {
  'self-referral': tellSelfReferral,
  'household-ring': tellHouseholdRing,
  'disposable-accounts': tellDisposableAccounts,
  'refund-abuse': tellRefundAbuse,
  'code-leak': tellCodeLeak,
};

/**
 * A second labelled world, written from what referral fraud looks like in life and without a look at any rule: one French
 * shop; advocates join over seven months, and what they began goes on until it is over. The same three numbers give the same lines, in order of time. What is held in
 * memory is the plan (a line an advocate), the addresses taken, and the stories that have begun and not ended.
 */
export function* secondWorld(asked: {
  referrals: number;
  fraud: number;
  seed: number;
}): Generator<Line, void, undefined> {
  const { referrals, fraud, seed } = asked;
  yield {
    type: 'world',
    format: 1,
    name: `second generator, ${referrals} referrals, fraud ${fraud}, seed ${seed}`,
    opensAt: instant(OPENS_AT),
    currency: 'EUR',
    country: 'FR',
    timeZone: 'Europe/Paris',
    program: { minimumSubtotal: '30.00', windowDays: 30, waitingDays: 14 },
  };
  const shop: Shop = { population: new Population(), customers: [] };
  const timeline = new Timeline();
  for (const [number, planned] of planWorld(referrals, fraud, seed).entries()) {
    yield* timeline.until(planned.startAt);
    const story = new Story(number, planned.startAt, new Chance('story', seed, number), shop);
    tell(story, planned);
    timeline.add(story.told);
  }
  yield* timeline.until(Number.POSITIVE_INFINITY);
}

function tell(story: Story, planned: Planned): void {
  const { sort, joinAt, size, realFriends, isViral } = planned;
  if (sort === 'honest') tellHonest(story, joinAt, size, isViral);
  else recommendFriends(story, TELLERS[sort](story, joinAt, size), joinAt, realFriends);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      referrals: { type: 'string', default: '10000' },
      fraud: { type: 'string', default: '0.05' },
      seed: { type: 'string', default: '1' },
    },
  });
  writeWorld(Number(values.referrals), Number(values.fraud), Number(values.seed));
}

function writeWorld(referrals: number, fraud: number, seed: number): void {
  if (!Number.isInteger(referrals) || referrals < 1) throw new Error('--referrals: a whole number from 1 on');
  if (!(fraud >= 0 && fraud <= 1)) throw new Error('--fraud: a share from 0 to 1');
  if (!Number.isInteger(seed)) throw new Error('--seed: a whole number');
  Readable.from(textOf(secondWorld({ referrals, fraud, seed }))).pipe(process.stdout);
}

function* textOf(lines: Iterable<Line>): Generator<string> {
  for (const line of lines) yield `${JSON.stringify(line)}\n`;
}
