import { gid } from '../../engine/ids.ts';
import { taxWithinMinor } from '../../engine/order-sums.ts';
import { payoutsOf } from '../../engine/payments.ts';
import type { LineRecord, OrderRecord, RefundRecord } from '../../engine/state.ts';
import { toGraphqlTime } from '../../engine/time.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { ApiContext } from '../context.ts';
import { moneyBag } from './money.ts';
import { productNode, variantNode } from './products.ts';

export function lineNode(order: OrderRecord, line: LineRecord, context: ApiContext): Record<string, unknown> {
  const bag = (minor: number) => moneyBag(minor, order.currencyCode);
  const product = context.engine.state.products.find(({ id }) => id === line.productId);
  return {
    __typename: 'LineItem',
    id: gid('LineItem', line.id),
    title: line.title,
    name: line.title,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    refundableQuantity: line.currentQuantity,
    sku: `SKU-${line.variantId.slice(-4)}`,
    variantTitle: null,
    vendor: null,
    isGiftCard: false,
    customAttributes: [],
    originalUnitPriceSet: bag(line.unitMinor),
    originalTotalSet: bag(line.unitMinor * line.quantity),
    discountedTotalSet: ({ withCodeDiscounts }: { withCodeDiscounts?: boolean }) =>
      bag(line.unitMinor * line.quantity - (withCodeDiscounts ? line.discountMinor : 0)),
    totalDiscountSet: bag(0),
    product: () => (product ? productNode(product, context) : null),
    variant: () => (product ? variantNode(product, context) : null),
  };
}

/** As in the webhook, what was paid back beyond the lines is negative. */
export function refundNode(order: OrderRecord, refund: RefundRecord, context: ApiContext): Record<string, unknown> {
  const bag = (minor: number) => moneyBag(minor, order.currencyCode);
  const { shippingMinor, discrepancy, transaction } = refund;
  const adjustments = [
    ...(shippingMinor ? [{ id: String(BigInt(refund.id) + 1n), minor: shippingMinor, reason: null }] : []),
    ...(discrepancy ? [{ ...discrepancy, reason: 'REFUND_DISCREPANCY' }] : []),
  ];
  return {
    __typename: 'Refund',
    id: gid('Refund', refund.id),
    legacyResourceId: refund.id,
    note: refund.note,
    createdAt: toGraphqlTime(refund.createdAt),
    processedAt: toGraphqlTime(refund.createdAt),
    updatedAt: toGraphqlTime(refund.createdAt),
    totalRefundedSet: bag(transaction?.minor ?? 0),
    order: () => context.nodes.order(order, context),
    refundLineItems: (args: ConnectionArgs) =>
      connection(refund.lines, args, (refunded) => ({
        id: gid('RefundLineItem', refunded.id),
        quantity: refunded.quantity,
        restockType: 'NO_RESTOCK',
        restocked: false,
        subtotalSet: bag(refunded.subtotalMinor),
        totalTaxSet: bag(taxWithinMinor(refunded.subtotalMinor)),
        lineItem: () => lineNode(order, order.lines.find(({ id }) => id === refunded.lineId)!, context),
      })),
    orderAdjustments: (args: ConnectionArgs) =>
      connection(adjustments, args, ({ id, minor, reason }) => ({
        id: gid('OrderAdjustment', id),
        amountSet: bag(-minor),
        taxAmountSet: bag(0),
        reason,
      })),
    transactions: (args: ConnectionArgs) =>
      connection(payoutsOf(order, refund), args, ({ id, minor, gateway }) => ({
        id: gid('OrderTransaction', id),
        kind: 'REFUND',
        status: 'SUCCESS',
        gateway,
        test: order.test,
        amountSet: bag(minor),
        createdAt: toGraphqlTime(refund.createdAt),
        processedAt: toGraphqlTime(refund.createdAt),
      })),
  };
}
