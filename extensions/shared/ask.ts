import { APP_URL } from './app-url.ts';

/** `no-access`: whoever asks may not use the app, and trying again changes nothing. */
export type Answer<Data> = { ok: true; data: Data } | { ok: false; problem: 'too-many' | 'no-access' | 'failed' };

/** Asks the app in the name of whoever Shopify's token names. Never throws: a surface always has something to show. */
export async function ask<Data>(
  getToken: () => Promise<string | null | undefined>,
  path: string,
  { locale, body }: { locale: string; body?: object },
): Promise<Answer<Data>> {
  const url = new URL(path, APP_URL);
  url.searchParams.set('locale', locale);
  try {
    const token = await getToken();
    if (!token) return { ok: false, problem: 'no-access' };
    const response = await fetch(url.href, {
      method: body ? 'POST' : 'GET',
      headers: { Authorization: `Bearer ${token}`, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.ok) return { ok: true, data: (await response.json()) as Data };
    return { ok: false, problem: response.status === 429 ? 'too-many' : 'failed' };
  } catch {
    return { ok: false, problem: 'failed' };
  }
}
