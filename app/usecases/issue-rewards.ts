import {
  type Intent,
  isTakeBack,
  type LeasedReward,
  NOT_FOUND,
  type Outcome,
  type Refusal,
} from '../domain/rewards/carrying-out.ts';
import { expiryOf } from '../domain/rewards/reward-spec.ts';
import type { ShopId } from '../domain/shared/ids.ts';

type Shop = { readonly shopId: ShopId; readonly timeZone: string };
type Refused = { readonly ok: false; readonly problems: readonly Refusal[] };
type Issued = { readonly ok: true; readonly gid: string; readonly code: string | null };

/** What an error of a call means for the reward, and for the shop's others. */
type CallFailure =
  /** over the budget, nothing was carried out: leave the shop alone for a while */
  | { readonly kind: 'throttled' }
  /** this call would fail for ever */
  | { readonly kind: 'refused'; readonly message: string }
  /** the app may not do that in this shop; without scopes it is not a matter of scopes */
  | { readonly kind: 'not-allowed'; readonly scopes: readonly string[]; readonly message: string }
  /** the app may do nothing in this shop any more */
  | { readonly kind: 'no-access' }
  /** it may still be carried out for `pauseMs`; `isSilent`: the shop hasn't answered for a while */
  | { readonly kind: 'unanswered'; readonly isSilent: boolean; readonly pauseMs: number };

export type IssueDeps = {
  rewards: {
    take(
      shopId: ShopId,
      most: number,
      intentOf: (reward: LeasedReward) => Intent | null,
      now: Date,
    ): Promise<LeasedReward[]>;
    fix(shopId: ShopId, reward: LeasedReward, intent: Intent, gid?: string): Promise<boolean>;
    record(shop: Shop, outcomes: readonly Outcome[], now: Date): Promise<void>;
    nextAt(shopId: ShopId, now: Date): Promise<Date | null>;
  };
  /** carries a reward out in the shop, or takes it back; a second try finds what the first left (DESIGN, exactly once) */
  shopify: {
    asksBefore(reward: LeasedReward): boolean;
    prepare(reward: LeasedReward, intent: Intent): Promise<Intent['before']>;
    issue(reward: LeasedReward, intent: Intent): Promise<Issued | Refused | (Refused & { readonly parked: true })>;
    /** what Shopify calls a reward that is there although nobody told us; null = not to be told from others */
    find(reward: LeasedReward, intent: Intent): Promise<string | null>;
    revoke(
      reward: LeasedReward,
      intent: Intent,
      gid: string,
    ): Promise<{ readonly ok: true; readonly spent: boolean } | Refused>;
    failureOf(error: unknown, reward: LeasedReward): Promise<CallFailure>;
  };
  /** what the shop's API budget, and how it answered lately, let us begin */
  allowance: {
    /** how many rewards may be begun now */
    room(): number;
    /** takes one reward's share of the budget; false = not now */
    begin(): boolean;
    end(): void;
    /** until something may be begun again */
    waitMs(): number;
  };
  codeFor(reward: LeasedReward): string;
  /** how much of a lease has to be left for a reward to be begun */
  neededMs: number;
  clock: { now(): Date };
};

/** Rewards written down together. */
const BATCH = 100;
/** One drain takes on so many, then makes room for other shops. */
const MOST = 500;
const CALLS_AT_ONCE = 16;
/** When to look again at a reward that somebody else is at just now. */
const PASSED_OVER_MS = 1_000;

/**
 * Brings Shopify in line with what the judge wants, for one shop: intents committed, calls outside any transaction under
 * leases, results committed, all in sets. One reward that fails holds up no other. Returns after how many milliseconds
 * there is more to do; null when nothing is left that could be begun soon.
 * @throws when the app has lost its access to the shop, once what was done is written down
 */
