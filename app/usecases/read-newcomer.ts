import { personConditionsSchema } from '../domain/eligibility/conditions/registry.ts';
import { type NewcomerAnswer, newcomerAnswer } from '../domain/eligibility/newcomer.ts';

/** What conditions that are being put together mean for somebody who isn't a customer yet; null while they can't be read. */
export function readNewcomer(typed: unknown): NewcomerAnswer | null {
  const read = personConditionsSchema.safeParse(typed);
  return read.success ? newcomerAnswer(read.data) : null;
}
