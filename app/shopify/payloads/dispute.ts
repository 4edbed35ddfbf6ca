import { z } from 'zod';
import { asId, type OrderId } from '../../domain/shared/ids.ts';
import type { Dispute } from '../../domain/verdict/facts.ts';
import { instant, numericId, parseBody } from './shapes.ts';

/** `dispute` null: nothing that concerns an order's money (see meaningOf). */
export type DisputeTold = {
  readonly kind: 'dispute';
  readonly orderId: OrderId | null;
  readonly dispute: Dispute | null;
};

const shape = z.object({
  /** null for a payment that belongs to no order */
  order_id: numericId.nullish(),
  type: z.enum(['inquiry', 'chargeback']),
  status: z.enum(['needs_response', 'under_review', 'accepted', 'charge_refunded', 'prevented', 'lost', 'won']),
  initiated_at: instant,
  evidence_sent_on: instant.nullish(),
  finalized_on: instant.nullish(),
});
type Told = z.output<typeof shape>;
type Status = Told['status'];

/** disputes/create and disputes/update. @throws UnreadablePayload, for a status we don't know too: it would be guessed */
export function parseDispute(raw: string): DisputeTold {
  const told = parseBody(raw, shape);
  const status = meaningOf(told);
  // These bodies say nothing of when they were changed, but each step of a dispute has its date.
  const at = told.finalized_on ?? told.evidence_sent_on ?? told.initiated_at;
  return {
    kind: 'dispute',
    orderId: told.order_id ? asId<OrderId>(told.order_id) : null,
    dispute: status && { status, at },
  };
}

/**
 * What a dispute means for the order's money. An inquiry is a bank's question: no money has left the shop, so nothing
 * is taken back for it; a refund that settles it arrives as a refund, and becoming a chargeback arrives as an update.
 * A chargeback takes the money at once, so it is open from its first day.
 */
function meaningOf({ type, status }: Told): Dispute['status'] | null {
  return type === 'inquiry' ? null : chargebackMeaning(status);
}

export function chargebackMeaning(status: Status): Dispute['status'] {
  switch (status) {
    case 'needs_response':
    case 'under_review':
      return 'open';
    case 'accepted':
    case 'charge_refunded':
    case 'lost':
      return 'lost';
    case 'prevented':
    case 'won':
      return 'won';
    default:
      return status satisfies never;
  }
}
