import type { PersonConditions } from '../../domain/eligibility/conditions/registry.ts';
import { parsedJson } from '../parsed-json.ts';

/** The address that answers something about conditions as they are being put together. */
export const askAbout = (path: string, conditions: PersonConditions): string =>
  `${path}?${new URLSearchParams({ conditions: JSON.stringify(conditions) })}`;

/** What such a question is about. */
export const conditionsOfUrl = (request: Request): unknown =>
  parsedJson(new URL(request.url).searchParams.get('conditions'));
