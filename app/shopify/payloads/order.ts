import { z } from 'zod';
import type { Hashers, MoneyBag, ParsedOrder } from './order-facts.ts';
import { describeOrder } from './order-facts.ts';
import { clean, currencyCode, idInGid, instant, looseText, numericId, parseBody } from './shapes.ts';

/** The parts of Shopify's order body (orders/create, paid, updated, cancelled) that facts are made of. */

const amount = z
  .object({ amount: z.union([z.string(), z.number()]).transform(String), currency_code: currencyCode })
  .transform((money) => ({ amount: money.amount, currency: money.currency_code }));

const moneyBag = z
  .object({ shop_money: amount, presentment_money: amount })
  .transform((bag): MoneyBag => ({ shop: bag.shop_money, presentment: bag.presentment_money }));

const customerShape = z
  .object({
    id: numericId.nullish(),
    admin_graphql_api_id: idInGid.nullish(),
    email: looseText,
    verified_email: z.boolean().nullish().catch(null),
    phone: looseText,
    first_name: looseText,
    last_name: looseText,
  })
  .refine((customer) => (customer.admin_graphql_api_id ?? customer.id) != null, {
    path: ['admin_graphql_api_id'],
    message: 'missing',
  });

const addressShape = z.object({
  phone: looseText,
  country_code: looseText,
  first_name: looseText,
  last_name: looseText,
  address1: looseText,
  address2: looseText,
  zip: looseText,
  city: looseText,
});

/** An address as traces are made of it. */
const placed = (address: z.output<typeof addressShape> | null | undefined) =>
  address
    ? {
        firstName: address.first_name,
        lastName: address.last_name,
        address1: address.address1,
        address2: address.address2,
        zip: address.zip,
        city: address.city,
        countryCode: address.country_code,
      }
    : null;

/** Addresses of the web are long with their parameters; what is beyond is left out. */
const webAddress = z
  .string()
  .nullish()
  .transform((text) => clean(text ?? '', 2_000) || null);

/** A line that can't be understood must not stop its order: without lines, Shopify is asked where a condition needs them. */
const exactBag = moneyBag.refine(({ shop }) => /^-?\d+(\.\d*)?$/.test(shop.amount.trim()), 'not an amount');

const lineShape = z.object({
  admin_graphql_api_id: idInGid.nullish(),
  id: numericId,
  product_id: numericId.nullish(),
  variant_id: numericId.nullish(),
  quantity: z.int(),
  current_quantity: z.int().nullish(),
  price_set: exactBag,
  discount_allocations: z.array(z.object({ amount_set: exactBag })).nullish(),
});

const adjustmentShape = z.object({ kind: looseText, amount_set: moneyBag });

const orderShape = z.object({
  admin_graphql_api_id: idInGid,
  name: looseText,
  email: looseText,
  contact_email: looseText,
  phone: looseText,
  customer: customerShape.nullish(),
  company: z.unknown().optional(),
  billing_address: addressShape.nullish(),
  shipping_address: addressShape.nullish(),
  browser_ip: looseText,
  client_details: z.object({ browser_ip: looseText, user_agent: webAddress }).nullish(),
  referring_site: webAddress,
  landing_site: webAddress,
  line_items: z.array(lineShape).nullish().catch(null),
  customer_locale: looseText,
  created_at: instant,
  processed_at: instant.nullish(),
  updated_at: instant,
  cancelled_at: instant.nullish(),
  test: z.boolean().nullish(),
  financial_status: looseText,
  source_name: looseText,
  subtotal_price_set: moneyBag.nullish(),
  current_subtotal_price_set: moneyBag,
  refunds: z.array(z.object({ order_adjustments: z.array(adjustmentShape).nullish() })).nullish(),
  discount_codes: z.array(z.object({ code: z.string() })).nullish(),
  note_attributes: z.array(z.object({ name: z.string(), value: z.unknown() })).nullish(),
});

/** @throws UnreadablePayload */
export function parseOrderPayload(raw: string, hash: Hashers): ParsedOrder {
  const order = parseBody(raw, orderShape);
  const { customer, billing_address: billing } = order;
  return describeOrder(
    {
      id: order.admin_graphql_api_id,
      name: order.name,
      customerId: customer?.admin_graphql_api_id ?? customer?.id ?? null,
      email: order.email ?? order.contact_email ?? customer?.email ?? null,
      verifiedEmail: customer?.verified_email ? customer.email : null,
      phone: order.phone ?? customer?.phone ?? billing?.phone ?? null,
      phoneCountry: billing?.country_code ?? null,
      customerName: customer ? { firstName: customer.first_name, lastName: customer.last_name } : null,
      shipping: placed(order.shipping_address),
      billing: placed(billing),
      ip: order.browser_ip ?? order.client_details?.browser_ip ?? null,
      userAgent: order.client_details?.user_agent ?? null,
      referringSite: order.referring_site,
      landingSite: order.landing_site,
      locale: order.customer_locale,
      createdAt: order.created_at,
      processedAt: order.processed_at ?? null,
      updatedAt: order.updated_at,
      cancelledAt: order.cancelled_at ?? null,
      isTest: order.test ?? false,
      financialStatus: order.financial_status,
      sourceName: order.source_name,
      deliveryCountry: order.shipping_address?.country_code ?? null,
      byCompany: order.company != null,
      lines:
        order.line_items?.map((line) => ({
          id: line.admin_graphql_api_id ?? line.id,
          productId: line.product_id ?? null,
          variantId: line.variant_id ?? null,
          quantity: line.quantity,
          currentQuantity: line.current_quantity ?? line.quantity,
          unitPrice: line.price_set.shop,
          discounts: (line.discount_allocations ?? []).map(({ amount_set }) => amount_set.shop),
        })) ?? null,
      originalSubtotal: order.subtotal_price_set ?? null,
      currentSubtotal: order.current_subtotal_price_set,
      refundDiscrepancies: (order.refunds ?? []).flatMap((refund) =>
        (refund.order_adjustments ?? [])
          .filter((adjustment) => adjustment.kind === 'refund_discrepancy')
          .map((adjustment) => adjustment.amount_set),
      ),
      codes: (order.discount_codes ?? []).map((discount) => discount.code),
      attributes: (order.note_attributes ?? []).map(({ name, value }) => ({ name, value })),
    },
    hash,
  );
}
