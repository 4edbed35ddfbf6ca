import { smallBody } from '../storefront/small-body.ts';

/** The text fields of what an extension sends as JSON; '' where one is missing. Null when it is nothing of the kind. */
export async function readBody(request: Request): Promise<((name: string) => string) | null> {
  const text = await smallBody(request);
  if (text === null) return null;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const fields = new Map(Object.entries(body));
  return (name) => {
    const value = fields.get(name);
    // what a database can't hold isn't text
    return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed().trim() : '';
  };
}
