import { pilotsAt } from '../domain/program/offer-in-force.ts';
import { isDrawn } from '../domain/program/pilot.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { loadPilotPage } from '../queries/pilot.ts';
import type { FieldProblem } from '../usecases/read-draft.ts';
import { asPilotFieldProblem, drawPilot, readPilot } from '../usecases/read-pilot.ts';
import type { Container } from './container.ts';
import { namedInShopifyOf } from './named-in-shopify.server.ts';
import type { Services } from './services.server.ts';
import { unsoundTermsOf } from './unsound-terms.server.ts';

const UNSOUND: FieldProblem = { field: 'terms', problem: 'unsound-draft', values: {} };

type Piloting = Pick<Container, 'pilot' | 'startPilot' | 'stopPilot' | 'rollOutPilot'>;

/** Pilots, started, compared, rolled out and stopped by the merchant (P12). */
export function pilotingOf(services: Services): Piloting {
  const { clock, db, keysOf, newId, pilots, programs, shops } = services;
  const unsound = unsoundTermsOf(services);
  const { watchNamed } = namedInShopifyOf(services);

  return {
    pilot: (shopId) => loadPilotPage(db, shopId as ShopId, clock.now()),

    async startPilot(id, { seen, typed }, actor) {
      const shop = await shops.load(id as ShopId);
      const read = readPilot(typed);
      if (!read.ok || !shop) return { ok: false, problems: read.ok ? [] : read.problems };
      const program = await programs.load(id as ShopId);
      if (program && (await unsound({ name: program.name, terms: program.draft }, shop)).length > 0)
        return { ok: false, problems: [UNSOUND] };
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

    async rollOutPilot(id, { pilotId, seen }, actor) {
      const shopId = id as ShopId;
      const [shop, program] = await Promise.all([shops.load(shopId), programs.load(shopId)]);
      const version = pilotsAt(program?.pilots ?? [], clock.now()).find(({ pilot }) => pilot.pilotId === pilotId);
      if (!shop || !program || !version) return { ok: false, conflict: true };
      const problems = await unsound({ name: program.name, terms: version.terms }, shop);
      if (problems.length > 0) return { ok: false, problems };
      const versionNumber = await pilots.rollOut(shopId, pilotId, seen, actor.name, clock.now());
      if (versionNumber === null) return { ok: false, conflict: true };
      await watchNamed(shopId);
      return { ok: true, versionNumber };
    },
  };
}
