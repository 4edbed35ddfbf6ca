import type { Engine } from '../../engine/engine.ts';
import { gid } from '../../engine/ids.ts';
import {
  currentDiscountMinor,
  currentShippingMinor,
  currentSubtotalMinor,
  currentTotalMinor,
  financialStatus,
  linesBeforeDiscountMinor,
  taxWithinMinor,
  totalDiscountMinor,
} from '../../engine/order-sums.ts';
import type { CustomerRecord, OrderRecord } from '../../engine/state.ts';
import { toShopTime } from '../../engine/time.ts';
import { orderLinePayload } from './line-item.ts';
import { refundPayload } from './refund.ts';
import { addressPayload, countryName, moneyOf } from './values.ts';

/** The one payload of orders/create, orders/paid, orders/updated and orders/cancelled: the order as it is now. */
export function orderPayload(engine: Engine, order: OrderRecord) {
  const { text, bag } = moneyOf(order.currencyCode);
  const time = (iso: string) => toShopTime(iso, engine.config.ianaTimezone);
  const customer = order.customerId ? engine.state.customers[order.customerId] : undefined;
  const address = order.address && addressPayload(order.address);
  const subtotal = currentSubtotalMinor(order);
  const total = currentTotalMinor(order);
  const token = order.id.slice(-12);
  return {
    id: BigInt(order.id),
    admin_graphql_api_id: gid('Order', order.id),
    app_id: 580111,
    browser_ip: order.browserIp,
    buyer_accepts_marketing: false,
    cancel_reason: order.cancelledAt ? 'customer' : null,
    cancelled_at: order.cancelledAt && time(order.cancelledAt),
    cart_token: order.channel === 'web' ? order.cartToken : null,
    checkout_token: order.channel === 'web' ? token : null,
    client_details: order.browserIp && {
      accept_language: `${order.locale}`,
      browser_height: null,
      browser_ip: order.browserIp,
      browser_width: null,
      session_hash: null,
      user_agent:
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15',
    },
    closed_at: null,
    confirmation_number: `RIV${token.slice(-6)}`,
    confirmed: true,
    contact_email: order.email,
    created_at: time(order.createdAt),
    currency: order.currencyCode,
    current_shipping_price_set: bag(currentShippingMinor(order)),
    current_subtotal_price: text(subtotal),
    current_subtotal_price_set: bag(subtotal),
    current_total_additional_fees_set: null,
    current_total_discounts: text(currentDiscountMinor(order)),
    current_total_discounts_set: bag(currentDiscountMinor(order)),
    current_total_duties_set: null,
    current_total_price: text(total),
    current_total_price_set: bag(total),
    current_total_tax: text(taxWithinMinor(total)),
    current_total_tax_set: bag(taxWithinMinor(total)),
    customer_locale: order.locale,
    device_id: null,
    discount_codes: order.discount
      ? [
          {
            code: order.discount.code,
            amount: text(totalDiscountMinor(order)),
            type: codeTypes[order.discount.value.kind],
          },
        ]
      : [],
    duties_included: false,
    email: order.email ?? '',
    estimated_taxes: false,
    financial_status: financialStatus(order),
    fulfillment_status: null,
    landing_site: order.channel === 'web' ? '/' : null,
    landing_site_ref: null,
    location_id: order.channel === 'pos' ? 655441491 : null,
    merchant_business_entity_id: 'MTU0ODM4MDAwOQ',
    merchant_of_record_app_id: null,
    name: order.name,
    note: null,
    note_attributes: Object.entries(order.attributes).map(([name, value]) => ({ name, value })),
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: `https://${engine.config.shop}/548380009/orders/${token}/authenticate?key=${token}`,
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    payment_gateway_names: order.paid ? [...new Set(order.payments.map(({ gateway }) => gateway))] : [],
    phone: order.phone,
    po_number: null,
    presentment_currency: order.currencyCode,
    processed_at: time(order.processedAt),
    reference: null,
    referring_site: order.channel === 'web' ? '' : null,
    source_identifier: null,
    source_name: order.channel,
    source_url: null,
    subtotal_price: text(order.subtotalMinor),
    subtotal_price_set: bag(order.subtotalMinor),
    tags: '',
    tax_exempt: false,
    tax_lines: [
      {
        channel_liable: false,
        price: text(taxWithinMinor(order.totalMinor)),
        price_set: bag(taxWithinMinor(order.totalMinor)),
        rate: 0.2,
        title: 'VAT',
      },
    ],
    taxes_included: true,
    test: order.test,
    token,
    total_cash_rounding_payment_adjustment_set: bag(0),
    total_cash_rounding_refund_adjustment_set: bag(0),
    total_discounts: text(totalDiscountMinor(order)),
    total_discounts_set: bag(totalDiscountMinor(order)),
    total_line_items_price: text(linesBeforeDiscountMinor(order)),
    total_line_items_price_set: bag(linesBeforeDiscountMinor(order)),
    total_outstanding: text(order.paid ? 0 : order.totalMinor),
    total_price: text(order.totalMinor),
    total_price_set: bag(order.totalMinor),
    // before the discount, unlike current_shipping_price_set
    total_shipping_price_set: bag(order.shippingMinor + order.shippingDiscountMinor),
    total_tax: text(taxWithinMinor(order.totalMinor)),
    total_tax_set: bag(taxWithinMinor(order.totalMinor)),
    total_tip_received: text(0),
    total_weight: 0,
    updated_at: time(order.updatedAt),
    user_id: order.channel === 'pos' ? 1 : null,
    billing_address: address,
    customer: customer ? customerPayload(engine, customer, order) : null,
    discount_applications: order.discount ? [discountApplication(order)] : [],
    fulfillments: [],
    line_items: order.lines.map((line) => orderLinePayload(order, line)),
    payment_terms: null,
    refunds: order.refunds.map((refund) => refundPayload(engine, order, refund)),
    shipping_address: address,
    shipping_lines: order.channel === 'web' ? [shippingLine(order)] : [],
    returns: [],
    line_item_groups: [],
  };
}

