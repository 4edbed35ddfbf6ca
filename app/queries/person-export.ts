import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';
import { withAliases } from '../persistence/one-human.server.ts';
import { nameOf, type Open } from './shop-view.ts';

/** Everything held about one customer, for the merchant to hand over (GDPR access, customers/data_request). Null when nothing is. */
export async function loadPersonExport({ readShop }: Database, shopId: ShopId, customerId: string, open: Open) {
  return readShop(shopId, async (tx) => {
    const identifier = await tx.personIdentifier.findUnique({
      where: { shopId_kind_value: { shopId, kind: 'customer', value: customerId } },
    });
    if (!identifier) return null;
    const { personId } = identifier;
    const person = await tx.person.findUniqueOrThrow({ where: { shopId_id: { shopId, id: personId } } });
    // an alias keeps what can't be moved
    const everyone = { in: await withAliases(tx, shopId, [personId]) };
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
    const orders = await tx.orderFact.findMany({ where: { shopId, personId } });
    const rewards = await tx.reward.findMany({ where: { shopId, personId } });
    const entries = await tx.ledgerEntry.findMany({
      where: { shopId, personId: everyone },
      include: { transaction: true },
    });
    const referrals = await tx.referral.findMany({
      where: { shopId, OR: [{ friendId: personId }, { advocateId: { in: advocate.map(({ id }) => id) } }] },
    });
    const verdicts = await tx.verdict.findMany({
      where: {
        shopId,
        referralId: { in: referrals.filter(({ friendId }) => friendId === personId).map(({ id }) => id) },
      },
    });
    const claims = await tx.claim.findMany({ where: { shopId, personId }, orderBy: { claimedAt: 'asc' } });
    const messages = await tx.message.findMany({ where: { shopId, personId } });
    const emails = await tx.personIdentifier.findMany({ where: { shopId, kind: 'email', personId } });
    const declarations = await tx.declaration.findMany({
      where: {
        shopId,
        OR: [
          { emailHash: { in: emails.map(({ value }) => value) } },
          { advocateId: { in: advocate.map(({ id }) => id) } },
        ],
      },
    });
    const formerCodes = await tx.formerCode.findMany({
      where: { shopId, advocateId: { in: advocate.map(({ id }) => id) } },
      orderBy: { givenUpAt: 'asc' },
    });
    const appeals = await tx.appeal.findMany({ where: { shopId, personId }, orderBy: { askedAt: 'asc' } });
    return {
      customerId,
      firstName: nameOf(person, open),
      email: person.emailSealed ? open(person.emailSealed) : null,
      language: person.locale,
      knownSince: person.createdAt,
      advocateCodes: advocate.map(({ code, createdAt, visits, shares }) => ({ code, createdAt, visits, shares })),
      formerCodes: formerCodes.map(({ code, givenUpAt }) => ({ code, givenUpAt })),
      orders: orders.map(({ id, facts }) => ({ id, facts })),
      referrals: referrals.map(({ friendId, state, reason, invitedAt, orderName }) => ({
        as: friendId === personId ? 'friend' : 'advocate',
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
      declarations: declarations.map(({ kind, state, declaredAt, answeredAt, advocateId }) => ({
        as: advocate.some(({ id }) => id === advocateId) ? 'advocate' : 'friend',
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
