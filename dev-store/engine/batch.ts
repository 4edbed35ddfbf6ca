import { createHash } from 'node:crypto';
import type { BatchAnswer, BatchChange, BatchOrder, Cart, CheckoutInput } from '../contract.ts';
import { sell } from './checkout.ts';
import type { Engine } from './engine.ts';
import { findGiftCard } from './gift-cards.ts';
import { cancelOrder, editOrder, markOrderPaid, refundOrder, toOrder } from './orders.ts';
import type { OrderRecord } from './state.ts';

/** Many orders or changes in one go, for harnesses: the engine's own rules, no pages. */

export function placeOrders(engine: Engine, orders: readonly BatchOrder[]): BatchAnswer[] {
  return orders.map((order) =>
    answered(() => {
      const result = sell(engine, basketOf(engine, order), inputOf(engine, order), order.processedAt);
      if (!result.ok) throw new Error(`${result.field}: ${result.message}`);
      return result.order;
    }),
  );
}

export function changeOrders(engine: Engine, changes: readonly BatchChange[]): BatchAnswer[] {
  return changes.map((change) => answered(() => changeOrder(engine, change)));
}

function answered(run: () => OrderRecord): BatchAnswer {
  try {
    return { ok: true, order: toOrder(run()) };
  } catch (error) {
    return { ok: false, message: (error as Error).message };
  }
}

function changeOrder(engine: Engine, change: BatchChange): OrderRecord {
  switch (change.action) {
    case 'cancel':
      return cancelOrder(engine, change.orderId);
    case 'paid':
      return markOrderPaid(engine, change.orderId);
    case 'refund':
      return refundOrder(engine, change.orderId, change.amount, change.lines);
    case 'edit':
      return editOrder(engine, change.orderId, change);
    default:
      throw new Error(`no such change: ${JSON.stringify(change satisfies never)}`);
  }
}

function basketOf(engine: Engine, order: BatchOrder): Cart {
  const { codes = [], attributes = {}, useStoreCredit = false } = order;
  const giftCardCodes = codes.filter((code) => findGiftCard(engine, code));
  const discountCodes = codes.filter((code) => !giftCardCodes.includes(code));
  if (discountCodes.length > 1) throw new Error('one discount code an order');
  return {
    token: `batch-${engine.state.lastOrderNumber + 1}`,
    lines: order.lines.map((line) => ({ variantId: variantOf(engine, line), quantity: line.quantity ?? 1 })),
    attributes,
    discountCode: discountCodes[0] ?? null,
    giftCardCodes,
    useStoreCredit,
  };
}

function variantOf(engine: Engine, { variantId, handle }: BatchOrder['lines'][number]): string {
  if (variantId) return variantId;
  const product = engine.state.products.find((candidate) => candidate.handle === handle);
  if (!product) throw new Error(`no product "${handle}" in this shop`);
  return product.variantId;
}

/** Everybody lives at an address of their own, so that strangers don't look like one household. */
function inputOf(engine: Engine, order: BatchOrder): CheckoutInput {
  const {
    lines: _lines,
    attributes: _attributes,
    codes: _codes,
    useStoreCredit: _credit,
    processedAt: _at,
    ...given
  } = order;
  const number = createHash('sha256').update(order.email.toLowerCase()).digest().readUInt32BE();
  const known = order.customerId ? engine.state.customers[order.customerId] : undefined;
  return {
    firstName: known?.firstName || 'Ana',
    lastName: known?.lastName || `Durand-${number.toString(36)}`,
    address1: `${(number % 900) + 1} rue ${number.toString(36)}`,
    city: 'Lyon',
    zip: String(10_000 + (number % 85_000)),
    countryCode: 'FR',
    channel: 'web',
    ...given,
  };
}