const codeTypes = { percentage: 'percentage', fixed: 'fixed_amount', free_shipping: 'shipping' } as const;

function discountApplication(order: OrderRecord) {
  const { code, value, items } = order.discount!;
  const { text } = moneyOf(order.currencyCode);
  const isShipping = value.kind === 'free_shipping';
  const someProducts = items.kind === 'products';
  return {
    allocation_method: isShipping || (someProducts && value.kind === 'percentage') ? 'each' : 'across',
    code,
    target_selection: someProducts ? 'entitled' : 'all',
    target_type: isShipping ? 'shipping_line' : 'line_item',
    type: 'discount_code',
    value: value.kind === 'fixed' ? text(value.amountMinor) : percentText(isShipping ? 1 : value.percentage),
    value_type: value.kind === 'fixed' ? 'fixed_amount' : 'percentage',
  };
}

function percentText(share: number): string {
  return String(Number((share * 100).toFixed(4)));
}

function shippingLine(order: OrderRecord) {
  const { text, bag } = moneyOf(order.currencyCode);
  const priceMinor = order.shippingMinor + order.shippingDiscountMinor;
  return {
    id: BigInt(order.id) + 1n,
    carrier_identifier: null,
    code: 'standard',
    current_discounted_price_set: bag(currentShippingMinor(order)),
    discounted_price: text(order.shippingMinor),
    discounted_price_set: bag(order.shippingMinor),
    is_removed: false,
    phone: null,
    price: text(priceMinor),
    price_set: bag(priceMinor),
    requested_fulfillment_service_id: null,
    source: 'shopify',
    title: 'Livraison standard',
    tax_lines: [],
    discount_allocations:
      order.shippingDiscountMinor === 0
        ? []
        : [
            {
              amount: text(order.shippingDiscountMinor),
              amount_set: bag(order.shippingDiscountMinor),
              discount_application_index: 0,
            },
          ],
  };
}

/** Order payloads carry no order count; `state` tells accounts from guests. */
function customerPayload(engine: Engine, customer: CustomerRecord, order: OrderRecord) {
  const { address } = order;
  const time = (iso: string) => toShopTime(iso, engine.config.ianaTimezone);
  return {
    id: BigInt(customer.id),
    created_at: time(customer.createdAt),
    updated_at: time(customer.updatedAt),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: customer.hasAccount ? 'enabled' : 'disabled',
    note: null,
    verified_email: !customer.isUnverified,
    multipass_identifier: null,
    tax_exempt: false,
    email: customer.email,
    phone: customer.phone,
    currency: order.currencyCode,
    tax_exemptions: [],
    admin_graphql_api_id: gid('Customer', customer.id),
    ...(address && {
      default_address: {
        ...withoutCoordinates(addressPayload(address)),
        id: BigInt(address.id),
        customer_id: BigInt(customer.id),
        country_name: countryName(address.countryCode),
        default: true,
      },
    }),
  };
}

function withoutCoordinates<T extends { latitude: null; longitude: null }>({
  latitude: _latitude,
  longitude: _longitude,
  ...rest
}: T) {
  return rest;
}
