import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';

export type OperatorDoorDeps = { token: string | undefined; shopHealth(shopDomain: string): Promise<object> };

/** Whether one shop's books are straight, for whoever runs Ricochet. Needs OPERATOR_TOKEN; without one there is no such door. */
export function operatorDoor({ token, shopHealth }: OperatorDoorDeps): RequestHandler {
  return async (request, response, next) => {
    if (!token || !isSame(request.get('authorization') ?? '', `Bearer ${token}`)) {
      response.status(404).end();
      return;
    }
    try {
      response.json(await shopHealth(String(request.query.shop ?? '')));
    } catch (error) {
      next(error);
    }
  };
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
