import type { RuleFinding, RuleResult } from '../verdict/verdict.ts';
import { personFinding } from './conditions/person.ts';
import type { PersonConditions, PersonLeaf } from './conditions/registry.ts';
import type { PersonFacts } from './person-facts.ts';

/** Whether somebody the shop doesn't know yet may be a friend, and which conditions say so. */
export type NewcomerAnswer = {
  readonly outcome: 'met' | 'not-met' | 'with-purchase';
  readonly because: readonly PersonLeaf['code'][];
};

/** Nobody's customer: nothing they did has a date, so the moment doesn't matter. */
const newcomer: PersonFacts = {
  ...{ isCustomer: false, orders: 0, spentMinor: 0, currency: '', acceptsMarketing: false, country: null },
  ...{ lastOrderAt: 'none', tags: {}, segments: {}, domains: {}, at: new Date(0) },
};

/** What the friends' conditions mean for whoever isn't a customer yet, by the rule that judges their claim (P4). */
export function newcomerAnswer(conditions: PersonConditions): NewcomerAnswer {
  const onClaim = personFinding(conditions, newcomer, 'friend', true);
  if (onClaim.outcome === 'fail') return { outcome: 'not-met', because: codesOf(onClaim, failed) };
  if (personFinding(conditions, newcomer, 'friend').outcome === 'pass') return { outcome: 'met', because: [] };
  return { outcome: 'with-purchase', because: codesOf(onClaim, waits) };
}

const failed = ({ outcome }: RuleFinding): boolean => outcome === 'fail';
const waits = ({ input, parts }: RuleFinding): boolean =>
  parts !== undefined || input['certainty'] === 'with-the-order';

/** The conditions of a group that are so, and those of the groups in it that are. */
function codesOf({ parts = [] }: Pick<RuleFinding, 'parts'>, isSo: (of: RuleFinding) => boolean): PersonLeaf['code'][] {
  const codes = parts.filter(isSo).flatMap((part) => (part.parts ? codesOf(part, isSo) : [codeOf(part)]));
  return [...new Set(codes)];
}

const codeOf = ({ code }: RuleResult) => code.replace('friend-', '') as PersonLeaf['code'];
