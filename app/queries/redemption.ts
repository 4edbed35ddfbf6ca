import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import type { RedemptionId, ShopId } from '../domain/shared/ids.ts';
import { redemptionCause } from '../domain/verdict/outcome.ts';
import type { Outcome, RuleResult } from '../domain/verdict/verdict.ts';
import type { Database } from '../persistence/database.server.ts';

/** The verdict on an exchange of points with what it brought, or null while the judge hasn't spoken. */
export async function loadRedemption({ readShop }: Database, shopId: ShopId, redemptionId: RedemptionId) {
  return readShop(shopId, async (tx) => {
    const verdict = await tx.verdict.findUnique({
      where: { shopId_subjectKind_subjectId: { shopId, subjectKind: 'redemption', subjectId: redemptionId } },
    });
    if (!verdict) return null;
    const reward = await tx.reward.findFirst({ where: { shopId, cause: redemptionCause(redemptionId) } });
    return {
      outcome: verdict.outcome as Outcome,
      reason: verdict.reason,
      rules: verdict.rules as unknown as RuleResult[],
      reward: reward && {
        status: reward.status,
        code: reward.code,
        spec: reward.spec as RewardSpec,
        expiresAt: reward.expiresAt,
      },
    };
  });
}
