import type { LineRecord, OrderRecord } from './state.ts';

/** The sums Shopify derives from an order: "current" ones reflect edits and refunds, the others the moment of sale. */

/** What `quantity` pieces of a line are worth after discounts; the last pieces take the rounding rest. */
export function lineValueMinor(line: LineRecord, fromQuantity: number, quantity: number): number {
  const discountUpTo = (pieces: number) => Math.floor((line.discountMinor * pieces) / line.quantity);
  const discount = discountUpTo(fromQuantity + quantity) - discountUpTo(fromQuantity);
  return line.unitMinor * quantity - discount;
}

/** Pieces leave from the end of the line, so the remaining ones are the first `currentQuantity`. */
export function currentLineMinor(line: LineRecord): number {
  if (line.currentQuantity > line.quantity) return line.unitMinor * line.currentQuantity - line.discountMinor;
  return lineValueMinor(line, 0, line.currentQuantity);
}

/** Shopify's current subtotal: line items after discounts and returns. A refunded amount without lines isn't in it. */
export function currentSubtotalMinor(order: OrderRecord): number {
  return order.lines.reduce((sum, line) => sum + currentLineMinor(line), 0);
}

export function refundedMinor(order: OrderRecord): number {
  return order.refunds.reduce((sum, refund) => sum + (refund.transaction?.minor ?? 0), 0);
}

export function refundedShippingMinor(order: OrderRecord): number {
  return order.refunds.reduce((sum, refund) => sum + refund.shippingMinor, 0);
}

export function discrepancyMinor(order: OrderRecord): number {
  return order.refunds.reduce((sum, refund) => sum + (refund.discrepancy?.minor ?? 0), 0);
}

export function currentShippingMinor(order: OrderRecord): number {
  if (order.cancelledAt && !order.paid) return 0;
  return order.shippingMinor - refundedShippingMinor(order);
}

/** What the code takes off lines and delivery, at the moment of sale. */
export function totalDiscountMinor(order: OrderRecord): number {
  return order.discountMinor + order.shippingDiscountMinor;
}

export function currentTotalMinor(order: OrderRecord): number {
  return Math.max(0, currentSubtotalMinor(order) + currentShippingMinor(order) - discrepancyMinor(order));
}

export function currentDiscountMinor(order: OrderRecord): number {
  return order.lines.reduce(
    (sum, line) => sum + line.unitMinor * line.currentQuantity - currentLineMinor(line),
    order.shippingDiscountMinor,
  );
}

export function linesBeforeDiscountMinor(order: OrderRecord): number {
  return order.lines.reduce((sum, line) => sum + line.unitMinor * line.quantity, 0);
}

/** French prices contain 20 % VAT. */
export function taxWithinMinor(grossMinor: number): number {
  return Math.round(grossMinor / 6);
}

export function financialStatus(order: OrderRecord): 'pending' | 'paid' | 'partially_refunded' | 'refunded' | 'voided' {
  if (!order.paid) return order.cancelledAt ? 'voided' : 'pending';
  const refunded = refundedMinor(order);
  if (refunded === 0 && !(order.cancelledAt && order.totalMinor === 0)) return 'paid';
  return refunded >= order.totalMinor ? 'refunded' : 'partially_refunded';
}
