import { v7 as uuidV7 } from 'uuid';
import { isTakeBack, NOT_FOUND, type Outcome, type Refusal } from '../../domain/rewards/carrying-out.ts';
import type { ShopId } from '../../domain/shared/ids.ts';
import { dayInZone } from '../../domain/shared/time.ts';
import { type Database, prepared } from '../database.server.ts';
import { enqueueEffect } from '../effects.server.ts';
import { type Ask, namedStatements } from '../named-statements.server.ts';
import { judgeGoneAgain } from './judge-gone-again.ts';
import { type Problem, settleProblems, writeProblems } from './problems.server.ts';

export type Shop = { readonly shopId: ShopId; readonly timeZone: string };

/** Nothing but the merchant's word ends it. */
const UNTIL_DECIDED = new Date('9999-12-31T00:00:00Z');
export const UNREACHABLE = 'shopify-unreachable';

const LOOK_AGAIN_MS = 3_600_000;
const RETRY_FIRST_MS = 2_000;
const RETRY_LAST_MS = 300_000;
/** A call answered by nothing so many times is shown to the merchant, and tried on. */
const SHOW_AFTER = 3;
const TRIES_IN_A_DEADLOCK = 3;

/** What an outcome makes of its row; null = as it stood, but for `error` and `leaseUntil`, which are set as they are. */
type Written = {
  status: 'pending' | 'issued' | 'reversed' | 'failed' | null;
  code: string | null;
  gid: string | null;
  issuedAt: Date | null;
  expiresAt: Date | null;
  error: readonly object[] | null;
  leaseUntil: Date | null;
  /** it could not be taken back: if it is wanted again, nothing is left to do */
  isKept: boolean;
  /** tries that don't count */
  uncounted: 0 | 1;
};

const STAYS = `x."isKept" AND r.wanted = 'issued' AND r.status = 'issued'`;
const WRITE = prepared(`WITH x AS (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, token int, status text, code text, gid text, "issuedAt" timestamptz,
      "expiresAt" timestamptz, error jsonb, "leaseUntil" timestamptz, "isKept" bool, uncounted int)
  ), held AS (
    SELECT r.id, r.wanted FROM reward r JOIN x USING (id)
    WHERE r.shop_id = $1 AND r.attempts = x.token AND r.lease_until IS NOT NULL
    ORDER BY r.id FOR UPDATE OF r
  ), written AS (
    UPDATE reward r SET status = coalesce(x.status, r.status),
      code = CASE WHEN x.status = 'issued' THEN x.code ELSE r.code END, shopify_gid = coalesce(x.gid, r.shopify_gid),
      issued_at = coalesce(x."issuedAt", r.issued_at), expires_at = coalesce(x."expiresAt", r.expires_at),
      error = CASE WHEN ${STAYS} THEN NULL ELSE x.error END, lease_until = CASE WHEN ${STAYS} THEN NULL ELSE x."leaseUntil" END, attempts = r.attempts - x.uncounted, updated_at = $3
    FROM x JOIN held USING (id) WHERE r.shop_id = $1 AND r.id = x.id
  )
  SELECT id, wanted FROM held`);

const COUNT = prepared(`INSERT INTO counter (shop_id, program_id, day, metric, amount)
  SELECT $1, "programId", $3::date, 'codes', amount FROM jsonb_to_recordset($2::jsonb) AS x("programId" uuid, amount int) ORDER BY "programId"
  ON CONFLICT (shop_id, program_id, day, metric) DO UPDATE SET amount = counter.amount + excluded.amount`);

/** a shop that gets no work otherwise is served when the first of these expires */
const FALLS_DUE = prepared('UPDATE shop_work SET next_due_at = least(next_due_at, $2) WHERE shop_id = $1');

const TELL =
  prepared(`INSERT INTO message (shop_id, id, dedupe_key, kind, person_id, referral_id, reward_id, locale, status, created_at)
  SELECT $1, x.id, x.kind || ':' || r.id, x.kind, r.person_id, r.referral_id, r.id, coalesce(person.locale, shop.locale), 'queued', $3
  FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, reward uuid, kind text)
  JOIN reward r ON r.shop_id = $1 AND r.id = x.reward JOIN person ON person.shop_id = $1 AND person.id = r.person_id JOIN shop ON shop.shop_id = $1
  ON CONFLICT DO NOTHING`);

const IN_INBOX =
  prepared(`INSERT INTO inbox (shop_id, day, id, topic, event_id, shop_domain, triggered_at, received_at, body)
  SELECT $1, ($3::timestamptz AT TIME ZONE 'UTC')::date, new_row_id(), topic, key, '', $3, $3, convert_to(body::text, 'UTF8')
  FROM jsonb_to_recordset($2::jsonb) AS x(topic text, key text, body jsonb) ORDER BY topic, key
  ON CONFLICT DO NOTHING`);

