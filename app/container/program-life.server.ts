import { isUuid, type ShopId } from '../domain/shared/ids.ts';
import { programLifeRows } from '../persistence/program-life.server.ts';
import { versionOf } from '../persistence/programs.server.ts';
import { loadArchivedPrograms } from '../queries/archived-programs.ts';
import { readDraft } from '../usecases/read-draft.ts';
import type { Container } from './container.ts';
import { namedInShopifyOf } from './named-in-shopify.server.ts';
import type { Services } from './services.server.ts';
import { unsoundTermsOf } from './unsound-terms.server.ts';

type ProgramLife = Pick<
  Container,
  'discardDraft' | 'rollBack' | 'archiveProgram' | 'archivedPrograms' | 'duplicateProgram'
>;

/** What becomes of a programme's draft and versions once they were published (P7). */
export function programLifeOf(services: Services): ProgramLife {
  const { clock, db, programs, shops } = services;
  const unsound = unsoundTermsOf(services);
  const { watchNamed } = namedInShopifyOf(services);
  const life = programLifeRows(db);
  return {
    discardDraft: (shopId, seen, actor) => life.discardDraft(shopId as ShopId, seen, actor.name, clock.now()),

    async rollBack(id, asked, actor) {
      const shopId = id as ShopId;
      const [shop, program] = await Promise.all([shops.load(shopId), programs.load(shopId)]);
      const earlier = versionOf(program, asked.versionId);
      if (!shop || !program || !earlier) return { ok: false, conflict: true };
      const problems = await unsound({ name: program.name, terms: earlier.terms }, shop);
      if (problems.length > 0) return { ok: false, problems };
      const versionNumber = await life.rollBack(shopId, asked, actor.name, clock.now());
      if (versionNumber === null) return { ok: false, conflict: true };
      await watchNamed(shopId);
      return { ok: true, versionNumber };
    },

    archiveProgram: (shopId, actor) => life.archive(shopId as ShopId, actor.name, clock.now()),
    archivedPrograms: (shopId) => loadArchivedPrograms(db, shopId as ShopId, clock.now()),
    async duplicateProgram(id, { programId, nameOf, seen }, actor) {
      if (!isUuid(programId)) return 'unknown';
      const shopId = id as ShopId;
      const [shop, archived] = await Promise.all([shops.load(shopId), life.archived(shopId, programId)]);
      if (!shop || !archived) return 'unknown';
      const draft = readDraft({ name: nameOf(archived.name), terms: archived.terms }, shop);
      if (!draft.ok) return 'unusable';
      const isDone = await life.duplicate(shopId, archived, { ...draft.value, seen }, actor.name, clock.now());
      return isDone ? 'done' : 'in-the-way';
    },
  };
}
