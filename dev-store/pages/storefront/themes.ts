import { join } from 'node:path';
import type { NextFunction, Request, Response } from 'express';
import { readCookie, setCookie, THEME_COOKIE } from '../web/cookies.ts';

export type ThemeName = 'rivage' | 'minuit';

const RIVAGE = join(import.meta.dirname, '../theme');
const MINUIT = join(import.meta.dirname, '../theme-minuit');

/** Two themes as unlike as shops are. What Minuit doesn't have of its own it takes from Rivage. */
export const THEMES: Record<ThemeName, { id: number; name: string; folders: readonly [string, ...string[]] }> = {
  rivage: { id: 1, name: 'Rivage', folders: [RIVAGE] },
  minuit: { id: 2, name: 'Minuit', folders: [MINUIT, RIVAGE] },
};

const parse = (value: unknown): ThemeName | null => (value === 'rivage' || value === 'minuit' ? value : null);

/** ?theme=minuit previews the other theme and is remembered, as Shopify's preview is. */
export function rememberTheme(req: Request, res: Response, next: NextFunction): void {
  const asked = parse(req.query['theme']);
  if (asked) setCookie(res, THEME_COOKIE, asked);
  res.locals['theme'] = asked ?? parse(readCookie(req, THEME_COOKIE)) ?? 'rivage';
  next();
}

export function themeOf(res: Response): (typeof THEMES)[ThemeName] {
  return THEMES[parse(res.locals['theme']) ?? 'rivage'];
}
