import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';

/** Whence a browser comes: all of this machine's would else share one address, and what an address may do. */
export const ADDRESS_COOKIE = 'dev_address';
export const CART_COOKIE = 'cart';
export const CUSTOMER_COOKIE = 'dev_customer';
export const LOCALE_COOKIE = 'dev_locale';
export const THEME_COOKIE = 'dev_theme';
export const TILL_COOKIE = 'dev_till';
export const TILL_CUSTOMER_COOKIE = 'dev_till_customer';

export function readCookie(req: Request, name: string): string | null {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(at + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}

/** Lax: another site can't make the browser post here as the shopper. */
export function setCookie(res: Response, name: string, value: string): void {
  res.cookie(name, value, { httpOnly: true, sameSite: 'lax', path: '/' });
}

export function clearCookie(res: Response, name: string): void {
  res.clearCookie(name, { httpOnly: true, sameSite: 'lax', path: '/' });
}

/** The visitor's token under this cookie, made on first use. One request always gets the same one. */
export function tokenCookie(req: Request, res: Response, name: string): string {
  const made = (res.locals as Record<string, string>)[`token:${name}`];
  if (made) return made;
  const known = readCookie(req, name);
  const token = known && /^[\w-]{8,64}$/.test(known) ? known : randomUUID();
  (res.locals as Record<string, string>)[`token:${name}`] = token;
  if (token !== known) setCookie(res, name, token);
  return token;
}

/** As Shopify does after an order: the next purchase starts with an empty cart. */
export function renewToken(res: Response, name: string): void {
  const token = randomUUID();
  (res.locals as Record<string, string>)[`token:${name}`] = token;
  setCookie(res, name, token);
}
