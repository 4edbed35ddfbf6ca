import { describe, expect, it, test } from 'vitest';
import { readWebhook } from '../../app/shopify/intake.ts';
import { UnreadablePayload } from '../../app/shopify/payloads/unreadable-payload.ts';

const keys = {
  ...{ hashEmail: String, hashPhone: String, hashTrace: String, hashToken: String },
  ...{ isCanary: () => false, openVisit: () => null },
};

/** A chargeback waiting for the merchant's answer, as a webhook tells it; valid by default. */
const aDispute = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({
    id: 285332461850802050n.toString(),
    order_id: 5123456789,
    type: 'chargeback',
    amount: '11.50',
    currency: 'CAD',
    reason: 'fraudulent',
    network_reason_code: '4837',
    status: 'needs_response',
    evidence_due_by: '2026-04-10T10:00:00Z',
    evidence_sent_on: null,
    finalized_on: null,
    initiated_at: '2026-04-01T10:00:00Z',
    ...changes,
  });
const seen = (changes: Record<string, unknown> = {}) =>
  readWebhook('disputes/update', aDispute(changes), keys, new Date()).events;

describe('a chargeback', () => {
  test.each([
    ['needs_response', 'open'],
    ['under_review', 'open'],
    ['accepted', 'lost'],
    ['charge_refunded', 'lost'],
    ['lost', 'lost'],
    ['prevented', 'won'],
    ['won', 'won'],
  ])('that is %s counts as %s', (status, meaning) => {
    expect(seen({ status })).toEqual([
      {
        kind: 'dispute-seen',
        orderId: '5123456789',
        dispute: { status: meaning, at: new Date('2026-04-01T10:00:00Z') },
      },
    ]);
  });

  it('is as old as its latest step, so that a late report of an earlier one is known', () => {
    const sent = { status: 'under_review', evidence_sent_on: '2026-04-05T10:00:00Z' };
    expect(seen(sent)[0]).toMatchObject({ dispute: { at: new Date('2026-04-05T10:00:00Z') } });
    expect(seen({ ...sent, status: 'won', finalized_on: '2026-05-01T10:00:00Z' })[0]).toMatchObject({
      dispute: { at: new Date('2026-05-01T10:00:00Z') },
    });
  });

  it('of a payment without an order concerns nobody', () => {
    expect(seen({ order_id: null })).toEqual([]);
  });

  it('in a state Shopify invents later is not guessed', () => {
    expect(() => seen({ status: 'escalated' })).toThrow(UnreadablePayload);
  });
});

test.each(['needs_response', 'under_review', 'accepted', 'won', 'lost', 'prevented'])(
  'an inquiry that is %s has taken no money',
  (status) => {
    expect(seen({ type: 'inquiry', status })).toEqual([]);
  },
);
