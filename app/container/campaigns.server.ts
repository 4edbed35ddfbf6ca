import { namedInGifts } from '../domain/program/named-in-shopify.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { loadCampaigns } from '../queries/campaigns.ts';
import { asFieldProblem, drawCampaign, readCampaign } from '../usecases/read-campaign.ts';
import type { Container } from './container.ts';
import { namedInShopifyOf } from './named-in-shopify.server.ts';
import type { Services } from './services.server.ts';

type Campaigns = Pick<Container, 'campaigns' | 'publishCampaign' | 'stopCampaign'>;

/** Boosted offers, made and stopped by the merchant (P5, P6). */
export function campaignsOf(services: Services): Campaigns {
  const { clock, db, newId, programs, shops } = services;
  const named = namedInShopifyOf(services);
  return {
    campaigns: (shopId) => loadCampaigns(db, shopId as ShopId, clock.now()),

    async publishCampaign(id, { campaignId, seen, typed }, actor) {
      const shop = await shops.load(id as ShopId);
      const read = readCampaign(typed);
      if (!read.ok || !shop) return { ok: false, problems: read.ok ? [] : read.problems };
      const gone = await named.goneProblems(shop.shopId as ShopId, namedInGifts(read.value));
      if (gone.length > 0) return { ok: false, problems: gone };
      const [now, { timeZone }] = [clock.now(), shop];
      const stays = campaignId ?? newId();
      const answer = await programs.publishCampaign(
        id as ShopId,
        { campaignId: stays, seen, draw: (known) => drawCampaign(stays, read.value, { known, now, timeZone }) },
        actor.name,
        now,
      );
      return 'problems' in answer ? { ok: false, problems: answer.problems.map(asFieldProblem) } : answer;
    },

    stopCampaign: (shopId, { campaignId, seen }, actor) =>
      programs.stopCampaign(shopId as ShopId, campaignId, seen, actor.name, clock.now()),
  };
}
