import type { Order } from '../contract.ts';
import { orderPayload } from '../webhooks/payloads/order.ts';
import { orderEditedPayload } from '../webhooks/payloads/order-edited.ts';
import { refundPayload } from '../webhooks/payloads/refund.ts';
import type { Engine } from './engine.ts';
import { nextId } from './ids.ts';
import { fromMinor, toMinor } from './money.ts';
import {
  currentShippingMinor,
  currentSubtotalMinor,
  financialStatus,
  lineValueMinor,
  refundedMinor,
} from './order-sums.ts';
import { payBack } from './payments.ts';
import type { OrderRecord, RefundRecord } from './state.ts';

export function toOrder(order: OrderRecord): Order {
  const money = (minor: number) => fromMinor(minor, order.currencyCode);
  const { id, name, customerId, email, createdAt, processedAt, updatedAt, cancelledAt, currencyCode } = order;
  return {
    id,
    name,
    customerId,
    email,
    createdAt,
    processedAt,
    updatedAt,
    cancelledAt,
    currencyCode,
    financialStatus: financialStatus(order),
    subtotal: money(order.subtotalMinor),
    currentSubtotal: money(currentSubtotalMinor(order)),
    total: money(order.totalMinor),
    discountCodes: order.discount ? [order.discount.code] : [],
    attributes: { ...order.attributes },
    payments: order.payments.map(({ gateway, minor }) => ({ gateway, amount: money(minor) })),
    disputeIds: [...order.disputeIds],
    lines: order.lines.map((line) => ({
      id: line.id,
      title: line.title,
      quantity: line.quantity,
      refundedQuantity: line.refundedQuantity,
      unit: money(line.unitMinor),
    })),
  };
}

export function requireOrder(engine: Engine, id: string): OrderRecord {
  const order = engine.state.orders[id];
  if (!order) throw new Error(`no order ${id}`);
  return order;
}

/** Marks the order and its customer as changed now. */
export function touch(engine: Engine, order: OrderRecord): string {
  const at = engine.now();
  order.updatedAt = at;
  const customer = order.customerId ? engine.state.customers[order.customerId] : undefined;
  if (customer) {
    customer.updatedAt = at;
    engine.changed('customers', customer.id);
  }
  engine.changed('orders', order.id);
  return at;
}

type Limit = { amountMinor: number } | { pieces: ReadonlyMap<string, number> } | 'everything';

/** Takes pieces off the lines: those named, or whole pieces while they fit in the amount, or all. */
function takeLines(engine: Engine, order: OrderRecord, limit: Limit): RefundRecord['lines'] {
  const taken: RefundRecord['lines'] = [];
  let leftMinor = limit !== 'everything' && 'amountMinor' in limit ? limit.amountMinor : Number.POSITIVE_INFINITY;
  for (const line of order.lines) {
    const most =
      limit !== 'everything' && 'pieces' in limit ? (limit.pieces.get(line.id) ?? 0) : Number.POSITIVE_INFINITY;
    let quantity = 0;
    let subtotalMinor = 0;
    while (line.currentQuantity > 0 && quantity < most) {
      const pieceMinor =
        line.currentQuantity > line.quantity ? line.unitMinor : lineValueMinor(line, line.currentQuantity - 1, 1);
      if (pieceMinor > leftMinor) break;
      line.currentQuantity -= 1;
      line.refundedQuantity += 1;
      leftMinor -= pieceMinor;
      subtotalMinor += pieceMinor;
      quantity += 1;
    }
    if (quantity > 0)
      taken.push({ id: nextId(engine.state, 'RefundLineItem'), lineId: line.id, quantity, subtotalMinor });
  }
  return taken;
}

function writeRefund(
  engine: Engine,
  order: OrderRecord,
  at: string,
  parts: { lines: RefundRecord['lines']; shippingMinor: number; paidBackMinor: number; note: string | null },
): RefundRecord {
  const linesMinor = parts.lines.reduce((sum, line) => sum + line.subtotalMinor, 0);
  const discrepancyMinor = parts.paidBackMinor - linesMinor - parts.shippingMinor;
  const event = order.cancelledAt ? 'ORDER_CANCELLATION' : 'ORDER_REFUND';
  const payouts = payBack(engine, order, parts.paidBackMinor, event);
  const refund: RefundRecord = {
    id: nextId(engine.state, 'Refund'),
    createdAt: at,
    note: parts.note,
    lines: parts.lines,
    shippingMinor: parts.shippingMinor,
    discrepancy:
      discrepancyMinor === 0 ? null : { id: nextId(engine.state, 'OrderAdjustment'), minor: discrepancyMinor },
    transaction:
      parts.paidBackMinor === 0
        ? null
        : { id: payouts[0]?.id ?? nextId(engine.state, 'OrderTransaction'), minor: parts.paidBackMinor },
    payouts,
  };
  order.refunds.push(refund);
  return refund;
}

/** What of the subtotal hasn't been paid back yet. */
export function refundableSubtotalMinor(order: OrderRecord): number {
  const subtotalPaidBack = order.refunds.reduce(
    (sum, refund) => sum + (refund.transaction?.minor ?? 0) - refund.shippingMinor,
    0,
  );
  return Math.max(0, order.subtotalMinor - subtotalPaidBack);
}

/**
 * Refunds an amount of the subtotal, or pieces of lines. Of an amount, whole pieces become refund lines; what doesn't fit
 * a piece is, as at Shopify, a `refund_discrepancy` that lowers the current total but not the current subtotal.
 */