/** a moment later than what is told of those rewards: "it was spent" has to be heard before the next is made */
const JUDGE_AGAIN = prepared(judgeGoneAgain('new_row_id(10)'));

/** What stood in the way of several is right once none is left behind. */
const UNHINDERED =
  prepared(`DELETE FROM problem p USING (VALUES ('scope-missing', 'scope-missing'), ('reward-needs-account', 'no-account')) AS x(problem, hindrance)
  WHERE p.shop_id = $1 AND p.code = x.problem AND NOT EXISTS (
    SELECT FROM reward r WHERE r.shop_id = $1 AND r.error->0->>'code' = x.hindrance
      AND reward_is_to_do(r.carrier, r.wanted, r.status, r.lease_until))`);

export function rewardResults(db: Pick<Database, 'withShopSql'>) {
  const inShop = namedStatements(db);

  /**
   * Writes down what became of leased rewards, all in one transaction: their rows, counters, messages, what the merchant
   * and the judge have to know. What another process holds by now is left as that one has it.
   */
  async function record(shop: Shop, outcomes: readonly Outcome[], now: Date): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await inShop(shop.shopId, (ask, client) =>
          recordWith(ask, shop, outcomes, now, (kind) => enqueueEffect(client, shop.shopId, { kind })),
        );
      } catch (error) {
        // the judge may write the same rewards in another order; whoever is sent away begins anew
        if ((error as { code?: string }).code !== '40P01' || tries === TRIES_IN_A_DEADLOCK) throw error;
      }
    }
  }

  return { record };
}

export async function recordWith(
  ask: Ask,
  { shopId, timeZone }: Shop,
  outcomes: readonly Outcome[],
  now: Date,
  enqueue: (kind: 'issue-rewards' | 'send-messages') => Promise<void>,
): Promise<void> {
  const rows = outcomes.map((outcome) => ({
    id: outcome.reward.id,
    token: outcome.reward.token,
    ...writtenOf(outcome, now),
  }));
  const held = await ask<{ id: string; wanted: string }>(WRITE, shopId, JSON.stringify(rows), now);
  const wantedNow = new Map(held.map(({ id, wanted }) => [id, wanted]));
  const ours = outcomes.filter(({ reward }) => wantedNow.has(reward.id));
  const isWanted = ({ reward }: Outcome) => wantedNow.get(reward.id) === 'issued';
  const issued = ours.filter(({ kind }) => kind === 'issued');
  const reversed = ours.filter(({ kind }) => kind === 'reversed');

  const counted = sumByProgram([
    ...issued.map(({ reward }) => ({ programId: reward.programId, amount: 1 })),
    ...reversed
      .filter(({ reward }) => reward.issuedAt)
      .map(({ reward }) => ({ programId: reward.programId, amount: -1 })),
  ]);
  if (counted.length) await ask(COUNT, shopId, JSON.stringify(counted), dayInZone(now, timeZone));

  const told = issued.filter(isWanted).map(({ reward }) => ({
    id: uuidV7(),
    reward: reward.id,
    kind: reward.rule === 'welcome.friend' ? 'friend-welcome' : 'reward-earned',
  }));
  if (told.length) await ask(TELL, shopId, JSON.stringify(told), now);

  const news = ours.flatMap((outcome) => newsOf(outcome, now));
  if (news.length) await ask(IN_INBOX, shopId, JSON.stringify(news), now);
  // wanted again while it was taken back: the judge sees that it is gone and makes the next generation
  const again = reversed.filter(isWanted).map(({ reward }) => reward.id);
  if (again.length) await ask(JUDGE_AGAIN, shopId, again, now);

  // could not be taken back, and needn't be any more
  const stays = ours.filter(
    (outcome) => outcome.kind === 'kept' && outcome.reward.status === 'issued' && isWanted(outcome),
  );
  const problems = ours.filter((outcome) => !stays.includes(outcome)).flatMap(problemsOf);
  await writeProblems(ask, shopId, problems, now);
  await settleProblems(ask, shopId, settledBy([...issued, ...reversed, ...stays]));
  if (issued.some(({ reward }) => reward.hindrance)) await ask(UNHINDERED, shopId);

  // in the judge's order, its due time last: else they wait for each other
  if (issued.some((outcome) => !isWanted(outcome))) await enqueue('issue-rewards');
  if (told.length) await enqueue('send-messages');
  const ends = issued.flatMap(({ kind, ...outcome }) =>
    'expiresAt' in outcome && outcome.expiresAt ? [outcome.expiresAt.getTime()] : [],
  );
  if (ends.length) await ask(FALLS_DUE, shopId, new Date(Math.min(...ends)));
}

const AS_IT_STOOD: Written = {
  status: null,
  code: null,
  gid: null,
  issuedAt: null,
  expiresAt: null,
  error: null,
  leaseUntil: null,
  isKept: false,
  uncounted: 0,
};