export async function issueRewards(deps: IssueDeps, shop: Shop): Promise<number | null> {
  const { rewards, allowance, clock } = deps;
  for (let begun = 0; begun < MOST; ) {
    const room = Math.min(allowance.room(), BATCH);
    if (room < 1) return allowance.waitMs();
    const taken = await rewards.take(shop.shopId, room, (reward) => firstIntent(deps, shop, reward), clock.now());
    if (!taken.length) return untilNext(deps, shop);
    begun += taken.length;

    const { outcomes, lostAccess } = await carryOutAll(deps, shop, taken);
    await rewards.record(shop, outcomes, clock.now());
    if (lostAccess) throw lostAccess;
    if (outcomes.some(({ kind }) => kind === 'untouched')) return Math.max(allowance.waitMs(), 1);
  }
  return 0;
}

async function untilNext({ rewards, clock }: IssueDeps, { shopId }: Shop): Promise<number | null> {
  const at = await rewards.nextAt(shopId, clock.now());
  return at ? Math.max(at.getTime() - clock.now().getTime(), PASSED_OVER_MS) : null;
}

/** What is asked of Shopify, unless something has to be asked there first. */
function firstIntent(deps: IssueDeps, shop: Shop, reward: LeasedReward): Intent | null {
  return deps.shopify.asksBefore(reward) ? null : intentOf(deps, shop, reward);
}

function intentOf({ codeFor, clock }: IssueDeps, { timeZone }: Shop, reward: LeasedReward): Intent {
  return {
    code: codeFor(reward),
    customerId: reward.customerId,
    ...validityOf(reward, timeZone, clock.now()),
    before: null,
  };
}

/**
 * A reward counts from the day it is final, so that a waiting period takes nothing of its validity; from now, where that
 * would be over by now: its holder had no account yet, or the app was away.
 */
function validityOf({ spec, finalAt, createdAt }: LeasedReward, timeZone: string, now: Date) {
  const startsAt = new Date(Math.max(finalAt.getTime(), createdAt.getTime()));
  const endsAt = expiryOf(spec, startsAt, timeZone);
  return endsAt && endsAt <= now ? { startsAt: now, endsAt: expiryOf(spec, now, timeZone) } : { startsAt, endsAt };
}

/** As many at once as is good for both sides; what the budget or the time doesn't allow stays untouched. */
async function carryOutAll(deps: IssueDeps, shop: Shop, taken: readonly LeasedReward[]) {
  const { allowance, clock } = deps;
  const outcomes: Outcome[] = [];
  const waiting = [...taken];
  /** what Shopify denied once it denies each time */
  const denied = new Map<string, readonly string[]>();
  let lostAccess: unknown;

  async function lane(): Promise<void> {
    for (let reward = waiting[0]; reward && !lostAccess; reward = waiting[0]) {
      const leftMs = reward.leaseUntil.getTime() - clock.now().getTime();
      if (leftMs < deps.neededMs || !allowance.begin()) return;
      waiting.shift();
      try {
        outcomes.push(await carryOut(reward));
      } finally {
        allowance.end();
      }
    }
  }

  async function carryOut(reward: LeasedReward): Promise<Outcome> {
    const scopes = denied.get(reward.spec.type);
    if (scopes?.length) return { kind: 'not-allowed', reward, scopes };
    const seen: Seen = { gid: reward.shopifyGid };
    try {
      return await (isTakeBack(reward) ? takeBack(deps, shop, reward, seen) : issue(deps, shop, reward));
    } catch (error) {
      const failure = await deps.shopify.failureOf(error, reward);
      if (failure.kind === 'no-access') lostAccess = error;
      if (failure.kind === 'not-allowed') denied.set(reward.spec.type, failure.scopes);
      return { ...outcomeOf(failure, reward), gid: seen.gid };
    }
  }

  await Promise.all(Array.from({ length: Math.min(CALLS_AT_ONCE, taken.length) }, lane));
  return { outcomes: [...outcomes, ...waiting.map((reward) => ({ kind: 'untouched', reward }) as const)], lostAccess };
}

