import type { NextFunction, Request, Response } from 'express';
import { LOCALE_COOKIE, readCookie, setCookie } from './cookies.ts';

export type Locale = 'fr' | 'en';
/** Both languages stand side by side where the words are used. */
export type Say = (fr: string, en: string) => string;

export function parseLocale(value: unknown): Locale | null {
  return value === 'fr' || value === 'en' ? value : null;
}

/** ?locale=en switches and is remembered; French otherwise. */
export function rememberLocale(req: Request, res: Response, next: NextFunction): void {
  const asked = parseLocale(req.query['locale']);
  if (asked) setCookie(res, LOCALE_COOKIE, asked);
  res.locals['locale'] = asked ?? parseLocale(readCookie(req, LOCALE_COOKIE)) ?? 'fr';
  next();
}

export function localeOf(res: Response): Locale {
  return parseLocale(res.locals['locale']) ?? 'fr';
}

export function speaker(locale: Locale): Say {
  return (fr, en) => (locale === 'fr' ? fr : en);
}

/** This page's address in the other language. */
export function switchLocaleUrl(req: Request, locale: Locale): string {
  const url = new URL(req.originalUrl, 'http://local');
  url.searchParams.set('locale', locale);
  return url.pathname + url.search;
}
