import { z } from 'zod';
import { isTemplateId, type TemplateAnswers, templateOf } from '../domain/program/templates.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { givesWay, programRows } from '../persistence/programs.server.ts';
import { loadShopFigures } from '../queries/starting.ts';
import { readDraft } from '../usecases/read-draft.ts';
import type { Container } from './container.ts';
import type { Services } from './services.server.ts';

/** Makes terms that the draft's own rules refuse. */
const UNANSWERED: TemplateAnswers = { product: { variantId: '', title: '', priceMinor: 0 }, cause: '', circle: '' };
const answersSchema = z
  .object({
    product: z.object({ variantId: z.string(), title: z.string(), priceMinor: z.number() }).catch(UNANSWERED.product),
    cause: z.string().catch(''),
    circle: z.string().catch(''),
  })
  .catch(UNANSWERED);
const marginSchema = z.int().min(1).max(10_000);

/** From a template to a first draft (P7). */
export function startingOf({ db, clock, shops }: Services): Pick<Container, 'startFromTemplate' | 'tellMargin'> {
  const programs = programRows(db);
  return {
    async startFromTemplate(shopId, { template, answers, name, seen }, actor) {
      if (!isTemplateId(template)) return false;
      // a page that stood open while somebody published: what is live isn't started anew
      const known = await programs.load(shopId as ShopId);
      if (known && !givesWay(known, clock.now())) return false;
      const { figures } = await loadShopFigures(db, shopId as ShopId, clock.now());
      const terms = templateOf(template).terms(figures, answersSchema.parse(answers));
      const draft = readDraft({ name, terms }, figures);
      if (!draft.ok) return false;
      return programs.saveDraft(shopId as ShopId, { ...draft.value, seen }, actor.name, clock.now());
    },
    async tellMargin(shopId, marginBp, actor) {
      const read = marginSchema.safeParse(marginBp);
      if (read.success) await shops.tellMargin(shopId as ShopId, read.data, actor.name, clock.now());
      return read.success;
    },
  };
}
