import type pg from 'pg';
import { v7 as uuidV7 } from 'uuid';
import type { Changes, Effect } from '../../domain/judging/world.ts';
import { carrierOf } from '../../domain/rewards/reward-spec.ts';
import type { PersonId, ShopId } from '../../domain/shared/ids.ts';
import { dayInZone } from '../../domain/shared/time.ts';
import { type Prepared, prepared, run } from '../database.server.ts';
import { enqueueEffect } from '../effects.server.ts';
import { wakeRewards } from '../issuing/decisions.server.ts';
import { judgeGoneAgain } from '../issuing/judge-gone-again.ts';
import { NEXT_DUE } from './due.ts';
import { mergePersons } from './merge-persons.ts';
import { PUT_PROBLEM } from './problem.ts';

type Shop = { shopId: ShopId; timeZone: string };

/**
 * Writes all that a batch changes, one statement a table, sent together, inside the judge's transaction. Each takes its
 * rows as one JSON text, which becomes a relation with the columns named.
 */
export async function saveChanges(
  client: pg.PoolClient,
  { shopId, timeZone }: Shop,
  changes: Changes,
  now: Date,
): Promise<void> {
  const sent: Promise<unknown>[] = [];
  const write = (rows: readonly object[], statement: Prepared): void => {
    if (rows.length) sent.push(run(client, statement, shopId, JSON.stringify(rows)));
  };
  const at = now;

  write(
    changes.newPersons.map((person) => ({ ...person, at })),
    PERSONS,
  );
  write(changes.contacts, CONTACTS);
  write(changes.newIdentifiers, IDENTIFIERS);
  if (changes.closedAccounts.length) sent.push(run(client, CLOSED, shopId, changes.closedAccounts));
  for (const { from, into } of changes.merges) sent.push(mergePersons(client, shopId, from, into, now));
  const withAccount = personsWithNewAccount(changes);
  if (withAccount.length) sent.push(wakeRewards(client, shopId, 'no-account', withAccount));
  write(
    [...changes.orders.values()].map(({ facts, ...order }) => ({
      ...order,
      facts,
      id: facts.orderId,
      phoneHash: facts.phoneHash,
      processedAt: facts.processedAt,
      updatedAt: facts.updatedAt,
    })),
    ORDERS,
  );
  write([...changes.claims.values()], CLAIMS);
  write([...changes.declarations.values()], DECLARATIONS);
  write(changes.notices, NOTICES);
  write(
    [...changes.referrals.values()].map((referral) => ({ ...referral, at })),
    REFERRALS,
  );
  write(
    [...changes.verdicts.values()].map((verdict) => ({ ...verdict, at })),
    VERDICTS,
  );
  write(changes.decisions, DECISIONS);
  write([...changes.appeals.values()], APPEALS);
  write(changes.listed, LISTED);
  write(changes.unlisted, UNLISTED);
  write(
    [...changes.sightings.values()].flatMap(({ keys, ...sighting }) => keys.map((key) => ({ ...sighting, key }))),
    SIGHTINGS,
  );
  write(changes.canaries, CANARIES);
  write(
    // in the order in which effects write them too, so that neither waits for the other in a circle
    [...changes.rewards.values()].sort(byText(({ id }) => id)).map(({ amount, ...reward }) => ({
      ...reward,
      ...amount,
      carrier: carrierOf(reward.spec),
      at,
    })),
    REWARDS,
  );
  const wantedAgain = [...changes.rewards.values()].filter(
    (reward) => reward.wanted === 'issued' && reward.createdAt < now && carrierOf(reward.spec) === 'shopify',
  );
  if (wantedAgain.length)
    sent.push(
      run(
        client,
        GONE_MEANWHILE,
        shopId,
        wantedAgain.map((reward) => reward.id),
        now,
      ),
    );
  const movements = changes.movements.map((made) => ({ ...made, id: made.id ?? uuidV7(), at }));
  write(
    movements.map(({ movement, ...made }) => ({ ...made, kind: movement.kind })),
    TRANSACTIONS,
  );
  write(
    movements.flatMap(({ id: transactionId, movement }) =>
      movement.entries.map((entry, line) => ({ ...entry, transactionId, line })),
    ),
    ENTRIES,
  );
  write([...changes.lots.values()], LOTS);
  const debts = [...changes.debts].map(([rewardId, debt]) => ({
    rewardId,
    personId: debt?.personId,
    cause: debt?.settledBy?.cause,
    orderId: debt?.settledBy?.orderId,
  }));
  write(
    debts.filter((debt) => !debt.personId),
    DEBTS_GONE,
  );
  write(
    debts.filter((debt) => debt.personId),
    DEBTS,
  );
  write([...changes.slotsGone.values()], SLOTS_GONE);
  write([...changes.slotsSet.values()], SLOTS);
  write(
    [...changes.committed].map(([programId, delta]) => ({ programId, delta })),
    COMMITTED,
  );
  write(
    [...changes.again].map(([key, due]) => ({ id: uuidV7(), key: `again:${key}:${now.toISOString()}`, ...due, at })),
    AGAIN,
  );
  for (const { key, code, values } of changes.problems)
    sent.push(run(client, PUT_PROBLEM, shopId, uuidV7(), key, code, JSON.stringify(values), now));
  write(
    changes.messages.map((message) => ({ ...message, id: uuidV7(), at })),
    MESSAGES,
  );
  write(
    sumByKey(changes.counters).map((delta) => ({ ...delta, day: dayInZone(now, timeZone) })),
    COUNTERS,
  );
  for (const effect of distinctEffects(changes.effects)) sent.push(enqueueEffect(client, shopId, effect));
  if (mayFallDue(changes)) sent.push(run(client, SET_NEXT_DUE, shopId, now));
  await Promise.all(sent);
}

