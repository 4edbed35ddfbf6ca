import type { Side } from '../domain/rewards/reward-spec.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { inTheWay, mayBeAppealed } from '../domain/verdict/appeal.ts';
import { type DecidedSubject, HUMAN_DECISION } from '../domain/verdict/decision.ts';
import type { Outcome, RuleResult, SubjectKind } from '../domain/verdict/verdict.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { nameOf, type Open } from './shop-view.ts';
import type { ReviewItem } from './views.ts';

/** What a shopper may ask a human to look at, or has asked about already. */
export type Appealable = {
  subject: DecidedSubject;
  subjectId: string;
  outcome: Outcome;
  reason: string;
  side: Side;
  personId: string;
  /** where an answer would go; null = no address on record */
  emailSealed: string | null;
  /** of a claim: the address it was made with, as keyed hash; null where it is known or doesn't matter */
  emailHash: string | null;
  friendName: string | null;
  orderName: string | null;
  asked: { at: Date; answeredAt: Date | null } | null;
};

/** By a customer of the shop, about a referral of theirs, as its friend or its advocate; null for anybody else's. */
export async function appealableOf(
  { readShop }: Database,
  shopId: ShopId,
  customerId: string,
  referralId: string,
  open: Open,
): Promise<Appealable | null> {
  return readShop(shopId, async (tx) => {
    const customer = await tx.personIdentifier.findUnique({
      where: { shopId_kind_value: { shopId, kind: 'customer', value: customerId } },
    });
    const referral = await tx.referral.findUnique({ where: { shopId_id: { shopId, id: referralId } } });
    if (!customer || !referral) return null;
    const advocate = await tx.advocate.findUnique({ where: { shopId_id: { shopId, id: referral.advocateId } } });
    const side =
      referral.friendId === customer.personId ? 'friend' : advocate?.personId === customer.personId ? 'advocate' : null;
    const verdict = side && inTheWay(await verdictsOf(tx, shopId, [referralId]));
    return verdict ? told(tx, shopId, verdict, { side, personId: customer.personId, emailHash: null }, open) : null;
  });
}

/** By whoever holds a claim's token: about the claim, or what became of the order after it. */
export async function appealableOfClaim(
  { readShop }: Database,
  shopId: ShopId,
  claimId: string,
  tokenHash: string,
  open: Open,
): Promise<Appealable | null> {
  return readShop(shopId, async (tx) => {
    const row = await tx.verdict.findUnique({
      where: { shopId_subjectKind_subjectId: { shopId, subjectKind: 'claim', subjectId: claimId } },
    });
    const claimed = row?.inputs as
      | { friend?: { personId: string; emailHash: string | null }; invitation?: { tokenHash: string } }
      | undefined;
    if (!row || claimed?.invitation?.tokenHash !== tokenHash) return null;
    const own = asJudged(row);
    const referral = row.referralId
      ? await tx.referral.findUnique({ where: { shopId_id: { shopId, id: row.referralId } } })
      : null;
    // whoever only claimed again with the friend's address learns nothing of the friend's order
    const isFirst = referral?.claimId === claimId;
    const verdict = mayBeAppealed(own)
      ? own
      : isFirst && referral && inTheWay(await verdictsOf(tx, shopId, [referral.id]));
    const personId = referral?.friendId ?? claimed.friend?.personId;
    if (!verdict || !personId) return null;
    return told(tx, shopId, verdict, { side: 'friend', personId, emailHash: claimed.friend?.emailHash ?? null }, open);
  });
}

/** Which of these referrals their person may appeal, and which they have; the others are left out. */
export async function appealsOn(
  tx: ShopTransaction,
  shopId: ShopId,
  referralIds: readonly string[],
  personId: string,
): Promise<Map<string, 'open' | 'asked'>> {
  const verdicts = await verdictsOf(tx, shopId, referralIds);
  const standing = [...Map.groupBy(verdicts, ({ referralId }) => referralId ?? '')].flatMap(([id, ofOne]) => {
    const verdict = inTheWay(ofOne);
    return verdict ? [{ id, verdict }] : [];
  });
  if (standing.length === 0) return new Map();
  const asked = await tx.appeal.findMany({
    where: { shopId, personId, subjectId: { in: standing.map(({ verdict }) => verdict.subjectId) } },
  });
  return new Map(
    standing.map(({ id, verdict }) => [
      id,
      asked.some((one) => one.subjectKind === verdict.subject && one.subjectId === verdict.subjectId)
        ? 'asked'
        : 'open',
    ]),
  );
}

