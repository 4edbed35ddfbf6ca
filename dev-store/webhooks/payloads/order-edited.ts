import type { Engine } from '../../engine/engine.ts';
import { nextId } from '../../engine/ids.ts';
import type { OrderRecord } from '../../engine/state.ts';
import { toShopTime } from '../../engine/time.ts';

/** Only what changed: who wants the order itself must fetch it. */
export function orderEditedPayload(engine: Engine, order: OrderRecord, lineId: string, delta: number, at: string) {
  const time = toShopTime(at, engine.config.ianaTimezone);
  const change = [{ id: BigInt(lineId), delta: Math.abs(delta) }];
  return {
    order_edit: {
      id: BigInt(nextId(engine.state, 'OrderEdit')),
      app_id: null,
      created_at: time,
      committed_at: time,
      notify_customer: false,
      order_id: BigInt(order.id),
      staff_note: '',
      user_id: null,
      line_items: { additions: delta > 0 ? change : [], removals: delta < 0 ? change : [] },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}
