import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Services } from '../container.server.ts';
import { shopIdOf } from '../persistence/inbox.server.ts';
import { loadShopHealth } from '../queries/shop-health.ts';

/** Whether one shop's books are straight, for whoever runs Ricochet. Needs OPERATOR_TOKEN; without one there is no such door. */
export function operatorDoor({ environment, db }: Services): RequestHandler {
  return async (request, response, next) => {
    const token = environment.OPERATOR_TOKEN;
    if (!token || !isSame(request.get('authorization') ?? '', `Bearer ${token}`)) return next();
    try {
      response.json(await loadShopHealth(db, shopIdOf(String(request.query.shop ?? ''))));
    } catch (error) {
      next(error);
    }
  };
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
