import type { Engine } from '../../engine/engine.ts';
import { fromMinor } from '../../engine/money.ts';
import type { DisputeRecord } from '../../engine/state.ts';
import { toShopTime } from '../../engine/time.ts';

/** The one payload of disputes/create and disputes/update. It has no gid. */
export function disputePayload(engine: Engine, dispute: DisputeRecord) {
  const time = (iso: string) => toShopTime(iso, engine.config.ianaTimezone);
  return {
    id: BigInt(dispute.id),
    order_id: BigInt(dispute.orderId),
    type: dispute.kind,
    amount: fromMinor(dispute.minor, dispute.currencyCode),
    currency: dispute.currencyCode,
    reason: dispute.reason,
    network_reason_code: '4837',
    status: dispute.status,
    evidence_due_by: time(dispute.evidenceDueBy),
    evidence_sent_on: null,
    finalized_on: dispute.finalizedOn && time(dispute.finalizedOn),
    initiated_at: time(dispute.initiatedAt),
  };
}
