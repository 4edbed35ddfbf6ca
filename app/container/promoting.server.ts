import { isPreviewProgram } from '../domain/attribution/preview-program.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { loadPromotion } from '../queries/promotion.ts';
import type { Container } from './container.ts';
import type { Services } from './services.server.ts';

/** How a merchant makes the programme known, and what came of it (S10). */
export function promotingOf(
  { clock, db, people, programs }: Services,
  allowVisit: (shopId: string, ip: string) => Promise<boolean>,
): Pick<Container, 'promotion' | 'countPromoted'> {
  return {
    promotion: (shopId) => loadPromotion(db, shopId as ShopId, clock.now()),

    async countPromoted(view, { from, ip, userAgent }) {
      if (isPreviewProgram(userAgent) || !(await allowVisit(view.shopId, ip))) return;
      const program = await programs.load(view.shopId as ShopId);
      if (program?.status === 'live')
        await people.countOf(view, program.id, { kind: 'visits', channel: from }, clock.now());
    },
  };
}
