import type { Markup } from './liquid-html.ts';

/** Everything here is somebody's: no cache keeps it, no search engine lists it, no other site learns its address. */
const PERSONAL = {
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex, nofollow',
  'X-Content-Type-Options': 'nosniff',
};

/** A page that Shopify wraps in the shop's theme. */
export function liquidPage(page: Markup, status = 200): Response {
  return new Response(page.text, {
    status,
    headers: { ...PERSONAL, 'Content-Type': 'application/liquid; charset=utf-8' },
  });
}

export function jsonAnswer(data: unknown, status = 200): Response {
  return Response.json(data, { status, headers: PERSONAL });
}

/**
 * Another page has the answer: after a form what came of it is a page of its own, to be reloaded and gone back to without
 * sending anything again.
 */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { ...PERSONAL, Location: path } });
}

export function emptyAnswer(status: number): Response {
  return new Response(null, { status, headers: PERSONAL });
}
