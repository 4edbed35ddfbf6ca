import type { RiskAssessment } from '../contract.ts';
import { riskPayload } from '../webhooks/payloads/risk.ts';
import type { Engine } from './engine.ts';
import { requireOrder } from './orders.ts';
import type { OrderRecord, RiskAssessmentRecord } from './state.ts';

const LEVELS = ['none', 'low', 'medium', 'high', 'pending'];

/**
 * Somebody looks at an order's risk anew: Shopify, or an app. Shopify takes such looks until the order is fulfilled, which
 * none is here. Whether that moves the order's `updated_at` it doesn't say; here it doesn't, so that nobody relies on it.
 */
export function assessRisk(engine: Engine, orderId: string, { level, provider = null }: RiskAssessment): void {
  const order = requireOrder(engine, orderId);
  if (!LEVELS.includes(level)) throw new Error(`a risk is one of ${LEVELS.join(', ')}`);
  if (order.cancelledAt) throw new Error(`${order.name} is cancelled: nobody looks at it any more`);
  const assessment: RiskAssessmentRecord = { provider, level, at: engine.now() };
  order.assessments = [...(order.assessments ?? []), assessment];
  engine.changed('orders', order.id);
  engine.emit('order', `${order.name} risk ${level}`, { orderId, level });
  engine.publish([
    { topic: 'orders/risk_assessment_changed', payload: riskPayload(engine, order, assessment), orderId },
  ]);
}

/** What each provider thinks now; Shopify finds every order harmless until told otherwise. */
export function assessmentsOf({ assessments = [] }: OrderRecord): Pick<RiskAssessmentRecord, 'provider' | 'level'>[] {
  const latest = new Map<string | null, Pick<RiskAssessmentRecord, 'provider' | 'level'>>([
    [null, { provider: null, level: 'low' }],
  ]);
  for (const one of assessments) latest.set(one.provider?.id ?? null, one);
  return [...latest.values()];
}
