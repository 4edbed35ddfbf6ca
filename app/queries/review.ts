import type { ShopId } from '../domain/shared/ids.ts';
import { NOBODYS_TASK } from '../domain/verdict/appeal.ts';
import type { Outcome, RuleResult } from '../domain/verdict/verdict.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { appealsBy, askedFor } from './appeals.ts';
import { decisionsOn, inForceOf } from './decisions.ts';
import { entriesNaming } from './lists.ts';
import { labelOf, type Open, shopView } from './shop-view.ts';
import type { DecidedItem, ReviewFilter, ReviewItem, ReviewPage, ReviewPerson } from './views.ts';

/** Shown at once: as those are decided, the next ones follow. */
const MOST = 25;
const MOST_DECIDED = 25;
const AGE_DAYS = { all: 0, day: 1, week: 7 } as const;

/** Shopify is being asked: the answer comes by itself */
const ASKING = JSON.stringify([{ code: 'newness', input: { certainty: 'asking-shopify' } }]);

type Held = { subject_kind: string; subject_id: string; reason: string; program_id: string | null; judged_at: Date };

/** How many orders and claims wait for a human. */
export async function countReviews({ readShop }: Database, shopId: ShopId): Promise<number> {
  return readShop(shopId, async (tx) => (await waitingFor(tx, shopId)).length);
}

/** The queue: what waits, oldest first, with the evidence of both sides; and the last decisions, to be undone. */
export async function loadReviews(
  { readShop }: Database,
  shopId: ShopId,
  filter: ReviewFilter,
  open: Open,
  now: Date,
): Promise<ReviewPage> {
  return readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const programs = await tx.program.findMany({ where: { shopId }, select: { id: true, name: true } });
    const waiting = await waitingFor(tx, shopId);
    const before = now.getTime() - AGE_DAYS[filter.age] * 86_400_000;
    const matching = waiting.filter(
      (one) =>
        (filter.reason === null || one.reason === filter.reason) &&
        (filter.programId === null || one.program_id === filter.programId) &&
        one.judged_at.getTime() <= before,
    );
    const counts = Map.groupBy(waiting, ({ reason }) => reason);
    return {
      shop: shopView(shop),
      filter,
      waiting: waiting.length,
      matching: matching.length,
      items: await itemsOf(tx, shopId, matching.slice(0, MOST), shop.currency, open),
      reasons: [...counts]
        .map(([code, all]) => ({ code, count: all.length }))
        .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
      programs,
      decided: await decidedLately(tx, shopId, open),
    };
  });
}

/** All that waits: first what customers asked about, whatever the rules said of it, then the rest. */
async function waitingFor(tx: ShopTransaction, shopId: ShopId): Promise<Held[]> {
  const asked = await askedFor(tx, shopId);
  const isAsked = new Set(asked.map(keyOf));
  return [...asked, ...(await heldFor(tx, shopId)).filter((one) => !isAsked.has(keyOf(one)))];
}
const keyOf = ({ subject_kind, subject_id }: Held): string => `${subject_kind}:${subject_id}`;

/** Ids and reasons of all that is held, oldest first; an index holds exactly that. */
const heldFor = (tx: ShopTransaction, shopId: ShopId): Promise<Held[]> =>
  tx.$queryRaw<Held[]>`
    SELECT subject_kind, subject_id, reason, program_id, judged_at FROM verdict
    WHERE shop_id = ${shopId}::uuid AND outcome = 'held' AND referral_id IS NOT NULL
      AND NOT reason = ANY(${[...NOBODYS_TASK]}) AND NOT (reason = 'newness' AND rules @> ${ASKING}::jsonb)
    ORDER BY judged_at, subject_id LIMIT 5000`;

