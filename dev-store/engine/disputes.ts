import type { Dispute } from '../contract.ts';
import { disputePayload } from '../webhooks/payloads/dispute.ts';
import type { Engine } from './engine.ts';
import { nextId } from './ids.ts';
import { fromMinor, toMinor } from './money.ts';
import { requireOrder } from './orders.ts';
import type { DisputeRecord } from './state.ts';
import { daysBefore } from './time.ts';

const DAYS_TO_ANSWER = 7;

/**
 * The buyer's bank takes the money back while it looks into the matter. Whether that moves the order's `updated_at`
 * Shopify doesn't say; here it doesn't, so that nobody relies on it.
 */
export function openDispute(
  engine: Engine,
  orderId: string,
  { amount, kind = 'chargeback', reason = 'fraudulent' }: { amount?: string; kind?: Dispute['kind']; reason?: string },
): DisputeRecord {
  const order = requireOrder(engine, orderId);
  const card = order.payments.find(({ gateway }) => gateway === 'bogus');
  if (!order.paid || !card || card.minor === 0) throw new Error(`${order.name} was not paid by card`);
  const minor = amount === undefined ? card.minor : toMinor(amount, order.currencyCode);
  if (minor <= 0 || minor > card.minor)
    throw new Error(`${order.name}: at most ${fromMinor(card.minor, order.currencyCode)} can be disputed`);
  const open = order.disputeIds.some((id) => engine.state.disputes[id]!.status === 'needs_response');
  if (open) throw new Error(`${order.name} is disputed already`);
  const at = engine.now();
  const dispute: DisputeRecord = {
    id: nextId(engine.state, 'Dispute'),
    orderId,
    kind,
    minor,
    currencyCode: order.currencyCode,
    reason,
    status: 'needs_response',
    initiatedAt: at,
    evidenceDueBy: daysBefore(at, -DAYS_TO_ANSWER),
    finalizedOn: null,
  };
  engine.state.disputes[dispute.id] = dispute;
  order.disputeIds.push(dispute.id);
  engine.changed('orders', order.id);
  tell(engine, dispute, 'disputes/create', `${order.name} disputed`);
  return dispute;
}

export function decideDispute(engine: Engine, id: string, outcome: 'won' | 'lost'): DisputeRecord {
  const dispute = engine.state.disputes[id];
  if (!dispute) throw new Error(`no dispute ${id}`);
  if (outcome !== 'won' && outcome !== 'lost') throw new Error('a dispute is won or lost');
  if (dispute.finalizedOn) throw new Error(`dispute ${id} is decided: ${dispute.status}`);
  dispute.status = outcome;
  dispute.finalizedOn = engine.now();
  tell(engine, dispute, 'disputes/update', `dispute ${outcome}`);
  return dispute;
}

function tell(engine: Engine, dispute: DisputeRecord, topic: string, label: string): void {
  engine.changed('disputes', dispute.id);
  engine.emit('order', label, { id: dispute.id, orderId: dispute.orderId });
  engine.publish([{ topic, payload: disputePayload(engine, dispute), orderId: dispute.orderId }]);
}

export function toDispute({ id, orderId, kind, minor, currencyCode, ...rest }: DisputeRecord): Dispute {
  const { reason, status, initiatedAt, finalizedOn } = rest;
  const amount = { amount: fromMinor(minor, currencyCode), currencyCode };
  return { id, orderId, kind, amount, reason, status, initiatedAt, finalizedOn };
}
