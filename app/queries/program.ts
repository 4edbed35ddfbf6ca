import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';
import { programRows } from '../persistence/programs.server.ts';
import { shopView } from './shop-view.ts';
import type { ProgramView } from './views.ts';

/** The programme as the editor shows it; null before there is one. */
export async function loadProgramView(db: Database, shopId: ShopId): Promise<ProgramView | null> {
  const [program, shop] = await Promise.all([
    programRows(db).load(shopId),
    db.withShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } })),
  ]);
  if (!program) return null;
  const [newest] = program.versions;
  return {
    shop: shopView(shop),
    id: program.id,
    name: program.name,
    status: program.status,
    draft: program.draft,
    trust: program.trust,
    draftUpdatedAt: program.draftUpdatedAt.toISOString(),
    draftDiffers: !newest || JSON.stringify(newest.terms) !== JSON.stringify(program.draft),
    lastNumber: Math.max(0, ...[...program.versions, ...program.boosts].map(({ versionNumber }) => versionNumber)),
    versions: program.versions.map(({ id, versionNumber, publishedAt, terms }) => ({
      id,
      number: versionNumber,
      publishedAt: publishedAt.toISOString(),
      terms,
    })),
  };
}