async function itemsOf(
  tx: ShopTransaction,
  shopId: ShopId,
  held: readonly Held[],
  currency: string,
  open: Open,
): Promise<ReviewItem[]> {
  const verdicts = await tx.verdict.findMany({
    where: { shopId, OR: held.map((one) => ({ subjectKind: one.subject_kind, subjectId: one.subject_id })) },
  });
  const place = new Map(held.map((one, at) => [keyOf(one), at]));
  const placeOf = ({ subjectKind, subjectId }: (typeof verdicts)[number]) =>
    place.get(`${subjectKind}:${subjectId}`) ?? 0;
  verdicts.sort((a, b) => placeOf(a) - placeOf(b));
  const referrals = await tx.referral.findMany({
    where: { shopId, id: { in: verdicts.flatMap(({ referralId }) => referralId ?? []) } },
  });
  const advocates = await tx.advocate.findMany({
    where: { shopId, id: { in: verdicts.flatMap(({ advocateId }) => advocateId ?? []) } },
  });
  const subjectIds = verdicts.map(({ subjectId }) => subjectId);
  const decisions = await decisionsOn(tx, shopId, subjectIds);
  const asked = await appealsBy(tx, shopId, subjectIds, open);
  const people = await peopleOf(
    tx,
    shopId,
    [
      ...verdicts.flatMap((verdict) => friendOf(verdict, referrals) ?? []),
      ...advocates.map(({ personId }) => personId),
    ],
    open,
  );
  return verdicts.flatMap((verdict) => {
    const referral = referrals.find(({ id }) => id === verdict.referralId);
    const advocate = advocates.find(({ id }) => id === verdict.advocateId);
    const friend = people.get(friendOf(verdict, referrals) ?? '');
    const inviter = advocate && people.get(advocate.personId);
    if (!friend || !inviter) return [];
    const key = `${verdict.subjectKind}:${verdict.subjectId}`;
    const askedBy = asked.get(key) ?? [];
    const order = friend.facts.find(({ id }) => id === verdict.subjectId);
    return {
      subject: verdict.subjectKind as ReviewItem['subject'],
      subjectId: verdict.subjectId,
      orderName: order?.name ?? null,
      referralId: referral?.id ?? null,
      asked: askedBy,
      outcome: verdict.outcome as Outcome,
      reason: verdict.reason ?? '',
      since: askedBy[0]?.at ?? verdict.judgedAt.toISOString(),
      value: order ? { amountMinor: order.subtotalMinor, currency } : null,
      rules: inOrderOfInterest(verdict.rules as unknown as RuleResult[]),
      // of somebody refused nothing is known but the address they gave to be answered at
      friend: { ...friend.view, label: friend.view.label || addressOf(askedBy) },
      advocate: { ...inviter.view, code: advocate.code },
      shared: sharedTraces(friend.facts, inviter.facts),
      decisions: decisions.get(key) ?? [],
    };
  });
}

const addressOf = (asked: ReviewItem['asked']): string =>
  asked.find(({ side, address }) => side === 'friend' && address)?.address ?? '';

/** A claim of somebody else's friend has no referral: its case says who made it. */
const friendOf = (
  { referralId, inputs }: { referralId: string | null; inputs: unknown },
  referrals: readonly { id: string; friendId: string }[],
): string | null =>
  referrals.find(({ id }) => id === referralId)?.friendId ??
  (inputs as { friend?: { personId: string } }).friend?.personId ??
  null;

type Facts = { id: string; name: string; subtotalMinor: number; traces: Record<string, string | null> };
type Known = { view: ReviewPerson; facts: Facts[] };

async function peopleOf(
  tx: ShopTransaction,
  shopId: ShopId,
  ids: readonly string[],
  open: Open,
): Promise<Map<string, Known>> {
  const personIds = [...new Set(ids)];
  const persons = await tx.person.findMany({ where: { shopId, id: { in: personIds } } });
  const accounts = await tx.personIdentifier.findMany({
    where: { shopId, personId: { in: personIds }, kind: 'customer' },
  });
  const orders = await tx.orderFact.findMany({
    where: { shopId, personId: { in: personIds } },
    orderBy: { processedAt: 'desc' },
    take: 500,
  });
  const listed = await entriesNaming(tx, shopId, personIds);
  const asAdvocates = await tx.advocate.findMany({ where: { shopId, personId: { in: personIds } } });
  const brought = await tx.referral.groupBy({
    by: ['advocateId', 'state'],
    where: { shopId, advocateId: { in: asAdvocates.map(({ id }) => id) } },
    _count: true,
  });
  return new Map(
    persons.map((person) => {
      const own = asAdvocates.filter(({ personId }) => personId === person.id);
      const count = (...states: string[]) =>
        brought
          .filter((row) => states.includes(row.state) && own.some(({ id }) => id === row.advocateId))
          .reduce((sum, row) => sum + row._count, 0);
      const facts = orders.filter(({ personId }) => personId === person.id).map(factsOf);
      const view: ReviewPerson = {
        personId: person.id,
        label: labelOf(person, open),
        customerId: accounts.find(({ personId }) => personId === person.id)?.value ?? null,
        code: own[0]?.code ?? null,
        knownSince: person.createdAt.toISOString(),
        orders: facts.length,
        friends: {
          rewarded: count('rewarded'),
          waiting: count('joined', 'order-waiting'),
          refused: count('not-eligible'),
        },
        listed: listed.get(person.id) ?? [],
      };
      return [person.id, { view, facts }];
    }),
  );
}