/** Orders nobody referred have no due times: the one that stands goes on standing. */
const mayFallDue = ({ verdicts, rewards, lots }: Changes): boolean =>
  rewards.size > 0 ||
  lots.size > 0 ||
  [...verdicts.values()].some((verdict) => verdict.referralId !== null || verdict.dueAt !== null);

function sumByKey(deltas: Changes['counters']): Changes['counters'] {
  const sums = new Map<string, Changes['counters'][number]>();
  for (const delta of deltas) {
    const key = `${delta.programId} ${delta.metric}`;
    sums.set(key, { ...delta, amount: (sums.get(key)?.amount ?? 0) + delta.amount });
  }
  return [...sums.values()].filter((delta) => delta.amount !== 0);
}

function distinctEffects(effects: readonly Effect[]): Effect[] {
  const distinct = new Map(effects.map((effect) => [JSON.stringify(effect), effect]));
  return [...distinct].sort(byText(([text]) => text)).map(([, effect]) => effect);
}

const byText =
  <Item>(textOf: (item: Item) => string) =>
  (a: Item, b: Item): number =>
    textOf(a) < textOf(b) ? -1 : 1;

const PERSONS = prepared(
  `INSERT INTO person (shop_id, id, first_name_sealed, email_sealed, locale, created_at)
   SELECT $1, "personId", "firstNameSealed", "emailSealed", locale, at
   FROM jsonb_to_recordset($2::jsonb) AS x("personId" uuid, "firstNameSealed" text, "emailSealed" text, locale text, at timestamptz)`,
);
const CONTACTS = prepared(
  `UPDATE person SET email_sealed = coalesce(email_sealed, x."emailSealed"), first_name_sealed = coalesce(first_name_sealed, x."firstNameSealed"), locale = coalesce(person.locale, x.locale)
   FROM jsonb_to_recordset($2::jsonb) AS x("personId" uuid, "emailSealed" text, "firstNameSealed" text, locale text)
   WHERE shop_id = $1 AND id = x."personId" AND id = ANY(ARRAY(SELECT (y->>'personId')::uuid FROM jsonb_array_elements($2::jsonb) y))`,
);
const IDENTIFIERS = prepared(
  `INSERT INTO person_identifier (shop_id, kind, value, person_id)
   SELECT $1, kind, value, "personId" FROM jsonb_to_recordset($2::jsonb) AS x(kind text, value text, "personId" uuid)
   ON CONFLICT DO NOTHING`,
);
/** one that was merged into another opens nothing and is issued nothing any more; whom it led to is still known */
const CLOSED = prepared(
  `WITH closed AS (DELETE FROM person_identifier WHERE shop_id = $1 AND kind = 'customer' AND value = ANY($2) RETURNING value, person_id)
   INSERT INTO person_identifier (shop_id, kind, value, person_id) SELECT $1, 'buyer', value, person_id FROM closed
   ON CONFLICT (shop_id, kind, value) DO UPDATE SET person_id = excluded.person_id`,
);
const ORDERS = prepared(
  `INSERT INTO order_fact (shop_id, id, person_id, phone_hash, processed_at, updated_at, facts, visit, about, dispute)
   SELECT $1, id, "personId", "phoneHash", "processedAt", "updatedAt", facts, visit, about, dispute
   FROM jsonb_to_recordset($2::jsonb) AS x(id text, "personId" uuid, "phoneHash" text, "processedAt" timestamptz, "updatedAt" timestamptz, facts jsonb, visit jsonb, about jsonb, dispute jsonb)
   ON CONFLICT (shop_id, id) DO UPDATE SET person_id = excluded.person_id, phone_hash = excluded.phone_hash, processed_at = excluded.processed_at,
     updated_at = excluded.updated_at, facts = excluded.facts, visit = excluded.visit, about = excluded.about, dispute = excluded.dispute`,
);
const CLAIMS = prepared(
  `WITH x AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS x("claimId" uuid, "invitationId" uuid, "programId" uuid, "versionId" uuid, "advocateId" uuid, "personId" uuid,
     "invitedAt" timestamptz, "claimedAt" timestamptz, "tokenHash" text, "emailHash" text, "customerId" text, locale text, via text)),
   invited AS (INSERT INTO invitation (shop_id, id, program_id, advocate_id, version_id, issued_at)
     SELECT DISTINCT ON ("invitationId") $1::uuid, "invitationId", "programId", "advocateId", "versionId", "invitedAt" FROM x ON CONFLICT DO NOTHING)
   INSERT INTO claim (shop_id, id, invitation_id, program_id, version_id, advocate_id, person_id, invited_at, claimed_at, token_hash, email_hash, customer_id, locale, via)
   SELECT $1::uuid, "claimId", "invitationId", "programId", "versionId", "advocateId", "personId", "invitedAt", "claimedAt", "tokenHash", "emailHash", "customerId", locale, via FROM x
   ON CONFLICT (shop_id, id) DO UPDATE SET person_id = excluded.person_id`,
);
/**
 * The invitation of one that wasn't refused is there from now on, stamped with its offer. The address is written once:
 * forgetting it is not the judge's, but for one who declined an invitation.
 */