function writtenOf(outcome: Outcome, now: Date): Written {
  const stood = { ...AS_IT_STOOD, gid: outcome.gid ?? null };
  const later = (ms: number) => new Date(now.getTime() + ms);
  switch (outcome.kind) {
    case 'issued':
      return { ...stood, status: 'issued', code: outcome.code, issuedAt: now, expiresAt: outcome.expiresAt };
    case 'reversed':
      return { ...stood, status: 'reversed' };
    case 'refused':
      return { ...stood, status: 'failed', error: outcome.refusals };
    case 'unclear':
      return {
        ...stood,
        status: 'failed',
        error: [{ code: 'unclear', field: '', message: wordsOf(outcome.refusals) }],
        leaseUntil: UNTIL_DECIDED,
      };
    case 'kept':
      // said once: whoever took it back by hand has no way of telling us
      return {
        ...stood,
        error: outcome.refusals,
        leaseUntil: isNotFound(outcome.refusals) ? UNTIL_DECIDED : later(LOOK_AGAIN_MS),
        isKept: true,
      };
    case 'not-allowed':
      return {
        ...stood,
        // begun before, it may be there: then it has to be looked for
        status: outcome.reward.status === 'pending' ? 'pending' : null,
        error: [{ code: 'scope-missing', field: '', message: outcome.scopes.join(', ') }],
        leaseUntil: later(LOOK_AGAIN_MS),
      };
    case 'unanswered': {
      const times = outcome.reward.failures + 1;
      const pause = Math.max(Math.min(RETRY_FIRST_MS * 2 ** (times - 1), RETRY_LAST_MS), outcome.pauseMs);
      return { ...stood, error: [{ code: 'unanswered', field: '', message: '', times }], leaseUntil: later(pause) };
    }
    case 'untouched':
      return { ...stood, leaseUntil: outcome.reward.leaseBefore, uncounted: 1 };
    default:
      return outcome satisfies never;
  }
}

/** What the judge has to know. */
function newsOf(outcome: Outcome, now: Date): { topic: string; key: string; body: object }[] {
  const { reward } = outcome;
  const rewardId = reward.id;
  if (outcome.kind === 'reversed' && outcome.spent)
    return [{ topic: 'ricochet/reward-spent', key: `spent:${rewardId}`, body: { rewardId } }];
  // bought with points, and there is nothing to have for them: the points go back
  if (outcome.kind === 'refused' && reward.rule === 'redemption' && !isTakeBack(reward))
    return [{ topic: 'ricochet/undo-redemption', key: `undo:${rewardId}`, body: { rewardId, at: now } }];
  // taken back unspent: now they may
  if (outcome.kind === 'reversed' && reward.rule === 'redemption')
    return [{ topic: 'ricochet/undo-redemption', key: `undone:${rewardId}`, body: { rewardId, at: now } }];
  return [];
}

function problemsOf(outcome: Outcome): Problem[] {
  const { reward } = outcome;
  const code = reward.intent?.code ?? '';
  switch (outcome.kind) {
    case 'refused':
    case 'kept': {
      if (isNotFound(outcome.refusals)) {
        const amountMinor = 'amountMinor' in reward.spec ? String(reward.spec.amountMinor) : '';
        return [{ key: `refused:${reward.id}`, code: 'take-back-by-hand', values: { amountMinor } }];
      }
      const values = { code, message: wordsOf(outcome.refusals) };
      return [{ key: `refused:${reward.id}`, code: 'shopify-refused-reward', values }];
    }
    case 'unclear': {
      const values = { code, message: wordsOf(outcome.refusals), rewardId: reward.id };
      return [{ key: `unclear:${reward.id}`, code: 'reward-unclear', values }];
    }
    case 'not-allowed':
      return outcome.scopes.map((scope) => ({
        key: `scope:${scope}`,
        code: 'scope-missing',
        values: { scopes: scope },
      }));
    case 'unanswered':
      return outcome.isSilent || reward.failures + 1 >= SHOW_AFTER
        ? [{ key: UNREACHABLE, code: UNREACHABLE, values: {} }]
        : [];
    default:
      return [];
  }
}

/** A reward that is done with settles what stood against it; any answer shows that Shopify can be reached. */
function settledBy(done: readonly Outcome[]): string[] {
  if (!done.length) return [];
  return [UNREACHABLE, ...done.flatMap(({ reward }) => [`refused:${reward.id}`, `unclear:${reward.id}`])];
}

const isNotFound = (refusals: readonly Refusal[]) => refusals.some(({ code }) => code === NOT_FOUND);

const wordsOf = (refusals: readonly { message: string }[]) => refusals.map(({ message }) => message).join(' ');

function sumByProgram(deltas: readonly { programId: string; amount: number }[]) {
  const sums = new Map<string, number>();
  for (const { programId, amount } of deltas) sums.set(programId, (sums.get(programId) ?? 0) + amount);
  return [...sums].filter(([, amount]) => amount !== 0).map(([programId, amount]) => ({ programId, amount }));
}