function factsOf({ id, facts }: { id: string; facts: unknown }): Facts {
  const { name, subtotalMinor, traces } = facts as Omit<Facts, 'traces'> & { traces?: Facts['traces'] };
  return { id, name, subtotalMinor, traces: traces ?? {} };
}

/** Traces that some order of one has in common with some order of the other. */
function sharedTraces(one: readonly Facts[], other: readonly Facts[]): string[] {
  const seen = (orders: readonly Facts[]) =>
    new Set(
      orders.flatMap(({ traces }) => Object.entries(traces).flatMap(([name, hash]) => (hash ? `${name} ${hash}` : []))),
    );
  const theirs = seen(other);
  return [
    ...new Set([...seen(one)].filter((trace) => theirs.has(trace)).map((trace) => trace.split(' ')[0] ?? '')),
  ].sort();
}

/** What somebody has to look at before what simply passed. */
function inOrderOfInterest(rules: readonly RuleResult[]): RuleResult[] {
  const isPlain = ({ outcome }: RuleResult) => Number(outcome === 'pass');
  return rules.toSorted((a, b) => isPlain(a) - isPlain(b));
}

async function decidedLately(tx: ShopTransaction, shopId: ShopId, open: Open): Promise<DecidedItem[]> {
  const rows = await tx.decision.findMany({ where: { shopId }, orderBy: { id: 'desc' }, take: MOST_DECIDED });
  const decisions = await decisionsOn(
    tx,
    shopId,
    rows.map(({ subjectId }) => subjectId),
  );
  const verdicts = await tx.verdict.findMany({
    where: { shopId, OR: rows.map(({ subjectKind, subjectId }) => ({ subjectKind, subjectId })) },
  });
  const referrals = await tx.referral.findMany({
    where: { shopId, id: { in: verdicts.flatMap(({ referralId }) => referralId ?? []) } },
  });
  const advocates = await tx.advocate.findMany({
    where: { shopId, id: { in: referrals.map(({ advocateId }) => advocateId) } },
  });
  const persons = await tx.person.findMany({
    where: {
      shopId,
      id: { in: [...referrals.map(({ friendId }) => friendId), ...advocates.map(({ personId }) => personId)] },
    },
  });
  const orders = await tx.orderFact.findMany({
    where: {
      shopId,
      id: { in: rows.filter(({ subjectKind }) => subjectKind === 'order').map((row) => row.subjectId) },
    },
  });
  const label = (id: string | undefined) =>
    labelOf(
      persons.find((person) => person.id === id),
      open,
    );
  return rows.flatMap(({ id, subjectKind, subjectId }) => {
    const ofSubject = decisions.get(`${subjectKind}:${subjectId}`) ?? [];
    const decision = ofSubject.find((one) => one.id === id);
    const verdict = verdicts.find((one) => one.subjectKind === subjectKind && one.subjectId === subjectId);
    if (!decision || !verdict) return [];
    const referral = referrals.find((one) => one.id === verdict.referralId);
    const order = orders.find((one) => one.id === subjectId);
    return {
      ...decision,
      subject: subjectKind as DecidedItem['subject'],
      subjectId,
      orderName: order ? factsOf(order).name : null,
      referralId: verdict.referralId,
      friendLabel: label(referral?.friendId),
      advocateLabel: label(advocates.find((one) => one.id === referral?.advocateId)?.personId),
      outcome: verdict.outcome as Outcome,
      isInForce: inForceOf(ofSubject)?.id === id,
    };
  });
}