const DECLARATIONS = prepared(
  `WITH x AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS x("declarationId" uuid, kind text, proof text, "programId" uuid, "advocateId" uuid, "versionId" uuid, "invitationId" uuid,
     "emailHash" text, "emailSealed" text, "firstNameSealed" text, "orderId" text, locale text, "declaredAt" timestamptz, state text, "answeredAt" timestamptz, "forgetAt" timestamptz)),
   invited AS (INSERT INTO invitation (shop_id, id, program_id, advocate_id, version_id, issued_at)
     SELECT $1::uuid, "invitationId", "programId", "advocateId", "versionId", "declaredAt" FROM x WHERE "advocateId" IS NOT NULL AND state <> 'refused' ON CONFLICT DO NOTHING)
   INSERT INTO declaration (shop_id, id, kind, proof, program_id, advocate_id, version_id, invitation_id, email_hash, email_sealed, first_name_sealed, order_id, locale, declared_at, state, answered_at, forget_at)
   SELECT $1::uuid, "declarationId", kind, proof, "programId", "advocateId", "versionId", "invitationId", "emailHash", "emailSealed", "firstNameSealed", "orderId", locale, "declaredAt", state, "answeredAt", "forgetAt" FROM x
   ON CONFLICT (shop_id, id) DO UPDATE SET state = excluded.state, answered_at = excluded.answered_at,
     email_sealed = CASE WHEN excluded.kind = 'friend' AND excluded.state = 'declined' THEN NULL ELSE declaration.email_sealed END,
     first_name_sealed = CASE WHEN excluded.kind = 'friend' AND excluded.state = 'declined' THEN NULL ELSE declaration.first_name_sealed END`,
);
const NOTICES = prepared(
  `INSERT INTO notice (shop_id, email_hash, noticed_at) SELECT DISTINCT ON ("emailHash") $1::uuid, "emailHash", at
   FROM jsonb_to_recordset($2::jsonb) AS x("emailHash" text, at timestamptz)
   ON CONFLICT (shop_id, email_hash) DO UPDATE SET noticed_at = coalesce(notice.noticed_at, excluded.noticed_at)`,
);
const SIGHTINGS = prepared(
  `WITH x AS (SELECT * FROM jsonb_to_recordset($2::jsonb)
     AS x(subject text, key text, "personId" uuid, "advocateId" uuid, at timestamptz, "undoneAt" timestamptz)),
   gone AS (DELETE FROM sighting WHERE shop_id = $1 AND subject = ANY(ARRAY(SELECT subject FROM x))
     AND NOT EXISTS (SELECT FROM x WHERE x.subject = sighting.subject AND x.key = sighting.key))
   INSERT INTO sighting (shop_id, subject, key, person_id, advocate_id, seen_at, undone_at)
   SELECT $1::uuid, subject, key, "personId", "advocateId", at, "undoneAt" FROM x
   ON CONFLICT (shop_id, subject, key) DO UPDATE SET person_id = excluded.person_id, advocate_id = excluded.advocate_id,
     seen_at = excluded.seen_at, undone_at = excluded.undone_at`,
);
const CANARIES = prepared(
  `INSERT INTO canary_sighting (shop_id, key, seen_at) SELECT $1, key, at FROM jsonb_to_recordset($2::jsonb) AS x(key text, at timestamptz)
   ON CONFLICT DO NOTHING`,
);
const REFERRALS = prepared(
  `INSERT INTO referral (shop_id, id, program_id, advocate_id, friend_id, claim_id, invited_at, version_id, state, reason, order_id, order_name, revenue_minor, created_at, updated_at)
   SELECT $1, "referralId", "programId", "advocateId", "friendId", "claimId", "invitedAt", "versionId", state, reason, "orderId", "orderName", "revenueMinor", "createdAt", at
   FROM jsonb_to_recordset($2::jsonb) AS x("referralId" uuid, "programId" uuid, "advocateId" uuid, "friendId" uuid, "claimId" uuid, "invitedAt" timestamptz, "versionId" uuid,
     state text, reason text, "orderId" text, "orderName" text, "revenueMinor" bigint, "createdAt" timestamptz, at timestamptz)
   ON CONFLICT (shop_id, id) DO UPDATE SET advocate_id = excluded.advocate_id, friend_id = excluded.friend_id, claim_id = excluded.claim_id, invited_at = excluded.invited_at,
     version_id = excluded.version_id, state = excluded.state, reason = excluded.reason, order_id = excluded.order_id, order_name = excluded.order_name,
     revenue_minor = excluded.revenue_minor, updated_at = excluded.updated_at`,
);
const VERDICTS = prepared(
  `INSERT INTO verdict (shop_id, subject_kind, subject_id, outcome, reason, rules, grants, inputs, program_id, version_id, advocate_id, referral_id, judged_at, due_at)
   SELECT $1, subject, "subjectId", outcome, reason, rules, grants, inputs, "programId", "versionId", "advocateId", "referralId", at, "dueAt"
   FROM jsonb_to_recordset($2::jsonb) AS x(subject text, "subjectId" text, outcome text, reason text, rules jsonb, grants jsonb, inputs jsonb, "programId" uuid,
     "versionId" uuid, "advocateId" uuid, "referralId" uuid, at timestamptz, "dueAt" timestamptz)
   ON CONFLICT (shop_id, subject_kind, subject_id) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason, rules = excluded.rules, grants = excluded.grants,
     inputs = excluded.inputs, program_id = excluded.program_id, version_id = excluded.version_id, advocate_id = excluded.advocate_id, referral_id = excluded.referral_id,
     judged_at = excluded.judged_at, due_at = excluded.due_at, revision = verdict.revision + 1`,
);
/**
 * Effects own status, code and times of what Shopify carries out: on a row that exists the judge writes what is wanted, and
 * the status only where the ledger or the merchant carries it out, nothing was ever asked of Shopify, or its time is over.
 */
