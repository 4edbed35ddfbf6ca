import { readyPage } from '../domain/landing/ready-page.ts';
import { scopeCss } from '../domain/landing/scope-css.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { landingRows } from '../persistence/landing.server.ts';
import { inForce } from '../persistence/programs.server.ts';
import { loadLandingEditor } from '../queries/landing.ts';
import { readLanding, readLandingPeriod } from '../usecases/read-landing.ts';
import type { Container } from './container.ts';
import type { Services } from './services.server.ts';

type Landing = Pick<
  Container,
  | 'landingEditor'
  | 'previewLanding'
  | 'saveLanding'
  | 'publishLanding'
  | 'publishLandingAgain'
  | 'withdrawLanding'
  | 'landingPage'
>;

/** The page friends see behind a link, built by the merchant (S4). */
export function landingOf(services: Services): Landing {
  const { clock, db, programs } = services;
  const rows = landingRows(db);
  return {
    landingEditor: (shopId) => loadLandingEditor(db, shopId as ShopId, clock.now()),

    async previewLanding(shopId, typed, locale) {
      const read = readLanding(typed);
      if (!read.ok) return { ok: false, problems: read.problems };
      const program = await programs.load(shopId as ShopId);
      if (!program) return { ok: false, problems: [] };
      return {
        ok: true,
        page: readyPage(read.value, locale),
        leftOut: scopeCss(read.value.css).leftOut,
        terms: inForce(program, clock.now())?.terms ?? program.draft,
      };
    },

    async saveLanding(shopId, { typed, seen }, actor) {
      const read = readLanding(typed);
      return read.ok ? rows.saveDraft(shopId as ShopId, read.value, seen, actor.name, clock.now()) : read;
    },

    async publishLanding(id, { typed, days, seen }, actor) {
      const { shop } = await services.installed(id);
      const now = clock.now();
      const read = readLanding(typed);
      const period = readLandingPeriod(days, { now, timeZone: shop.timeZone });
      if (!read.ok || !period.ok)
        return { ok: false, problems: [read, period].flatMap((one) => (one.ok ? [] : one.problems)) };
      return rows.publish(id as ShopId, { page: read.value, seen, ...period.value }, actor.name, now);
    },

    publishLandingAgain: (shopId, version, actor) =>
      rows.publishAgain(shopId as ShopId, version, actor.name, clock.now()),

    withdrawLanding: (shopId, versionId, actor) => rows.withdraw(shopId as ShopId, versionId, actor.name, clock.now()),

    landingPage: (shopId, locale) => rows.inForce(shopId as ShopId, locale, clock.now()),
  };
}
