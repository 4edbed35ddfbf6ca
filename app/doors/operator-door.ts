import type { Request, RequestHandler, Response } from 'express';
import { isSame } from '../config/is-same.server.ts';

/**
 * For whoever runs Ricochet. Needs OPERATOR_TOKEN; without one there is no such door. `answer` is what stands behind it.
 */
export function operatorDoor(
  token: string | undefined,
  answer: (request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return (request, response, next) => {
    if (!token || !isSame(request.get('authorization') ?? '', `Bearer ${token}`)) {
      response.status(404).end();
      return;
    }
    answer(request, response).catch(next);
  };
}

/** Does the installation keep up, as this process sees it; and with `?shop=`, are that shop's books straight? */
export const healthAnswer =
  (figures: { shopHealth(shopDomain: string): Promise<object>; health(): Promise<object> }) =>
  async ({ query: { shop } }: Request, response: Response): Promise<void> => {
    response.json(shop === undefined ? await figures.health() : await figures.shopHealth(String(shop)));
  };

/** The same for Prometheus, with what this process counted. */
export const metricsAnswer =
  (metrics: { contentType: string; text(): Promise<string> }) =>
  async (_request: Request, response: Response): Promise<void> => {
    response.type(metrics.contentType).send(await metrics.text());
  };
