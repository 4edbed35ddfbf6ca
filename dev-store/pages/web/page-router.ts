import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express';

const METHODS = ['get', 'post', 'all', 'use'] as const;

/** A router whose async handlers hand their failures to the error page (Express 4 loses them). */
export function pageRouter(): Router {
  const router = Router();
  for (const method of METHODS) {
    const register = router[method].bind(router) as (...handlers: unknown[]) => Router;
    (router as unknown as Record<string, unknown>)[method] = (...handlers: unknown[]) =>
      register(...handlers.map(caught));
  }
  return router;
}

function caught(handler: unknown): unknown {
  if (Array.isArray(handler)) return handler.map(caught);
  // Paths, regular expressions, and routers (which have a stack of their own) stay as they are.
  if (typeof handler !== 'function' || 'stack' in handler || handler.length > 3) return handler;
  const run = handler as RequestHandler;
  return (req: Request, res: Response, next: NextFunction) => {
    Promise.resolve()
      .then(() => run(req, res, next))
      .catch(next);
  };
}
