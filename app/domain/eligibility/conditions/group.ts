import type { RuleResult } from '../../verdict/verdict.ts';
import { allKnown, anyKnown, type Known, outcomeOfKnown } from './condition.ts';

/** Conditions of which all, or any, must hold; some may be groups again. */
export type Group<Leaf> = {
  readonly match: 'all' | 'any';
  readonly of: readonly (Leaf | { readonly match: 'all' | 'any'; readonly of: readonly Leaf[] })[];
};

const isGroup = <Leaf extends object>(part: Leaf | Group<Leaf>): part is Group<Leaf> => 'match' in part;

/** Whether a group holds, where each of its conditions is asked by `holds`. */
export function groupHolds<Leaf extends object>(group: Group<Leaf>, holds: (leaf: Leaf) => Known): Known {
  const all = group.of.map((part) => (isGroup(part) ? groupHolds(part, holds) : holds(part)));
  return group.match === 'all' ? allKnown(all) : anyKnown(all);
}

/** A line of the receipt for the group, with one for each of its conditions. */
export function groupResult<Leaf extends object>(
  code: string,
  group: Group<Leaf>,
  resultOf: (leaf: Leaf) => RuleResult,
): RuleResult {
  const parts = group.of.map((part) =>
    isGroup(part) ? groupResult(`${part.match}-of`, part, resultOf) : resultOf(part),
  );
  const known = parts.map(({ outcome }) => (outcome === 'hold' ? null : outcome === 'pass'));
  return {
    code,
    edition: 1,
    outcome: outcomeOfKnown(group.match === 'all' ? allKnown(known) : anyKnown(known)),
    input: {},
    limit: { match: group.match },
    parts,
  };
}

export function leavesOf<Leaf extends object>(group: Group<Leaf>): Leaf[] {
  return group.of.flatMap((part) => (isGroup(part) ? leavesOf(part) : [part]));
}
