import { z } from 'zod';
import type { OrderId } from '../../domain/shared/ids.ts';
import { asId } from '../../domain/shared/ids.ts';
import { numericId, parseBody } from './shapes.ts';

/** These bodies hold only what changed: the order has to be fetched for its facts (orders/updated normally follows, too). */
export type OrderChange = { readonly kind: 'refetch'; readonly orderId: OrderId };

const editShape = z.object({ order_edit: z.object({ order_id: numericId }) });
const refundShape = z.object({ order_id: numericId });

/** orders/edited. @throws UnreadablePayload */
export function parseOrderEdit(raw: string): OrderChange {
  return { kind: 'refetch', orderId: asId(parseBody(raw, editShape).order_edit.order_id) };
}

/** refunds/create. @throws UnreadablePayload */
export function parseRefund(raw: string): OrderChange {
  return { kind: 'refetch', orderId: asId(parseBody(raw, refundShape).order_id) };
}
