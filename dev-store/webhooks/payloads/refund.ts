import type { Engine } from '../../engine/engine.ts';
import { gid } from '../../engine/ids.ts';
import { taxWithinMinor } from '../../engine/order-sums.ts';
import { payoutsOf } from '../../engine/payments.ts';
import type { OrderRecord, RefundRecord } from '../../engine/state.ts';
import { toShopTime } from '../../engine/time.ts';
import { refundedLinePayload } from './line-item.ts';
import { moneyOf } from './values.ts';

export function refundPayload(engine: Engine, order: OrderRecord, refund: RefundRecord) {
  const { bag } = moneyOf(order.currencyCode);
  const createdAt = toShopTime(refund.createdAt, engine.config.ianaTimezone);
  return {
    id: BigInt(refund.id),
    order_id: BigInt(order.id),
    created_at: createdAt,
    note: refund.note,
    user_id: 548380009,
    processed_at: createdAt,
    duties: [],
    total_duties_set: bag(0),
    return: null,
    refund_shipping_lines: [],
    restock: false,
    admin_graphql_api_id: gid('Refund', refund.id),
    order_adjustments: adjustments(order, refund),
    refund_line_items: refund.lines.map((line) => refundLine(order, line)),
    transactions: payoutsOf(order, refund).map((payout) => transaction(order, payout, createdAt)),
  };
}

/** Shopify prints what was paid back beyond the lines with a minus sign. */
function adjustments(order: OrderRecord, refund: RefundRecord) {
  const { text, bag } = moneyOf(order.currencyCode);
  const adjustment = (id: bigint, minor: number, kind: string, reason: string) => ({
    id,
    order_id: BigInt(order.id),
    refund_id: BigInt(refund.id),
    amount: text(-minor),
    tax_amount: text(0),
    kind,
    reason,
    amount_set: bag(-minor),
    tax_amount_set: bag(0),
  });
  return [
    ...(refund.shippingMinor
      ? [adjustment(BigInt(refund.id) + 1n, refund.shippingMinor, 'shipping_refund', 'Shipping refund')]
      : []),
    ...(refund.discrepancy
      ? [
          adjustment(
            BigInt(refund.discrepancy.id),
            refund.discrepancy.minor,
            'refund_discrepancy',
            'Refund discrepancy',
          ),
        ]
      : []),
  ];
}

/** Here Shopify prints plain numbers where it prints strings elsewhere. */
function refundLine(order: OrderRecord, refunded: RefundRecord['lines'][number]) {
  const { text, bag } = moneyOf(order.currencyCode);
  const line = order.lines.find((candidate) => candidate.id === refunded.lineId)!;
  const tax = taxWithinMinor(refunded.subtotalMinor);
  return {
    id: BigInt(refunded.id),
    quantity: refunded.quantity,
    line_item_id: BigInt(line.id),
    location_id: null,
    restock_type: 'no_restock',
    subtotal: Number(text(refunded.subtotalMinor)),
    total_tax: Number(text(tax)),
    subtotal_set: bag(refunded.subtotalMinor),
    total_tax_set: bag(tax),
    line_item: refundedLinePayload(order, line),
  };
}

function transaction(
  order: OrderRecord,
  { id, minor, gateway, parentId }: ReturnType<typeof payoutsOf>[number],
  createdAt: string,
) {
  const unsettled = { amount: '0.0', currency: 'XXX' };
  return {
    id: BigInt(id),
    order_id: BigInt(order.id),
    kind: 'refund',
    gateway,
    status: 'success',
    message: null,
    created_at: createdAt,
    test: order.test,
    authorization: null,
    location_id: null,
    user_id: null,
    parent_id: BigInt(parentId),
    processed_at: createdAt,
    device_id: null,
    error_code: null,
    source_name: order.channel,
    receipt: {},
    amount: moneyOf(order.currencyCode).text(minor),
    currency: order.currencyCode,
    payment_id: `${order.name}.1`,
    total_unsettled_set: { presentment_money: unsettled, shop_money: { ...unsettled } },
    manual_payment_gateway: false,
    amount_rounding: null,
    admin_graphql_api_id: gid('OrderTransaction', id),
  };
}
