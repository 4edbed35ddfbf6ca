import type { ProfileQuestion } from '../../verdict/about-order.ts';
import type { RuleFinding, RuleResult } from '../../verdict/verdict.ts';
import type { PersonFacts } from '../person-facts.ts';
import type { PersonCondition } from './condition.ts';
import { groupResult, leavesOf } from './group.ts';
import { PERSON_CONDITIONS, type PersonConditions, type PersonLeaf, type PersonSide } from './registry.ts';

const conditionOf = ({ code }: PersonLeaf) => PERSON_CONDITIONS[code] as PersonCondition<string, unknown>;

/**
 * The receipt's line for who may be an advocate or a friend, with one for each condition.
 * @param isEarly a claim: what only a purchase brings is judged with the order, and nobody is refused for it before
 */
export function personFinding(
  conditions: PersonConditions,
  person: PersonFacts,
  side: PersonSide,
  isEarly = false,
): RuleFinding {
  const {
    code: _code,
    edition: _edition,
    ...whole
  } = groupResult<PersonLeaf>('', conditions, (leaf): RuleResult => {
    const { code, edition, check, comesWithPurchase } = conditionOf(leaf);
    const found = { code: `${side}-${code}`, edition, ...check(person, leaf.args) };
    const isTooEarly = isEarly && (found.outcome === 'hold' || (comesWithPurchase && person.isCustomer !== true));
    return isTooEarly ? { ...found, outcome: 'pass', input: { ...found.input, certainty: 'with-the-order' } } : found;
  });
  return whole;
}

/** What of a customer these conditions look at, or null when they need no profile. */
export function profileQuestion(conditions: PersonConditions): ProfileQuestion {
  const asked = leavesOf<PersonLeaf>(conditions).map((leaf) => conditionOf(leaf).asks?.(leaf.args) ?? {});
  const all = (of: keyof ProfileQuestion) => [...new Set(asked.flatMap((one) => one[of] ?? []))];
  return { tags: all('tags').map((tag) => tag.toLowerCase()), segments: all('segments'), domains: all('domains') };
}
