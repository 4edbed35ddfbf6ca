import type { RuleTexts } from '../../domain/shared/rule-texts.ts';
import { nearestLocale, type Voice } from '../../i18n/translator.ts';
import type { TillCustomer } from '../../queries/views.ts';
import { type CustomerStoryModel, customerStoryModel } from './story-model.ts';
import { standingNote } from './till-model.ts';

/** A customer's story, and what staff can do for them there (D6). */
export type CustomerBlockModel = CustomerStoryModel & {
  canEnrol: boolean;
  /** they have a code that works now */
  canMail: boolean;
  /** what they would give and get, or why they can't */
  note: string | null;
};

export function customerBlockModel(
  { shop, standing, story }: TillCustomer,
  voice: Voice,
  own: RuleTexts,
): CustomerBlockModel {
  return {
    ...customerStoryModel(story, nearestLocale(voice)),
    canEnrol: standing.state === 'open',
    canMail: standing.state === 'enrolled',
    note: standingNote(standing, voice, shop.timeZone, own),
  };
}
