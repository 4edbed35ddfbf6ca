import type { NextFunction, Request, Response } from 'express';

/** A page of another site must not press this shop's buttons, even on a developer's machine. */
export function refuseForeignPosts(req: Request, res: Response, next: NextFunction): void {
  const origin = req.headers.origin;
  const isRead = req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS';
  if (isRead || !origin || hostOf(origin) === req.headers.host) next();
  else res.status(403).type('text/plain').send('This form was sent from another site.');
}

export function protectiveHeaders(_req: Request, res: Response, next: NextFunction): void {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
  res.setHeader('X-Frame-Options', 'SAMEORIGIN');
  next();
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
