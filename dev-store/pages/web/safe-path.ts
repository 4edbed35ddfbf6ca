/**
 * The path to redirect to, when it stays on this shop; else the fallback. Browsers read "//host" and "/\host" as other
 * hosts and drop tabs and line breaks, so the parsed result is what is judged.
 */
export function localPath(candidate: unknown, fallback: string): string {
  if (typeof candidate !== 'string' || !candidate.startsWith('/')) return fallback;
  try {
    const base = 'http://shop.invalid';
    const url = new URL(candidate, base);
    if (url.origin !== base || url.pathname.startsWith('//')) return fallback;
    return url.pathname + url.search + url.hash;
  } catch {
    return fallback;
  }
}
