import { gid } from '../../engine/ids.ts';
import type { LineRecord, OrderRecord } from '../../engine/state.ts';
import { moneyOf } from './values.ts';

function allocations(order: OrderRecord, line: LineRecord) {
  const { text, bag } = moneyOf(order.currencyCode);
  if (line.discountMinor === 0) return [];
  return [{ amount: text(line.discountMinor), amount_set: bag(line.discountMinor), discount_application_index: 0 }];
}

/** The fields that orders and refunds print alike. `total_discount` holds line discounts only, never a code's share. */
function sharedFields(order: OrderRecord, line: LineRecord) {
  const { text, bag } = moneyOf(order.currencyCode);
  return {
    id: BigInt(line.id),
    admin_graphql_api_id: gid('LineItem', line.id),
    fulfillable_quantity: line.currentQuantity,
    fulfillment_service: 'manual',
    fulfillment_status: null,
    gift_card: false,
    grams: 0,
    name: line.title,
    price: text(line.unitMinor),
    price_set: bag(line.unitMinor),
    product_exists: true,
    product_id: BigInt(line.productId),
    properties: [],
    quantity: line.quantity,
    requires_shipping: order.channel === 'web',
    sku: `SKU-${line.variantId.slice(-4)}`,
    taxable: true,
    title: line.title,
    total_discount: text(0),
    total_discount_set: bag(0),
    variant_id: BigInt(line.variantId),
    variant_inventory_management: null,
    variant_title: null,
    vendor: null,
    tax_lines: [],
    duties: [],
    discount_allocations: allocations(order, line),
  };
}

export function orderLinePayload(order: OrderRecord, line: LineRecord) {
  return {
    ...sharedFields(order, line),
    attributed_staffs: [],
    current_quantity: line.currentQuantity,
    sales_line_item_group_id: null,
  };
}

export function refundedLinePayload(order: OrderRecord, line: LineRecord) {
  return sharedFields(order, line);
}