/** Whether rules alone keep a referral's purchases from counting; false where there are none. */
export async function isOrderInTheWay(tx: ShopTransaction, shopId: ShopId, referralId: string): Promise<boolean> {
  return inTheWay(await verdictsOf(tx, shopId, [referralId]))?.subject === 'order';
}

type Asked = { subject_kind: string; subject_id: string; reason: string; program_id: string | null; judged_at: Date };

/** What customers asked a human to look at and nobody has decided since, whoever waits longest first (V6). */
export const askedFor = (tx: ShopTransaction, shopId: ShopId): Promise<Asked[]> =>
  tx.$queryRaw<Asked[]>`
    SELECT v.subject_kind, v.subject_id, v.reason, v.program_id, min(a.asked_at) AS judged_at
    FROM appeal a JOIN verdict v ON v.shop_id = a.shop_id AND v.subject_kind = a.subject_kind AND v.subject_id = a.subject_id
    WHERE a.shop_id = ${shopId}::uuid AND a.answered_at IS NULL AND v.outcome IN ('held', 'rejected') AND v.reason <> ${HUMAN_DECISION}
    GROUP BY v.subject_kind, v.subject_id, v.reason, v.program_id ORDER BY judged_at, v.subject_id LIMIT 5000`;

/** Who asked about these subjects, by "order:<id>". */
export async function appealsBy(
  tx: ShopTransaction,
  shopId: ShopId,
  subjectIds: readonly string[],
  open: Open,
): Promise<Map<string, ReviewItem['asked']>> {
  const rows = await tx.appeal.findMany({
    where: { shopId, subjectId: { in: [...subjectIds] }, answeredAt: null },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
  });
  return new Map(
    [...Map.groupBy(rows, ({ subjectKind, subjectId }) => `${subjectKind}:${subjectId}`)].map(([key, ofOne]) => [
      key,
      ofOne.map(({ side, noteSealed, emailSealed, askedAt }) => ({
        side: side as Side,
        note: noteSealed && open(noteSealed),
        at: askedAt.toISOString(),
        address: emailSealed && open(emailSealed),
      })),
    ]),
  );
}

type StoredVerdict = {
  subjectKind: string;
  subjectId: string;
  referralId: string | null;
  outcome: string;
  reason: string | null;
  rules: unknown;
};

const asJudged = ({ subjectKind, subjectId, referralId, outcome, reason, rules }: StoredVerdict) => ({
  subject: subjectKind as SubjectKind,
  subjectId,
  referralId,
  outcome: outcome as Outcome,
  reason,
  rules: rules as RuleResult[],
});

const verdictsOf = async (tx: ShopTransaction, shopId: ShopId, referralIds: readonly string[]) =>
  (
    await tx.verdict.findMany({
      where: { shopId, referralId: { in: [...referralIds] } },
      select: { subjectKind: true, subjectId: true, referralId: true, outcome: true, reason: true, rules: true },
      orderBy: [{ judgedAt: 'asc' }, { subjectId: 'asc' }],
    })
  ).map(asJudged);

async function told(
  tx: ShopTransaction,
  shopId: ShopId,
  { subject, subjectId, referralId, outcome, reason }: ReturnType<typeof asJudged>,
  { side, personId, emailHash }: Pick<Appealable, 'side' | 'personId' | 'emailHash'>,
  open: Open,
): Promise<Appealable | null> {
  const person = await tx.person.findUnique({ where: { shopId_id: { shopId, id: personId } } });
  // erased: nobody asks in their name any more
  if (person?.redactedAt) return null;
  const referral = referralId
    ? await tx.referral.findUnique({ where: { shopId_id: { shopId, id: referralId } } })
    : null;
  const friend = referral && (await tx.person.findUnique({ where: { shopId_id: { shopId, id: referral.friendId } } }));
  const order =
    subject === 'order' ? await tx.orderFact.findUnique({ where: { shopId_id: { shopId, id: subjectId } } }) : null;
  const asked = await tx.appeal.findFirst({ where: { shopId, subjectKind: subject, subjectId, personId } });
  return {
    subject: subject as DecidedSubject,
    subjectId,
    outcome,
    reason: reason ?? '',
    side,
    personId,
    emailSealed: person?.emailSealed ?? null,
    emailHash: person?.emailSealed ? null : emailHash,
    friendName: nameOf(friend, open),
    orderName: order ? (order.facts as { name: string }).name : null,
    asked: asked && { at: asked.askedAt, answeredAt: asked.answeredAt },
  };
}
