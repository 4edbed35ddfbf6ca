import { advocateLink } from '../domain/attribution/advocate-code.ts';
import { agreementsAt } from '../domain/program/offer-in-force.ts';
import type { Agreement, PartnerKind } from '../domain/program/partner.ts';
import { isUuid, type ShopId } from '../domain/shared/ids.ts';
import { isDuring, lastMoment } from '../domain/shared/period.ts';
import { dayInZone } from '../domain/shared/time.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { keptPersons } from '../persistence/one-human.server.ts';
import { programRows, type StoredProgram, type StoredVersion } from '../persistence/programs.server.ts';
import { type Open, shopView } from './shop-view.ts';
import type { PartnerPage, PartnerPost, PartnerRow, PartnersView } from './views.ts';

type Agreed = StoredVersion & { partner: Agreement };

/** Partners of the programme, those whose agreement runs first (P14). */
export async function loadPartners(db: Database, shopId: ShopId, open: Open, now: Date): Promise<PartnersView> {
  const program = await programRows(db).load(shopId);
  return db.readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const partners = program ? await partnerRowsOf(tx, shopId, { program, open, now, shop }) : [];
    return {
      shop: shopView(shop),
      closed: closedFor(program),
      partners: partners.toSorted((a, b) => Number(b.isOn) - Number(a.isOn) || b.costMinor - a.costMinor),
    };
  });
}

/** One partner with their posts, or the form for a new one; null where there is no such partner. */
export async function loadPartnerPage(
  db: Database,
  shopId: ShopId,
  partnerId: string | null,
  open: Open,
  now: Date,
): Promise<PartnerPage | null> {
  if (partnerId !== null && !isUuid(partnerId)) return null;
  const program = await programRows(db).load(shopId);
  return db.readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const about = { program, open, now, shop };
    const [partner] = program && partnerId ? await partnerRowsOf(tx, shopId, { ...about, program }, partnerId) : [null];
    if (partnerId !== null && !partner) return null;
    return {
      shop: shopView(shop),
      closed: closedFor(program),
      base: program?.versions[0]?.terms ?? null,
      today: dayInZone(now, shop.timeZone),
      partner: partner ?? null,
      link: partner && advocateLink(shop.storefrontUrl, partner.code),
      posts: partner ? await postsOf(tx, shopId, partner.id) : [],
    };
  });
}

function closedFor(program: StoredProgram | null): PartnersView['closed'] {
  if (!program?.versions.length) return 'no-program';
  return program.status === 'ended' ? 'ended' : null;
}

type Figures = {
  partner_id: string;
  visits: bigint;
  claims: bigint;
  customers: bigint;
  revenue: bigint;
  commission: bigint;
  sales: bigint;
  fees: bigint;
  paid: bigint;
  owed: bigint;
};

async function partnerRowsOf(
  tx: ShopTransaction,
  shopId: ShopId,
  {
    program,
    open,
    now,
    shop: { currency, timeZone },
  }: { program: StoredProgram; open: Open; now: Date; shop: { currency: string; timeZone: string } },
  only: string | null = null,
): Promise<PartnerRow[]> {
  const rows = await tx.partner.findMany({ where: { shopId, programId: program.id, ...(only && { id: only }) } });
  const found = await tx.advocate.findMany({
    where: { shopId, id: { in: rows.map(({ advocateId }) => advocateId) } },
  });
  const advocates = new Map(found.map((advocate) => [advocate.id, advocate]));
  const kept = await keptPersons(
    tx,
    shopId,
    found.map(({ personId }) => personId),
  );
  const personOf = (advocateId: string): string => {
    const personId = advocates.get(advocateId)?.personId ?? '';
    return kept.get(personId) ?? personId;
  };
  const holders = rows.map(({ id, advocateId }) => ({ partnerId: id, personId: personOf(advocateId) }));
  const figures = await figuresOf(tx, shopId, holders, currency);
  const agreements = new Map(agreementsAt(program.agreements, now).map((agreed) => [agreed.partner.partnerId, agreed]));
  return rows.flatMap((row) => {
    const agreed: Agreed | undefined = agreements.get(row.id);
    const advocate = advocates.get(row.advocateId);
    const counted = figures.get(row.id);
    if (!agreed || !advocate) return [];
    const { pay, welcome, startsAt, endsAt } = agreed.partner;
    const last = endsAt && lastMoment(endsAt);
    const [commissionMinor, feesMinor] = [Number(counted?.commission ?? 0), Number(counted?.fees ?? 0)];
    return [
      {
        ...{ id: row.id, versionNumber: agreed.versionNumber, pay, welcome },
        kind: row.kind as PartnerKind,
        name: row.nameSealed ? open(row.nameSealed) : '',
        disclosure: { fr: row.disclosureFr, en: row.disclosureEn },
        code: advocate.code,
        personId: personOf(advocate.id),
        isOn: isDuring(now, agreed.partner),
        startsAt: startsAt.toISOString(),
        lastAt: last?.toISOString() ?? null,
        lastDay: last && dayInZone(last, timeZone),
        visits: Number(counted?.visits ?? 0),
        claims: Number(counted?.claims ?? 0),
        customers: Number(counted?.customers ?? 0),
        sales: Number(counted?.sales ?? 0),
        revenueMinor: Number(counted?.revenue ?? 0),
        ...{ commissionMinor, feesMinor, costMinor: commissionMinor + feesMinor },
        paidMinor: Number(counted?.paid ?? 0),
        owedMinor: Number(counted?.owed ?? 0),
      },
    ];
  });
}

