import type { ShopId } from '../domain/shared/ids.ts';
import { addressesConcerned, type Concerned, personsConcerned } from '../persistence/concerned.server.ts';
import type { Database } from '../persistence/database.server.ts';
import { nameOf, type Open } from './shop-view.ts';

/** What is held about who asked for it by a request that the merchant sees among the problems. */
export async function loadRequestedExport(db: Database, shopId: ShopId, problemId: string, open: Open) {
  const request = await db.readShop(shopId, (tx) =>
    tx.problem.findFirst({ where: { shopId, id: problemId, code: 'data-request-received' } }),
  );
  if (!request) return null;
  const { customerId, emailHash, orderIds } = request.values as Record<string, string | undefined>;
  const concerned = {
    customerId: customerId || null,
    emailHash: emailHash || null,
    orderIds: orderIds ? orderIds.split(' ') : [],
  };
  return loadPersonExport(db, shopId, concerned, open);
}

/**
 * Everything held about whoever asks for it, for the merchant to hand over (GDPR access, customers/data_request): about the
 * persons their customer id, address and orders lead to, and what was declared about them. Null when nothing is.
 */
export async function loadPersonExport({ readShop }: Database, shopId: ShopId, concerned: Concerned, open: Open) {
  return readShop(shopId, async (tx) => {
    // an alias keeps what can't be moved
    const everyone = { in: await personsConcerned(tx, shopId, concerned) };
    const isTheirs = (personId: string) => everyone.in.includes(personId);
    const persons = await tx.person.findMany({ where: { shopId, id: everyone }, orderBy: { createdAt: 'asc' } });
    const advocate = await tx.advocate.findMany({ where: { shopId, personId: everyone } });
    const partners = await tx.partner.findMany({
      where: { shopId, advocateId: { in: advocate.map(({ id }) => id) } },
    });
    const posts = await tx.partnerPost.findMany({
      where: { shopId, partnerId: { in: partners.map(({ id }) => id) } },
      orderBy: { publishedOn: 'asc' },
    });
    const agreed = await tx.programVersion.findMany({
      where: { shopId, OR: partners.map(({ id }) => ({ partner: { path: ['partnerId'], equals: id } })) },
      orderBy: { number: 'asc' },
      select: { partner: true, publishedAt: true },
    });
    const orders = await tx.orderFact.findMany({
      where: { shopId, OR: [{ personId: everyone }, { id: { in: [...concerned.orderIds] } }] },
    });
    const rewards = await tx.reward.findMany({ where: { shopId, personId: everyone } });
    const entries = await tx.ledgerEntry.findMany({
      where: { shopId, personId: everyone },
      include: { transaction: true },
    });
    const referrals = await tx.referral.findMany({
      where: { shopId, OR: [{ friendId: everyone }, { advocateId: { in: advocate.map(({ id }) => id) } }] },
    });
    const verdicts = await tx.verdict.findMany({
      where: {
        shopId,
        referralId: { in: referrals.filter(({ friendId }) => isTheirs(friendId)).map(({ id }) => id) },
      },
    });
    const claims = await tx.claim.findMany({ where: { shopId, personId: everyone }, orderBy: { claimedAt: 'asc' } });
    const messages = await tx.message.findMany({ where: { shopId, personId: everyone } });
    const hashes = await addressesConcerned(tx, shopId, everyone.in, concerned);
    const declarations = await tx.declaration.findMany({
      where: {
        shopId,
        OR: [
          { emailHash: { in: hashes } },
          { orderId: { in: [...concerned.orderIds] } },
          { advocateId: { in: advocate.map(({ id }) => id) } },
        ],
      },
    });
    if (persons.length === 0 && declarations.length === 0) return null;
    const formerCodes = await tx.formerCode.findMany({
      where: { shopId, advocateId: { in: advocate.map(({ id }) => id) } },
      orderBy: { givenUpAt: 'asc' },
    });
    const appeals = await tx.appeal.findMany({ where: { shopId, personId: everyone }, orderBy: { askedAt: 'asc' } });
    return {
      customerId: concerned.customerId,
      firstName: nameOf(persons.find(({ firstNameSealed }) => firstNameSealed) ?? null, open),
      emails: persons.flatMap(({ emailSealed }) => (emailSealed ? [open(emailSealed)] : [])),
      language: persons[0]?.locale ?? null,
      knownSince: persons[0]?.createdAt ?? null,
      advocateCodes: advocate.map(({ code, createdAt, visits, shares }) => ({ code, createdAt, visits, shares })),
      formerCodes: formerCodes.map(({ code, givenUpAt }) => ({ code, givenUpAt })),
      orders: orders.map(({ id, facts }) => ({ id, facts })),
      referrals: referrals.map(({ friendId, state, reason, invitedAt, orderName }) => ({
        as: isTheirs(friendId) ? 'friend' : 'advocate',
        state,
        reason,
        invitedAt,
        orderName,
      })),
      offersTakenUp: claims.map(({ claimedAt, locale, via }) => ({ claimedAt, language: locale, sharedBy: via })),
      verdicts: verdicts.map(({ subjectKind, outcome, reason, rules, judgedAt }) => ({
        subjectKind,
        outcome,
        reason,
        rules,
        judgedAt,
      })),
      rewards: rewards.map(({ side, spec, status, code, createdAt, issuedAt, expiresAt }) => ({
        side,
        spec,
        status,
        code,
        createdAt,
        issuedAt,
        expiresAt,
      })),
      points: entries.map(({ account, amount, unit, transaction }) => ({
        at: transaction.createdAt,
        kind: transaction.kind,
        account,
        unit,
        amount: Number(amount),
      })),
      declarations: declarations.map(({ kind, state, declaredAt, answeredAt, advocateId, ...friend }) => ({
        ...(advocate.some(({ id }) => id === advocateId)
          ? { as: 'advocate' }
          : { as: 'friend', firstName: nameOf(friend, open), email: friend.emailSealed && open(friend.emailSealed) }),
        kind,
        state,
        declaredAt,
        answeredAt,
      })),
      askedForHuman: appeals.map(({ subjectKind, side, noteSealed, askedAt, answeredAt, answerSealed }) => ({
        subjectKind,
        as: side,
        note: noteSealed && open(noteSealed),
        askedAt,
        answeredAt,
        answer: answerSealed && open(answerSealed),
      })),
      partner: partners.map(({ kind, nameSealed, disclosureFr, disclosureEn, createdAt }) => ({
        kind,
        name: nameSealed && open(nameSealed),
        disclosure: { fr: disclosureFr, en: disclosureEn },
        createdAt,
      })),
      agreements: agreed.map(({ partner, publishedAt }) => ({ agreedAt: publishedAt, agreement: partner })),
      paidPosts: posts.map(({ publishedOn, what, link, impressions, amountMinor, currency, state, reason }) => ({
        publishedOn: publishedOn.toISOString().slice(0, 10),
        what,
        link,
        impressions,
        amount: { amountMinor: Number(amountMinor), currency },
        state,
        reason,
      })),
      messages: messages.map(({ kind, status, createdAt, sentAt }) => ({ kind, status, createdAt, sentAt })),
    };
  });
}
