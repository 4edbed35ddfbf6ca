import { compareShares, shareInterval } from '../domain/analytics/compare-shares.ts';
import { assumptionsOf } from '../domain/judging/budget.ts';
import type { OfferTerms } from '../domain/program/offer.ts';
import { campaignsAt, pilotsAt } from '../domain/program/offer-in-force.ts';
import type { Pilot } from '../domain/program/pilot.ts';
import { type RewardSpec, worthOf } from '../domain/rewards/reward-spec.ts';
import { isSameData } from '../domain/shared/canonical-json.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { isDuring, lastMoment } from '../domain/shared/period.ts';
import { dayInZone } from '../domain/shared/time.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { programRows, type StoredProgram, type StoredVersion } from '../persistence/programs.server.ts';
import { shopView } from './shop-view.ts';
import type { PilotGroup, PilotPage, PilotView } from './views.ts';

/** The pilot that is on or was last, what came of it on either side, and whether one can be started (P12). */
export async function loadPilotPage(db: Database, shopId: ShopId, now: Date): Promise<PilotPage> {
  const program = await programRows(db).load(shopId);
  return db.readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const base = program?.versions[0]?.terms ?? null;
    const [latest] = pilotsAt(program?.pilots ?? [], now);
    return {
      shop: shopView(shop),
      draft: program && { terms: program.draft, updatedAt: program.draftUpdatedAt.toISOString() },
      base,
      closed: closedFor(program, base),
      today: dayInZone(now, shop.timeZone),
      pilot: program && latest ? await pilotView(tx, shopId, { program, version: latest, now }) : null,
    };
  });
}

function closedFor(program: StoredProgram | null, base: OfferTerms | null): PilotPage['closed'] {
  if (!program) return 'no-program';
  if (program.status !== 'live' && program.status !== 'draft') return 'paused';
  return base && isSameData(base, program.draft) ? 'same-terms' : null;
}

async function pilotView(
  tx: ShopTransaction,
  shopId: ShopId,
  { program, version, now }: { program: StoredProgram; version: StoredVersion & { pilot: Pilot }; now: Date },
): Promise<PilotView> {
  const { pilot, terms, versionNumber } = version;
  const { pilotId, name, audience, startsAt, endsAt } = pilot;
  // what was live while it ran: rolled out or changed since, it is no longer the newest
  const until = endsAt && endsAt <= now ? endsAt : new Date(now.getTime() + 1);
  const restTerms = program.versions.find(({ publishedAt }) => publishedAt < until)?.terms ?? null;
  const isOn = isDuring(now, pilot);
  const groups = await observed(tx, shopId, { pilotId, startsAt, until, terms, restTerms, isOn });
  const share = ({ bringers, people }: PilotGroup) => ({ successes: bringers, of: people });
  return {
    ...{ id: pilotId, versionNumber, name, audience, terms, restTerms, ...groups },
    isOn,
    startsAt: startsAt.toISOString(),
    lastAt: endsAt && lastMoment(endsAt).toISOString(),
    comparison: compareShares(share(groups.inside), share(groups.rest)),
    campaigns: campaignsAt(program.boosts, now)
      .filter(({ campaign }) => campaign.startsAt < until && startsAt < campaign.endsAt)
      .map(({ campaign }) => campaign.name),
  };
}

type Period = {
  pilotId: string;
  startsAt: Date;
  until: Date;
  terms: OfferTerms;
  restTerms: OfferTerms | null;
  isOn: boolean;
};

/** Counted by who invited, of invitations made while the pilot ran: what was promised before says nothing of it. */
async function observed(
  tx: ShopTransaction,
  shopId: ShopId,
  { pilotId, startsAt, until, terms, restTerms, isOn }: Period,
): Promise<{ inside: PilotGroup; rest: PilotGroup }> {
  const people = await tx.$queryRaw<{ is_in: boolean; people: bigint; visits: bigint }[]>`
    SELECT (pilots->${pilotId}::text->>'isIn')::boolean AS is_in, count(*) AS people,
      sum(visits - (pilots->${pilotId}::text->>'visitsBefore')::int) AS visits
    FROM advocate WHERE shop_id = ${shopId}::uuid AND pilots ? ${pilotId}::text GROUP BY 1`;
  const friends = await tx.$queryRaw<
    { is_in: boolean; claims: bigint; new_customers: bigint; revenue: bigint | null; bringers: bigint }[]
  >`
    SELECT (a.pilots->${pilotId}::text->>'isIn')::boolean AS is_in, count(r.claim_id) AS claims, count(r.revenue_minor) AS new_customers,
      sum(r.revenue_minor) AS revenue, count(DISTINCT a.id) FILTER (WHERE r.revenue_minor IS NOT NULL) AS bringers
    FROM referral r JOIN advocate a ON a.shop_id = ${shopId}::uuid AND a.id = r.advocate_id AND a.pilots ? ${pilotId}::text
    WHERE r.shop_id = ${shopId}::uuid AND r.created_at >= ${startsAt} AND r.invited_at < ${until}
      AND r.invited_at >= greatest(${startsAt}, (a.pilots->${pilotId}::text->>'since')::timestamptz)
    GROUP BY 1`;
  const rewards = await tx.$queryRaw<
    { is_in: boolean; spec: RewardSpec; unit: string | null; amount: bigint | null; count: bigint }[]
  >`
    SELECT (a.pilots->${pilotId}::text->>'isIn')::boolean AS is_in, w.spec, w.unit, w.amount, count(*) AS count
    FROM referral r JOIN advocate a ON a.shop_id = ${shopId}::uuid AND a.id = r.advocate_id AND a.pilots ? ${pilotId}::text
    JOIN reward w ON w.shop_id = ${shopId}::uuid AND w.referral_id = r.id
    WHERE r.shop_id = ${shopId}::uuid AND r.created_at >= ${startsAt} AND r.invited_at < ${until}
      AND r.invited_at >= greatest(${startsAt}, (a.pilots->${pilotId}::text->>'since')::timestamptz)
      AND w.wanted = 'issued' AND (w.rule <> 'welcome.friend' OR w.used_by_order IS NOT NULL)
    GROUP BY 1, 2, 3, 4`;
  const groupOf = (isIn: boolean): PilotGroup => {
    const [them, theirs] = [people, friends].map((rows) => rows.find((row) => row.is_in === isIn));
    const counted = { ...them, ...theirs } as Partial<(typeof people)[number] & (typeof friends)[number]>;
    const [newCustomers, revenueMinor] = [Number(counted.new_customers ?? 0), Number(counted.revenue ?? 0)];
    const assuming = assumptionsOf((isIn ? terms : restTerms) ?? terms);
    const typicalOrderMinor = newCustomers > 0 ? Math.round(revenueMinor / newCustomers) : assuming.typicalOrderMinor;
    const [bringers, size] = [Number(counted.bringers ?? 0), Number(counted.people ?? 0)];
    return {
      ...{ people: size, bringers, newCustomers, revenueMinor },
      visits: isOn ? Number(counted.visits ?? 0) : null,
      claims: Number(counted.claims ?? 0),
      rewardsMinor: rewards
        .filter((row) => row.is_in === isIn)
        .reduce((sum, { spec, unit, amount, count }) => {
          const known = unit && amount !== null ? { unit, amount: Number(amount) } : null;
          return sum + Number(count) * worthOf(spec, known, { ...assuming, typicalOrderMinor });
        }, 0),
      share: shareInterval({ successes: bringers, of: size }),
    };
  };
  return { inside: groupOf(true), rest: groupOf(false) };
}
