import { namedInTerms } from '../domain/program/named-in-shopify.ts';
import type { OfferTerms } from '../domain/program/offer.ts';
import { isDrawn } from '../domain/program/pilot.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { loadPilotPage } from '../queries/pilot.ts';
import { type FieldProblem, readDraft } from '../usecases/read-draft.ts';
import { asPilotFieldProblem, drawPilot, readPilot } from '../usecases/read-pilot.ts';
import type { Container } from './container.ts';
import { namedInShopifyOf } from './named-in-shopify.server.ts';
import type { Services } from './services.server.ts';

const UNSOUND: FieldProblem = { field: 'terms', problem: 'unsound-draft', values: {} };

type Piloting = Pick<Container, 'pilot' | 'startPilot' | 'stopPilot' | 'rollOutPilot'>;

/** Pilots, started, compared, rolled out and stopped by the merchant (P12). */
export function pilotingOf(services: Services): Piloting {
  const { clock, db, keysOf, newId, pilots, programs, shops } = services;
  const named = namedInShopifyOf(services);

  /** The draft could be published as it is. */
  async function isSound(
    { name, draft }: { name: string; draft: OfferTerms },
    shop: { shopId: string; currency: string; domain: string; storefrontUrl: string },
  ) {
    if (!readDraft({ name, terms: draft }, shop).ok) return false;
    return (await named.goneProblems(shop.shopId as ShopId, namedInTerms(draft))).length === 0;
  }

  return {
    pilot: (shopId) => loadPilotPage(db, shopId as ShopId, clock.now()),

    async startPilot(id, { seen, typed }, actor) {
      const shop = await shops.load(id as ShopId);
      const read = readPilot(typed);
      if (!read.ok || !shop) return { ok: false, problems: read.ok ? [] : read.problems };
      const program = await programs.load(id as ShopId);
      if (program && !(await isSound(program, shop))) return { ok: false, problems: [UNSOUND] };
      const [now, { timeZone }] = [clock.now(), shop];
      const pilot = drawPilot(newId(), read.value, { now, timeZone });
      const { audience, pilotId } = pilot;
      const keys = keysOf(shop);
      const placeOf =
        audience.kind === 'share' ? (key: string) => isDrawn(audience.percent, keys.lotOf(pilotId, key)) : null;
      const answer = await pilots.start(id as ShopId, pilot, { seen, placeOf }, actor.name, now);
      return 'problems' in answer ? { ok: false, problems: answer.problems.map(asPilotFieldProblem) } : answer;
    },

    stopPilot: (shopId, { pilotId, seen }, actor) =>
      pilots.stop(shopId as ShopId, pilotId, seen, actor.name, clock.now()),

    rollOutPilot: (shopId, { pilotId, seen }, actor) =>
      pilots.rollOut(shopId as ShopId, pilotId, seen, actor.name, clock.now()),
  };
}
