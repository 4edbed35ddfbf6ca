import type { Engine } from '../engine/engine.ts';
import { nextId } from '../engine/ids.ts';
import { lineValueMinor } from '../engine/order-sums.ts';
import type { OrderRecord, RefundRecord } from '../engine/state.ts';

/** What the merchant did in the past, written down without telling the app (it wasn't installed yet). */

export function refundQuietly(engine: Engine, order: OrderRecord, at: string, extent: 'all' | 'one piece'): void {
  const lines: RefundRecord['lines'] = [];
  for (const line of extent === 'all' ? order.lines : order.lines.slice(0, 1)) {
    const quantity = extent === 'all' ? line.currentQuantity : 1;
    const subtotalMinor = lineValueMinor(line, line.currentQuantity - quantity, quantity);
    line.currentQuantity -= quantity;
    line.refundedQuantity += quantity;
    lines.push({ id: nextId(engine.state, 'RefundLineItem'), lineId: line.id, quantity, subtotalMinor });
  }
  write(engine, order, at, lines, 0);
}

export function cancelQuietly(engine: Engine, order: OrderRecord, at: string): void {
  const lines = order.lines.map((line) => {
    const refunded = {
      id: nextId(engine.state, 'RefundLineItem'),
      lineId: line.id,
      quantity: line.quantity,
      subtotalMinor: lineValueMinor(line, 0, line.quantity),
    };
    Object.assign(line, { currentQuantity: 0, refundedQuantity: line.quantity });
    return refunded;
  });
  order.cancelledAt = at;
  write(engine, order, at, lines, order.shippingMinor);
}

function write(
  engine: Engine,
  order: OrderRecord,
  at: string,
  lines: RefundRecord['lines'],
  shippingMinor: number,
): void {
  const minor = lines.reduce((sum, line) => sum + line.subtotalMinor, shippingMinor);
  order.refunds.push({
    id: nextId(engine.state, 'Refund'),
    createdAt: at,
    note: null,
    lines,
    shippingMinor,
    discrepancy: null,
    transaction: { id: nextId(engine.state, 'OrderTransaction'), minor },
    payouts: [],
  });
  order.updatedAt = at;
}
