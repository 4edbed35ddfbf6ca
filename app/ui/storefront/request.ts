import { isUuid } from '../../domain/shared/ids.ts';
import { nearestLocale, type Voice, voiceLike } from '../../i18n/translator.ts';
import type { EarlierThan } from '../../queries/views.ts';
import { smallBody } from './small-body.ts';

/** The language the page or block asked for (`?locale=fr`), else the one found for the visitor. */
export function localeFrom(asked: string | null | undefined, fallback: Voice): Voice {
  return asked ? voiceLike(fallback, nearestLocale(asked)) : fallback;
}

export function localeOfUrl(request: Request, fallback: Voice): Voice {
  return localeFrom(new URL(request.url).searchParams.get('locale'), fallback);
}

/** From where the lists of a customer's page go on (`?friends=`, `?rewards=`); whatever is no id is left out. */
export function earlierThan(request: Request): EarlierThan {
  const asked = new URL(request.url).searchParams;
  const of = (list: keyof EarlierThan) => {
    const id = asked.get(list);
    return id && isUuid(id) ? { [list]: id } : {};
  };
  return { ...of('friends'), ...of('rewards') };
}

export function wantsJson(request: Request): boolean {
  return (request.headers.get('Accept') ?? '').includes('application/json');
}

/** The text fields of a small form, free of what a database can't hold; null when it is no form or too large to be ours. */
export async function readForm(request: Request): Promise<((name: string) => string) | null> {
  if (!(request.headers.get('Content-Type') ?? '').startsWith('application/x-www-form-urlencoded')) return null;
  const body = await smallBody(request);
  if (body === null) return null;
  const fields = new URLSearchParams(body);
  return (name) => (fields.get(name) ?? '').replaceAll('\0', '').trim();
}