const REWARDS = prepared(
  `INSERT INTO reward (shop_id, id, cause, rule, side, person_id, referral_id, program_id, version_id, spec, generation, carrier, unit, amount, wanted, status, code, final_at, issued_at, expires_at,
     used_by_order, kept_amount, created_at, updated_at)
   SELECT $1, id, cause, rule, side, beneficiary, "referralId", "programId", "versionId", spec, generation, carrier, unit, amount, wanted, status, code, "finalAt", "issuedAt", "expiresAt",
     "usedByOrder", "keptAmount", "createdAt", at
   FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, cause text, rule text, side text, beneficiary uuid, "referralId" uuid, "programId" uuid, "versionId" uuid, spec jsonb, generation int,
     carrier text, unit text, amount bigint, wanted text, status text, code text, "finalAt" timestamptz, "issuedAt" timestamptz, "expiresAt" timestamptz,
     "usedByOrder" text, "keptAmount" bigint, "createdAt" timestamptz, at timestamptz)
   ON CONFLICT (shop_id, id) DO UPDATE SET wanted = excluded.wanted, amount = excluded.amount, used_by_order = excluded.used_by_order, kept_amount = excluded.kept_amount,
     updated_at = excluded.updated_at,
     final_at = CASE WHEN reward.status = 'pending' THEN excluded.final_at ELSE reward.final_at END,
     status = CASE WHEN reward.carrier <> 'shopify' OR (reward.status = 'pending' AND reward.attempts = 0)
       OR (reward.status = 'issued' AND excluded.status = 'expired') OR (reward.status = 'expired' AND excluded.status = 'reversed') THEN excluded.status ELSE reward.status END,
     issued_at = CASE WHEN reward.carrier <> 'shopify' THEN excluded.issued_at ELSE reward.issued_at END,
     expires_at = CASE WHEN reward.carrier <> 'shopify' THEN excluded.expires_at ELSE reward.expires_at END`,
);
/**
 * A reward wanted again just as its taking back was written down: the judge sees that it is gone and makes the next
 * generation.
 */
