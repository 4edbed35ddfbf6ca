import { z } from 'zod';
import { asId, type OrderId } from '../../domain/shared/ids.ts';
import type { RiskLevel } from '../../domain/verdict/about-order.ts';
import { idInGid, instant, numericId, parseBody } from './shapes.ts';

/** `orderId` or `level` null: of no order, or not decided yet. `at` null: the body doesn't say, its delivery does. */
export type RiskAssessed = {
  readonly kind: 'risk-assessed';
  readonly orderId: OrderId | null;
  readonly provider: string;
  readonly level: RiskLevel | null;
  readonly at: Date | null;
};

/** Whose assessment it is when no app's id is told. */
export const BY_SHOPIFY = 'shopify';

const shape = z.object({
  admin_graphql_api_order_id: idInGid.nullable(),
  /** an app's; null = Shopify itself */
  provider_id: numericId.nullable(),
  risk_level: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['none', 'low', 'medium', 'high', 'pending'])),
  created_at: instant.nullable(),
});

/** orders/risk_assessment_changed. @throws UnreadablePayload, for a level we don't know too: it would be guessed */
export function parseRiskAssessment(raw: string): RiskAssessed {
  const told = parseBody(raw, shape);
  return {
    kind: 'risk-assessed',
    orderId: told.admin_graphql_api_order_id === null ? null : asId<OrderId>(told.admin_graphql_api_order_id),
    provider: told.provider_id ?? BY_SHOPIFY,
    level: told.risk_level === 'pending' ? null : told.risk_level,
    at: told.created_at,
  };
}