/** What is known of a reward in Shopify, kept even when a later call about it fails. */
type Seen = { gid: string | null };

async function issue(deps: IssueDeps, shop: Shop, reward: LeasedReward): Promise<Outcome> {
  const intent = reward.intent ?? (await prepared(deps, shop, reward));
  // somebody else has it by now
  if (!intent) return { kind: 'untouched', reward };
  const result = await deps.shopify.issue(reward, intent);
  if (result.ok) return { kind: 'issued', reward, gid: result.gid, code: result.code, expiresAt: intent.endsAt };
  return { kind: 'parked' in result ? 'unclear' : 'refused', reward, refusals: result.problems };
}

/** What has to be known before the first call is asked, then committed with the intent. */
async function prepared(deps: IssueDeps, shop: Shop, reward: LeasedReward): Promise<Intent | null> {
  const draft = intentOf(deps, shop, reward);
  const intent = { ...draft, before: await deps.shopify.prepare(reward, draft) };
  return (await deps.rewards.fix(shop.shopId, reward, intent)) ? intent : null;
}

async function takeBack(deps: IssueDeps, shop: Shop, reward: LeasedReward, seen: Seen): Promise<Outcome> {
  const { shopify } = deps;
  const { intent } = reward;
  if (!intent || reward.isShared) return { kind: 'reversed', reward, spent: false };
  if (!seen.gid && reward.status === 'issuing') {
    // a call that may have gone through left its code: finish it first, so that there is something to take back
    const found = await shopify.issue(reward, intent);
    if (found.ok) seen.gid = found.gid;
    else if ('parked' in found) return { kind: 'unclear', reward, refusals: found.problems };
  }
  if (!seen.gid && reward.status !== 'issued') return { kind: 'reversed', reward, spent: false };
  // the merchant said that it had arrived
  seen.gid ??= await shopify.find(reward, intent);
  if (!seen.gid) return { kind: 'kept', reward, refusals: [{ code: NOT_FOUND, field: '', message: '' }] };
  const marked = await preparedAnew(deps, shop, reward, intent, seen.gid);
  if (!marked) return { kind: 'untouched', reward };
  const revoked = await shopify.revoke(reward, marked, seen.gid);
  if (revoked.ok) return { kind: 'reversed', reward, spent: revoked.spent, gid: seen.gid };
  return { kind: 'kept', reward, refusals: revoked.problems, gid: seen.gid };
}

/**
 * What has to be known before the first call that takes back, committed over what was before issuing. Once, with the gid:
 * what `issue` would look for is older than that by now.
 */
async function preparedAnew(
  { rewards, shopify }: IssueDeps,
  { shopId }: Shop,
  reward: LeasedReward,
  intent: Intent,
  gid: string,
): Promise<Intent | null> {
  if (intent.isTakenBack || !shopify.asksBefore(reward)) return intent;
  const marked = { ...intent, before: await shopify.prepare(reward, intent), isTakenBack: true } as const;
  return (await rewards.fix(shopId, reward, marked, gid)) ? marked : null;
}

function outcomeOf(failure: CallFailure, reward: LeasedReward): Outcome {
  switch (failure.kind) {
    case 'throttled':
    case 'no-access':
      return { kind: 'untouched', reward };
    case 'unanswered':
      return { ...failure, reward };
    case 'not-allowed':
      if (failure.scopes.length) return { kind: 'not-allowed', reward, scopes: failure.scopes };
      return refused(reward, failure.message);
    case 'refused':
      return refused(reward, failure.message);
    default:
      return failure satisfies never;
  }
}

const refused = (reward: LeasedReward, message: string): Outcome => ({
  kind: isTakeBack(reward) ? 'kept' : 'refused',
  reward,
  refusals: [{ code: 'invalid', field: '', message }],
});
