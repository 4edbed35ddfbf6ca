import { isSameData } from '../domain/shared/canonical-json.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';
import { programRows, statusForAll } from '../persistence/programs.server.ts';
import { shopView } from './shop-view.ts';
import type { ProgramView } from './views.ts';

/** The programme as the editor shows it; null before there is one. */
export async function loadProgramView(db: Database, shopId: ShopId): Promise<ProgramView | null> {
  const [program, shop] = await Promise.all([
    programRows(db).load(shopId),
    db.readShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } })),
  ]);
  if (!program) return null;
  const [newest] = program.versions;
  const { lastNumber, archived } = await db.readShop(shopId, async (tx) => ({
    lastNumber: (await tx.programVersion.aggregate({ where: { shopId }, _max: { number: true } }))._max.number ?? 0,
    archived: await tx.program.count({ where: { shopId, status: 'archived' } }),
  }));
  return {
    shop: shopView(shop),
    id: program.id,
    name: program.name,
    status: statusForAll(program),
    draft: program.draft,
    trust: program.trust,
    draftUpdatedAt: program.draftUpdatedAt.toISOString(),
    draftDiffers: !newest || !isSameData(newest.terms, program.draft),
    lastNumber,
    archived,
    versions: program.versions.map(({ id, versionNumber, publishedAt, terms }) => ({
      id,
      number: versionNumber,
      publishedAt: publishedAt.toISOString(),
      terms,
    })),
  };
}
