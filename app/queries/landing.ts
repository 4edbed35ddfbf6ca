import { landingInForce, landingState } from '../domain/landing/landing-in-force.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { lastMoment } from '../domain/shared/period.ts';
import { dayInZone } from '../domain/shared/time.ts';
import type { Database } from '../persistence/database.server.ts';
import { landingRows } from '../persistence/landing.server.ts';
import { programRows } from '../persistence/programs.server.ts';
import { shopView } from './shop-view.ts';
import type { LandingEditorView } from './views.ts';

/** The landing page as its editor opens it, with every version there was (S4). */
export async function loadLandingEditor(db: Database, shopId: ShopId, now: Date): Promise<LandingEditorView> {
  const [program, row] = await Promise.all([
    programRows(db).load(shopId),
    db.readShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } })),
  ]);
  const shop = shopView(row);
  const today = dayInZone(now, shop.timeZone);
  if (!program) return { shop, today, hasProgram: false, draft: null, seen: { draft: null, number: 0 }, versions: [] };
  const { draft, versions } = await landingRows(db).load(shopId, program.id);
  const inForce = landingInForce(versions, now);
  return {
    shop,
    today,
    hasProgram: true,
    draft: draft?.page ?? null,
    seen: { draft: draft?.updatedAt.toISOString() ?? null, number: versions[0]?.number ?? 0 },
    versions: versions.map((version) => ({
      id: version.id,
      number: version.number,
      startsAt: version.startsAt.toISOString(),
      lastAt: version.endsAt && lastMoment(version.endsAt).toISOString(),
      state: landingState(version, inForce, now),
    })),
  };
}
