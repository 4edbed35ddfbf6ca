import { type AboutOrder, isGraver, type RiskLevel } from '../verdict/about-order.ts';

const LEVELS: readonly RiskLevel[] = ['none', 'low', 'medium', 'high'];
const SOMEBODY = 'somebody';

/**
 * How grave an order's risk is (V5): the gravest of what each provider thought last, among what was told by `until`, when the
 * reward becomes final. What Shopify answered when it was asked stands until a provider is heard of again. Null = nothing
 * known, or nothing decided yet.
 */
export function riskLevel(about: AboutOrder | null, until: Date): RiskLevel | null {
  const asked = LEVELS.find((level) => level === about?.risk?.level.toLowerCase());
  const latest: Record<string, RiskLevel> = about?.risk?.byProvider ?? (asked ? { [SOMEBODY]: asked } : {});
  // they stand in the order of time
  const told = (about?.assessments ?? []).filter(({ at }) => at <= until);
  const levels = Object.values({
    ...latest,
    ...Object.fromEntries(told.map(({ provider, level }) => [provider, level])),
  });
  return levels.reduce<RiskLevel | null>((gravest, one) => (!gravest || isGraver(one, gravest) ? one : gravest), null);
}
