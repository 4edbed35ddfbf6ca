import { campaignDays, campaignState, isUnfinished } from '../domain/program/campaign.ts';
import { campaignsAt, offersAhead } from '../domain/program/offer-in-force.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { lastMoment } from '../domain/shared/period.ts';
import { addDaysInZone, dayInZone } from '../domain/shared/time.ts';
import type { Database } from '../persistence/database.server.ts';
import { programRows, type StoredProgram } from '../persistence/programs.server.ts';
import { shopView } from './shop-view.ts';
import type { CampaignsView, CampaignView } from './views.ts';

const DAYS_AHEAD = 90;

/** The boosted offers of the shop's programme, and what will be in force when (P5, P6). */
export async function loadCampaigns(db: Database, shopId: ShopId, now: Date): Promise<CampaignsView> {
  const [program, shop] = await Promise.all([
    programRows(db).load(shopId),
    db.readShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } })),
  ]);
  const { timeZone } = shop;
  const versions = program ? [...program.versions, ...program.boosts] : [];
  const [base] = program?.versions ?? [];
  return {
    shop: shopView(shop),
    base: program && base ? { status: program.status, terms: base.terms } : null,
    today: dayInZone(now, timeZone),
    campaigns: campaignViews(program, now, timeZone),
    ahead: offersAhead(versions, now, addDaysInZone(now, DAYS_AHEAD, timeZone)).map(({ from, to, version }) => ({
      from: from.toISOString(),
      to: to.toISOString(),
      first: dayInZone(from, timeZone),
      last: dayInZone(lastMoment(to), timeZone),
      terms: version.terms,
      campaign: version.campaign && { id: version.campaign.campaignId, name: version.campaign.name },
    })),
  };
}

/** What is on or comes next stands first; what is past follows, the latest first. */
export function campaignViews(program: StoredProgram | null, now: Date, timeZone: string): CampaignView[] {
  const all = campaignsAt(program?.boosts ?? [], now);
  const isAhead = ({ campaign }: (typeof all)[number]) => isUnfinished(campaign, now);
  return [...all.filter(isAhead), ...all.filter((one) => !isAhead(one)).toReversed()].map(
    ({ versionNumber, campaign, terms }) => ({
      id: campaign.campaignId,
      versionNumber,
      name: campaign.name,
      state: campaignState(campaign, now),
      ...campaignDays(campaign, timeZone),
      priority: campaign.priority,
      terms,
    }),
  );
}