/** Of what came under a partner's agreements; visits, and what they were paid, of the person as a whole. */
async function figuresOf(
  tx: ShopTransaction,
  shopId: ShopId,
  holders: readonly { partnerId: string; personId: string }[],
  currency: string,
): Promise<ReadonlyMap<string, Figures>> {
  const partnerIds = holders.map(({ partnerId }) => partnerId);
  const personIds = holders.map(({ personId }) => personId);
  const rows = await tx.$queryRaw<Figures[]>`
    WITH chosen AS (
      SELECT p.id, p.advocate_id, h.person_id, a.visits FROM unnest(${partnerIds}::uuid[], ${personIds}::uuid[]) AS h (partner_id, person_id)
      JOIN partner p ON p.shop_id = ${shopId}::uuid AND p.id = h.partner_id
      JOIN advocate a ON a.shop_id = p.shop_id AND a.id = p.advocate_id),
    agreed AS (
      SELECT id, (partner->>'partnerId')::uuid AS partner_id FROM program_version
      WHERE shop_id = ${shopId}::uuid AND partner IS NOT NULL),
    friends AS (
      SELECT agreed.partner_id, count(r.claim_id) AS claims, count(r.revenue_minor) AS customers, sum(r.revenue_minor) AS revenue
      FROM chosen JOIN referral r ON r.shop_id = ${shopId}::uuid AND r.advocate_id = chosen.advocate_id
      JOIN agreed ON agreed.id = r.version_id AND agreed.partner_id = chosen.id GROUP BY 1),
    earned AS (
      SELECT agreed.partner_id, sum(w.amount) AS commission FROM chosen JOIN referral r ON r.shop_id = ${shopId}::uuid AND r.advocate_id = chosen.advocate_id
      JOIN reward w ON w.shop_id = ${shopId}::uuid AND w.referral_id = r.id AND w.side = 'advocate' AND w.wanted = 'issued' AND w.unit = ${currency}
      JOIN agreed ON agreed.id = w.version_id AND agreed.partner_id = chosen.id GROUP BY 1),
    sold AS (
      SELECT agreed.partner_id, count(*) AS sales
      FROM chosen JOIN referral r ON r.shop_id = ${shopId}::uuid AND r.advocate_id = chosen.advocate_id
      JOIN verdict v ON v.shop_id = ${shopId}::uuid AND v.referral_id = r.id AND v.subject_kind = 'order' AND v.outcome = 'approved'
      JOIN agreed ON agreed.id = v.version_id AND agreed.partner_id = chosen.id GROUP BY 1),
    posts AS (
      SELECT partner_id, sum(amount_minor) AS fees FROM partner_post
      WHERE shop_id = ${shopId}::uuid AND partner_id = ANY(${partnerIds}::uuid[]) AND state = 'approved' AND currency = ${currency} GROUP BY 1),
    paid AS (
      SELECT chosen.id AS partner_id, -sum(e.amount) AS paid FROM chosen
      JOIN ledger_entry e ON e.shop_id = ${shopId}::uuid AND e.person_id = chosen.person_id AND e.unit = ${currency} AND e.account = 'wallet:available'
      JOIN ledger_transaction t ON t.shop_id = e.shop_id AND t.id = e.transaction_id AND t.kind = 'paid-out' GROUP BY 1)
    SELECT chosen.id AS partner_id, chosen.visits, friends.claims, friends.customers, friends.revenue, earned.commission, sold.sales,
      posts.fees, paid.paid, w.available AS owed
    FROM chosen LEFT JOIN friends ON friends.partner_id = chosen.id LEFT JOIN earned ON earned.partner_id = chosen.id
    LEFT JOIN sold ON sold.partner_id = chosen.id
    LEFT JOIN posts ON posts.partner_id = chosen.id LEFT JOIN paid ON paid.partner_id = chosen.id
    LEFT JOIN wallet w ON w.shop_id = ${shopId}::uuid AND w.person_id = chosen.person_id AND w.unit = ${currency}`;
  return new Map(rows.map((row) => [row.partner_id, row]));
}

async function postsOf(tx: ShopTransaction, shopId: ShopId, partnerId: string): Promise<PartnerPost[]> {
  const posts = await tx.partnerPost.findMany({
    where: { shopId, partnerId },
    orderBy: [{ publishedOn: 'desc' }, { enteredAt: 'desc' }, { id: 'desc' }],
    take: 200,
  });
  return posts.map(({ id, publishedOn, what, link, impressions, amountMinor, currency, ...post }) => ({
    ...{ id, what, link, impressions },
    publishedOn: publishedOn.toISOString().slice(0, 10),
    amount: { amountMinor: Number(amountMinor), currency },
    state: post.state as PartnerPost['state'],
    enteredBy: post.enteredBy,
    decidedBy: post.decidedBy,
    reason: post.reason,
  }));
}
