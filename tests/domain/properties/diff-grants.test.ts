import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  diffGrants,
  type Reward,
  type RewardChange,
  type RewardStatus,
} from '../../../app/domain/rewards/diff-grants.ts';
import type { Grant } from '../../../app/domain/verdict/verdict.ts';
import { at } from '../../support/builders.ts';
import { anyGrant } from '../../support/builders-arbitrary.ts';

const keyOf = ({ cause, rule, beneficiary }: Pick<Reward, 'cause' | 'rule' | 'beneficiary'>) =>
  `${cause} ${rule} ${beneficiary}`;

/** Carries changes out the way the judge does: points are taken back at once, codes only asked back. */
function apply(rewards: readonly Reward[], changes: readonly RewardChange[]): Reward[] {
  let after = [...rewards];
  const replace = (id: string, change: Partial<Reward>) => {
    after = after.map((reward) => (reward.id === id ? { ...reward, ...change } : reward));
  };
  for (const change of changes) {
    switch (change.kind) {
      case 'create': {
        const { withheld: _withheld, versionId: _version, baseMinor: _base, ...grant } = change.grant;
        const id = `${keyOf(change.grant)} ${change.generation}` as never;
        const { generation, amount } = change;
        after.push({ ...grant, id, generation, amount, keptAmount: 0, wanted: 'issued', status: 'pending' });
        break;
      }
      case 'restore':
        replace(change.reward.id, { wanted: 'issued', finalAt: change.finalAt });
        break;
      case 'retime':
        replace(change.reward.id, { finalAt: change.finalAt });
        break;
      case 'adjust':
        replace(change.reward.id, {
          amount: change.reward.amount && {
            ...change.reward.amount,
            amount: change.reward.amount.amount + change.by,
          },
        });
        break;
      case 'reverse': {
        const isAtOnce = change.reward.spec.type === 'points' || change.reward.status === 'pending';
        replace(change.reward.id, { wanted: 'reversed', ...(isAtOnce && { status: 'reversed' as const }) });
        break;
      }
      default:
        change satisfies never;
    }
  }
  return after;
}

/** Rewards as some history of grants left them, codes in any state effects may have brought them to. */
const anyHistory = fc
  .array(
    fc.tuple(
      fc.array(anyGrant, { maxLength: 4 }),
      fc.constantFrom<RewardStatus>('pending', 'issuing', 'issued', 'failed'),
    ),
    { maxLength: 4 },
  )
  .map((steps) =>
    steps.reduce<Reward[]>(
      (rewards, [grants, status]) =>
        apply(rewards, diffGrants(rewards, grants, 'EUR')).map((reward) =>
          reward.status === 'pending' && reward.wanted === 'issued' ? { ...reward, status } : reward,
        ),
      [],
    ),
  );

const live = (rewards: readonly Reward[]) => rewards.filter((reward) => reward.status !== 'reversed');

describe('comparing rewards with grants', () => {
  it('converges: what was carried out leaves nothing to do', () => {
    fc.assert(
      fc.property(anyHistory, fc.array(anyGrant, { maxLength: 5 }), (rewards, grants) => {
        expect(diffGrants(apply(rewards, diffGrants(rewards, grants, 'EUR')), grants, 'EUR')).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('never leaves two live rewards for one cause, rule and beneficiary', () => {
    fc.assert(
      fc.property(anyHistory, fc.array(anyGrant, { maxLength: 5 }), (rewards, grants) => {
        const keys = live(apply(rewards, diffGrants(rewards, grants, 'EUR'))).map(keyOf);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 400 },
    );
  });

  it('wants exactly what is granted and not withheld', () => {
    fc.assert(
      fc.property(anyHistory, fc.array(anyGrant, { maxLength: 5 }), (rewards, grants) => {
        const wanted = live(apply(rewards, diffGrants(rewards, grants, 'EUR'))).filter(
          (reward) => reward.wanted === 'issued',
        );
        const granted = grants.filter((grant) => !grant.withheld);
        expect(new Set(wanted.map(keyOf))).toEqual(new Set(granted.map(keyOf)));
      }),
      { numRuns: 400 },
    );
  });

  it('numbers generations without a gap', () => {
    fc.assert(
      fc.property(anyHistory, (rewards) => {
        for (const key of new Set(rewards.map(keyOf))) {
          const generations = rewards.filter((reward) => keyOf(reward) === key).map((reward) => reward.generation);
          expect(generations.sort((a, b) => a - b)).toEqual(generations.map((_, index) => index + 1));
        }
      }),
    );
  });
});

describe('a live reward', () => {
  const grant: Grant = {
    cause: 'cause',
    rule: 'rule',
    side: 'advocate',
    beneficiary: 'person' as never,
    spec: { type: 'points', points: 500, validMonths: null },
    baseMinor: 6_000,
    versionId: 'v1' as never,
    finalAt: at('2026-03-24T10:00Z'),
    withheld: null,
  };
  const [reward] = apply([], diffGrants([], [grant], 'EUR'));

  it('keeps its terms when the grant has others', () => {
    const dearer: Grant = { ...grant, spec: { type: 'points', points: 900, validMonths: null } };
    expect(diffGrants([reward!], [dearer], 'EUR')).toEqual([]);
  });

  it('waits as long as the order that carries it, until it is issued', () => {
    const finalAt = at('2026-03-30T10:00Z');
    expect(diffGrants([reward!], [{ ...grant, finalAt }], 'EUR')).toEqual([{ kind: 'retime', reward, finalAt }]);
    expect(diffGrants([{ ...reward!, status: 'issued' }], [{ ...grant, finalAt }], 'EUR')).toEqual([]);
  });
});
