import type { Engine } from '../../engine/engine.ts';
import { gid } from '../../engine/ids.ts';
import type { OrderRecord, RiskAssessmentRecord } from '../../engine/state.ts';
import { toShopTime } from '../../engine/time.ts';

/** orders/risk_assessment_changed: the order's id is text here, and neither facts nor recommendation are told. */
export function riskPayload(engine: Engine, { id }: OrderRecord, { provider, level, at }: RiskAssessmentRecord) {
  return {
    provider_id: provider && BigInt(provider.id),
    provider_title: provider?.title ?? null,
    risk_level: level,
    created_at: toShopTime(at, engine.config.ianaTimezone),
    order_id: id,
    admin_graphql_api_order_id: gid('Order', id),
  };
}
