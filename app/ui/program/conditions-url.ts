import type { PersonConditions } from '../../domain/eligibility/conditions/registry.ts';

/** The address that answers something about conditions as they are being put together. */
export const askAbout = (path: string, conditions: PersonConditions): string =>
  `${path}?${new URLSearchParams({ conditions: JSON.stringify(conditions) })}`;

/** What such a question is about; what isn't JSON is refused like any other thing that can't be. */
export function conditionsOfUrl(request: Request): unknown {
  try {
    return JSON.parse(new URL(request.url).searchParams.get('conditions') ?? '');
  } catch {
    return null;
  }
}
