import { describe, expect, test } from 'vitest';
import { personFinding } from '../../app/domain/eligibility/conditions/person.ts';
import type { PersonConditions, PersonLeaf } from '../../app/domain/eligibility/conditions/registry.ts';
import { newcomerAnswer } from '../../app/domain/eligibility/newcomer.ts';
import { profileFacts } from '../../app/domain/judging/condition-facts.ts';
import { at } from '../support/builders.ts';

const ordersAtLeast = (atLeast: number): PersonLeaf => ({ code: 'orders', args: { atLeast, atMost: null } });
const noTag: PersonLeaf = { code: 'tag', args: { has: 'none', tags: ['Wholesale'] } };
const someTag: PersonLeaf = { code: 'tag', args: { has: 'any', tags: ['VIP'] } };
const inFrance: PersonLeaf = { code: 'country', args: { of: 'only', countries: ['FR'] } } as PersonLeaf;
const consent: PersonLeaf = { code: 'consent', args: {} };
const quiet: PersonLeaf = { code: 'last-order', args: { is: 'before', days: 90 } };
const all = (...of: PersonConditions['of']): PersonConditions => ({ match: 'all', of });
const any = (...of: PersonLeaf[]) => ({ match: 'any' as const, of });

describe('what the friends’ conditions mean for somebody who isn’t a customer yet', () => {
  test.each([
    ['they have none of the tags that are kept out', all(noTag), 'met', []],
    ['they haven’t bought lately, having never bought', all(quiet), 'met', []],
    ['their country comes with the purchase', all(noTag, inFrance), 'with-purchase', ['country']],
    ['so does their consent', all(consent, inFrance), 'with-purchase', ['consent', 'country']],
    ['they have never ordered', all(ordersAtLeast(1), noTag, inFrance), 'not-met', ['orders']],
    [
      'they have no tag, nor orders, of which one would do',
      all(noTag, any(someTag, ordersAtLeast(2))),
      'not-met',
      ['tag', 'orders'],
    ],
    ['what would do comes with the purchase', all(any(someTag, consent)), 'with-purchase', ['consent']],
    ['one of two will do, and they meet it', all(any(ordersAtLeast(1), noTag), someTag), 'not-met', ['tag']],
  ] as const)('%s', (_why, conditions, outcome, because) => {
    expect(newcomerAnswer(conditions)).toEqual({ outcome, because });
  });

  test.each([all(noTag), all(ordersAtLeast(1)), all(consent, inFrance), all(any(someTag, consent)), all(quiet)])(
    'is what their claim is judged by (%#)',
    (conditions) => {
      const onClaim = personFinding(conditions, profileFacts(null, 'EUR', at('2026-03-01T10:00Z')), 'friend', true);
      expect(onClaim.outcome === 'fail').toBe(newcomerAnswer(conditions).outcome === 'not-met');
    },
  );
});
