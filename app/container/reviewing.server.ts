import type { ShopId } from '../domain/shared/ids.ts';
import type { DecidedSubject } from '../domain/verdict/decision.ts';
import { loadConnections } from '../queries/connections.ts';
import { areDecided, decisionToUndo } from '../queries/decisions.ts';
import { loadFraudFigures } from '../queries/fraud-figures.ts';
import { countReviews, loadReviews } from '../queries/review.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import type { Actor, Container } from './container.ts';
import { lookUntil } from './look-until.ts';
import { putOwn } from './put-own.server.ts';
import type { Services } from './services.server.ts';

type Reviewing = Pick<
  Container,
  'reviews' | 'waitingReviews' | 'fraudFigures' | 'connections' | 'decide' | 'undoDecisions'
>;

/** Whoever decides sees what came of it; a judge that is busy is not waited for any longer. */
const PATIENCE_MS = 3_000;

/** What waits for a human, and what humans decide (V6). */
export function reviewingOf(services: Services): Reviewing {
  const { clock, db } = services;
  const open = (sealed: string) => services.seal.open(sealed);

  /** Decisions are rows of the inbox: only the judge gives and takes rewards. */
  async function put(
    shopId: ShopId,
    rows: readonly {
      subject: DecidedSubject;
      subjectId: string;
      kind: 'approve' | 'reject' | 'undo';
      undoes: string | null;
    }[],
    reason: string,
    actor: Actor,
    answer: string | null,
  ): Promise<boolean> {
    const { shop } = await services.installed(shopId);
    const at = clock.now();
    const given = rows.map((row) => ({ ...row, decisionId: services.newId(), reason, actor: actor.name, at }));
    const answerSealed = answer && services.seal.seal(answer);
    await putOwn(
      services,
      shop.domain,
      OWN_TOPICS.decision,
      given.map((body) => ({ eventId: body.decisionId, body: { ...body, answerSealed } })),
    );
    await services.audit(shopId, actor.name, 'review.decided', { decisions: given });
    const ids = given.map(({ decisionId }) => decisionId);
    return (await lookUntil(() => areDecided(db, shopId, ids), Boolean, PATIENCE_MS, clock)) === true;
  }

  return {
    reviews: (shopId, filter) => loadReviews(db, shopId as ShopId, filter, open, clock.now()),
    waitingReviews: (shopId) => countReviews(db, shopId as ShopId),
    connections: (shopId, about) => loadConnections(db, shopId as ShopId, about, open),
    fraudFigures: (shopId, about) => loadFraudFigures(db, shopId as ShopId, about, clock.now()),
    decide: (shopId, subjects, kind, reason, actor, answer = null) =>
      put(
        shopId as ShopId,
        subjects.map((subject) => ({ ...subject, kind, undoes: null })),
        reason,
        actor,
        answer,
      ),
    async undoDecisions(shopId, decisionIds, reason, actor) {
      const undone = await Promise.all(decisionIds.map((id) => decisionToUndo(db, shopId as ShopId, id)));
      return put(
        shopId as ShopId,
        undone.flatMap((one) => (one ? { ...one, kind: 'undo' as const } : [])),
        reason,
        actor,
        null,
      );
    },
  };
}