export function refundOrder(
  engine: Engine,
  id: string,
  amount?: string,
  pieces?: readonly { lineId: string; quantity: number }[],
): OrderRecord {
  const order = requireOrder(engine, id);
  if (!order.paid) throw new Error(`${order.name} is not paid`);
  const refundableMinor = refundableSubtotalMinor(order);
  const refundable = fromMinor(refundableMinor, order.currencyCode);
  const tooMuch = (wanted: string) =>
    new Error(`${order.name}: only ${refundable} can still be refunded, not ${wanted}`);
  const wantedMinor = amount === undefined ? null : toMinor(amount, order.currencyCode);
  const isNothing = !pieces && (wantedMinor ?? refundableMinor) <= 0 && order.subtotalMinor > 0;
  if (isNothing || (wantedMinor ?? 0) > refundableMinor) throw tooMuch(amount ?? 'nothing');
  const limit: Limit = pieces
    ? { pieces: checkedPieces(order, pieces) }
    : wantedMinor === null || wantedMinor === refundableMinor
      ? 'everything'
      : { amountMinor: wantedMinor };
  const lines = takeLines(engine, order, limit);
  const linesMinor = lines.reduce((sum, line) => sum + line.subtotalMinor, 0);
  // Of pieces, what was paid back before without its lines isn't paid back a second time.
  const paidBackMinor = wantedMinor ?? (pieces ? Math.min(linesMinor, refundableMinor) : refundableMinor);
  const at = touch(engine, order);
  const refund = writeRefund(engine, order, at, { lines, shippingMinor: 0, paidBackMinor, note: null });
  engine.emit('order', `${order.name} refunded`, { id, amount: fromMinor(paidBackMinor, order.currencyCode) });
  engine.publish([
    { topic: 'refunds/create', payload: refundPayload(engine, order, refund), orderId: id },
    { topic: 'orders/updated', payload: orderPayload(engine, order), orderId: id },
  ]);
  return order;
}

function checkedPieces(
  order: OrderRecord,
  pieces: readonly { lineId: string; quantity: number }[],
): ReadonlyMap<string, number> {
  for (const { lineId, quantity } of pieces) {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line) throw new Error(`${order.name} has no line ${lineId}`);
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > line.currentQuantity)
      throw new Error(`${order.name}: ${quantity} of line ${lineId} can't be refunded`);
  }
  return new Map(pieces.map(({ lineId, quantity }) => [lineId, quantity]));
}

/** The money for an order placed unpaid has come in. */
export function markOrderPaid(engine: Engine, id: string): OrderRecord {
  const order = requireOrder(engine, id);
  if (order.paid || order.cancelledAt) throw new Error(`${order.name} can't be paid (any more)`);
  touch(engine, order);
  order.paid = true;
  order.payments = [{ id: order.saleTransactionId, gateway: 'bogus', sourceId: null, minor: order.totalMinor }];
  engine.emit('order', `${order.name} paid`, { id });
  const payload = orderPayload(engine, order);
  engine.publish([
    { topic: 'orders/paid', payload, orderId: id },
    { topic: 'orders/updated', payload, orderId: id },
  ]);
  return order;
}

/** Cancels and pays everything back, shipping included. */
export function cancelOrder(engine: Engine, id: string): OrderRecord {
  const order = requireOrder(engine, id);
  if (order.cancelledAt) throw new Error(`${order.name} is cancelled already`);
  const paidBackMinor = order.paid ? order.totalMinor - refundedMinor(order) : 0;
  const shippingMinor = order.paid ? currentShippingMinor(order) : 0;
  const at = touch(engine, order);
  order.cancelledAt = at;
  const lines = takeLines(engine, order, 'everything');
  const refund = order.paid
    ? writeRefund(engine, order, at, { lines, shippingMinor, paidBackMinor, note: null })
    : null;
  engine.emit('order', `${order.name} cancelled`, { id });
  const payload = orderPayload(engine, order);
  engine.publish([
    { topic: 'orders/cancelled', payload, orderId: id },
    ...(refund ? [{ topic: 'refunds/create', payload: refundPayload(engine, order, refund), orderId: id }] : []),
    { topic: 'orders/updated', payload, orderId: id },
  ]);
  return order;
}

/** The merchant changes a line's quantity after the sale (Shopify's order editing). */
export function editOrder(engine: Engine, id: string, change: { lineId: string; quantity: number }): OrderRecord {
  const order = requireOrder(engine, id);
  const line = order.lines.find((candidate) => candidate.id === change.lineId);
  if (!line) throw new Error(`${order.name} has no line ${change.lineId}`);
  if (order.cancelledAt) throw new Error(`${order.name} is cancelled`);
  const delta = change.quantity - line.currentQuantity;
  if (!Number.isInteger(change.quantity) || change.quantity < 0 || delta === 0)
    throw new Error('the new quantity must be another whole number');
  const at = touch(engine, order);
  line.currentQuantity = change.quantity;
  order.edited = true;
  engine.emit('order', `${order.name} edited`, { id, lineId: line.id, delta });
  engine.publish([
    { topic: 'orders/edited', payload: orderEditedPayload(engine, order, line.id, delta, at), orderId: id },
    { topic: 'orders/updated', payload: orderPayload(engine, order), orderId: id },
  ]);
  return order;
}