const GONE_MEANWHILE = prepared(judgeGoneAgain('new_row_id()'));
const DECISIONS = prepared(
  `INSERT INTO decision (shop_id, id, subject_kind, subject_id, kind, undoes, reason, actor, at)
   SELECT $1, "decisionId", subject, "subjectId", kind, undoes, reason, actor, at
   FROM jsonb_to_recordset($2::jsonb) AS x("decisionId" uuid, subject text, "subjectId" text, kind text, undoes uuid, reason text, actor text, at timestamptz)
   ON CONFLICT DO NOTHING`,
);
/** What was asked stands; what was erased meanwhile stays erased. */
const APPEALS = prepared(
  `INSERT INTO appeal (shop_id, id, subject_kind, subject_id, person_id, side, note_sealed, email_sealed, locale, asked_at, answered_at, answer_sealed)
   SELECT $1, "appealId", subject, "subjectId", "personId", side, "noteSealed", "emailSealed", locale, at, "answeredAt", "answerSealed"
   FROM jsonb_to_recordset($2::jsonb) AS x("appealId" uuid, subject text, "subjectId" text, "personId" uuid, side text, "noteSealed" text, "emailSealed" text, locale text,
     at timestamptz, "answeredAt" timestamptz, "answerSealed" text)
   ON CONFLICT (shop_id, id) DO UPDATE SET answered_at = excluded.answered_at, answer_sealed = excluded.answer_sealed`,
);
const LISTED = prepared(
  `INSERT INTO list_entry (shop_id, id, list, by, value, label_sealed, reason, actor, at)
   SELECT $1, "entryId", list, by, value, "labelSealed", reason, actor, at
   FROM jsonb_to_recordset($2::jsonb) AS x("entryId" uuid, list text, by text, value text, "labelSealed" text, reason text, actor text, at timestamptz)
   ON CONFLICT DO NOTHING`,
);
const UNLISTED = prepared(
  `UPDATE list_entry SET lifted_at = x.at, lifted_by = x.actor, lift_reason = x.reason
   FROM jsonb_to_recordset($2::jsonb) AS x("entryId" uuid, reason text, actor text, at timestamptz)
   WHERE shop_id = $1 AND id = x."entryId" AND lifted_at IS NULL`,
);
const TRANSACTIONS = prepared(
  `INSERT INTO ledger_transaction (shop_id, id, kind, reward_id, created_at)
   SELECT $1, id, kind, "rewardId", at FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, kind text, "rewardId" uuid, at timestamptz)`,
);
const ENTRIES = prepared(
  `WITH x AS (SELECT * FROM jsonb_to_recordset($2::jsonb)
     AS x("transactionId" uuid, line int, account text, "personId" uuid, "programId" uuid, "lotId" uuid, unit text, amount bigint)),
   entered AS (INSERT INTO ledger_entry (shop_id, transaction_id, line, account, person_id, program_id, lot_id, unit, amount)
     SELECT $1::uuid, "transactionId", line, account, "personId", "programId", "lotId", unit, amount FROM x)
   INSERT INTO wallet (shop_id, person_id, unit, available, pending)
   SELECT $1::uuid, "personId", unit, coalesce(sum(amount) FILTER (WHERE account = 'wallet:available'), 0), coalesce(sum(amount) FILTER (WHERE account = 'wallet:pending'), 0)
   FROM x WHERE "personId" IS NOT NULL GROUP BY "personId", unit
   ON CONFLICT (shop_id, person_id, unit) DO UPDATE SET available = wallet.available + excluded.available, pending = wallet.pending + excluded.pending`,
);
const LOTS = prepared(
  `INSERT INTO lot (shop_id, id, person_id, program_id, unit, reward_id, earned_at, expires_at, amount, remaining, spent, due_at)
   SELECT $1, "lotId", "personId", "programId", unit, "rewardId", "earnedAt", "expiresAt", amount, remaining, spent, "dueAt"
   FROM jsonb_to_recordset($2::jsonb) AS x("lotId" uuid, "personId" uuid, "programId" uuid, unit text, "rewardId" uuid, "earnedAt" timestamptz, "expiresAt" timestamptz,
     amount bigint, remaining bigint, spent bigint, "dueAt" timestamptz)
   ON CONFLICT (shop_id, id) DO UPDATE SET amount = excluded.amount, remaining = excluded.remaining, spent = excluded.spent, due_at = excluded.due_at`,
);
const DEBTS_GONE = prepared(
  `DELETE FROM debt WHERE shop_id = $1 AND reward_id = ANY(ARRAY(SELECT "rewardId" FROM jsonb_to_recordset($2::jsonb) AS x("rewardId" uuid)))`,
);
const DEBTS = prepared(
  `INSERT INTO debt (shop_id, reward_id, person_id, settled_by, settled_by_order)
   SELECT $1, "rewardId", "personId", cause, "orderId" FROM jsonb_to_recordset($2::jsonb) AS x("rewardId" uuid, "personId" uuid, cause text, "orderId" text)
   ON CONFLICT (shop_id, reward_id) DO UPDATE SET settled_by = excluded.settled_by, settled_by_order = excluded.settled_by_order`,
);
const SLOTS_GONE = prepared(
  `DELETE FROM cap_slot USING jsonb_to_recordset($2::jsonb) AS x("advocateId" uuid, period text, cause text)
   WHERE shop_id = $1 AND advocate_id = x."advocateId" AND cap_slot.period = x.period AND cap_slot.cause = x.cause
     AND cap_slot.cause = ANY(ARRAY(SELECT y->>'cause' FROM jsonb_array_elements($2::jsonb) y))`,
);
const SLOTS = prepared(
  `INSERT INTO cap_slot (shop_id, advocate_id, period, cause, order_id, since, is_taken) SELECT $1, "advocateId", period, cause, "subjectId", since, "isTaken"
   FROM jsonb_to_recordset($2::jsonb) AS x("advocateId" uuid, period text, cause text, "subjectId" text, since timestamptz, "isTaken" boolean)
   ON CONFLICT (shop_id, advocate_id, period, cause) DO UPDATE SET order_id = excluded.order_id, since = excluded.since, is_taken = excluded.is_taken`,
);
const COMMITTED = prepared(
  `UPDATE program SET committed_minor = committed_minor + delta FROM jsonb_to_recordset($2::jsonb) AS x("programId" uuid, delta bigint) WHERE shop_id = $1 AND id = x."programId"`,
);
const AGAIN = prepared(
  `INSERT INTO inbox (shop_id, day, id, topic, event_id, shop_domain, triggered_at, received_at, body)
   SELECT $1, (at AT TIME ZONE 'UTC')::date, id, 'ricochet/due', key, '', at, at, convert_to(jsonb_build_object('subject', subject, 'subjectId', "subjectId")::text, 'UTF8')
   FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, key text, subject text, "subjectId" text, at timestamptz) ON CONFLICT DO NOTHING`,
);
const MESSAGES = prepared(
  `INSERT INTO message (shop_id, id, dedupe_key, kind, person_id, referral_id, reward_id, declaration_id, locale, status, created_at)
   SELECT $1, x.id, "dedupeKey", kind, "personId", "referralId", "rewardId", "declarationId",
     coalesce(x.locale, (SELECT locale FROM person WHERE shop_id = $1 AND id = x."personId"), (SELECT locale FROM shop WHERE shop_id = $1)), 'queued', at
   FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, "dedupeKey" text, kind text, "personId" uuid, "referralId" uuid, "rewardId" uuid, "declarationId" uuid, locale text, at timestamptz)
   ON CONFLICT DO NOTHING`,
);
const COUNTERS = prepared(
  `INSERT INTO counter (shop_id, program_id, day, metric, amount) SELECT $1, "programId", day, metric, amount
   FROM jsonb_to_recordset($2::jsonb) AS x("programId" uuid, day date, metric text, amount bigint)
   ON CONFLICT (shop_id, program_id, day, metric) DO UPDATE SET amount = counter.amount + excluded.amount`,
);
const SET_NEXT_DUE = prepared(`UPDATE shop_work SET next_due_at = (${NEXT_DUE}) WHERE shop_id = $1::uuid`);

/** Who is known longer than the account: only they can have rewards that wait for one. */
function personsWithNewAccount({ newIdentifiers, newPersons, merges }: Changes): PersonId[] {
  const isNew = new Set(newPersons.map(({ personId }) => personId));
  const named = newIdentifiers.filter(({ kind, personId }) => kind === 'customer' && !isNew.has(personId));
  return [...named.map(({ personId }) => personId), ...merges.map(({ into }) => into)];
}
