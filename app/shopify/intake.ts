import { traitsOf } from '../domain/fraud/traces.ts';
import type { Intake, JudgeEvent, ShopNews, Visit } from '../domain/judging/world.ts';
import { canonicalEmail, canonicalPhone } from '../domain/shared/contact.ts';
import { asId } from '../domain/shared/ids.ts';
import { verifiedAddress } from '../domain/shared/own-address.ts';
import type { Dispute } from '../domain/verdict/facts.ts';
import type { Hashers, ParsedOrder } from './payloads/order-facts.ts';
import { isTopic, type Payload, parsePayload } from './payloads/topics.ts';
import { UnreadablePayload } from './payloads/unreadable-payload.ts';

/** A shop's keys as intake needs them: clear text becomes a keyed hash here and goes no further. */
export type IntakeKeys = {
  hashEmail(canonical: string): string;
  hashPhone(e164: string): string;
  hashTrace(kind: string, canonical: string): string;
  hashToken(token: string): string;
  isCanary(code: string): boolean;
  openVisit(token: string): { invitationId: string; advocateId: string; versionId: string; issuedAt: Date } | null;
};

/**
 * Understands a webhook of Shopify's: what the judge has to look at, and what concerns the shop itself.
 * @param triggeredAt stands for a body that doesn't say when it was written
 * @throws UnreadablePayload for an unknown topic or a body that can't be understood: such a row goes to quarantine.
 */
export function readWebhook(topic: string, raw: string, keys: IntakeKeys, triggeredAt: Date): Intake {
  if (!isTopic(topic)) throw new UnreadablePayload('wrong-shape', '', `unknown topic ${JSON.stringify(topic)}`);
  return intakeOf(parsePayload(topic, raw, hashersOf(keys)), keys, triggeredAt);
}

/** What turns an order's clear text into facts. */
export const hashersOf = (keys: Pick<IntakeKeys, 'hashEmail' | 'hashPhone' | 'hashTrace' | 'isCanary'>): Hashers => ({
  email: keys.hashEmail,
  phone: keys.hashPhone,
  trace: keys.hashTrace,
  isCanary: (code) => keys.isCanary(code),
});

function intakeOf(payload: Payload, keys: IntakeKeys, triggeredAt: Date): Intake {
  switch (payload.kind) {
    case 'order':
      return events(orderSeen(payload, keys, false));
    case 'refetch':
      return events({ kind: 'order-changed', orderId: payload.orderId });
    case 'dispute':
      return payload.orderId && payload.dispute
        ? events({ kind: 'dispute-seen', orderId: payload.orderId, dispute: payload.dispute })
        : events();
    case 'risk-assessed': {
      const { orderId, provider, level, at } = payload;
      if (!orderId || !level) return events();
      return events({
        kind: 'order-told',
        orderId,
        about: { assessments: [{ provider, level, at: at ?? triggeredAt }] },
      });
    }
    case 'signed-up': {
      const { customerId, openedAt, isVerified } = payload;
      const email = payload.email ? canonicalEmail(payload.email) : null;
      const emailHash = email?.ok ? keys.hashEmail(email.canonical) : null;
      const traits = email?.ok ? addressTraits(email.canonical, payload.email) : undefined;
      const addresses = {
        writtenHash: email?.ok ? keys.hashEmail(email.written) : null,
        verified: verifiedAddress(isVerified ? payload.email : null, keys.hashEmail),
      };
      const account = { customerId, openedAt, ...(traits && { traits }) };
      return events({ kind: 'signed-up', account, emailHash, addresses });
    }
    case 'customer-noted':
      return events();
    case 'customers-merged':
      return payload.completed
        ? events({ kind: 'customers-merged', keptId: payload.keptId, goneId: payload.goneId })
        : events();
    case 'customer-data-request':
      return news({
        kind: 'customer-data-request',
        requestId: payload.requestId,
        customerId: payload.customerId,
        emailHash: addressHash(payload.email, keys),
        orderIds: payload.orderIds,
      });
    case 'customer-redact': {
      const phone = payload.phone ? canonicalPhone(payload.phone, null) : null;
      return news({
        kind: 'customer-redact',
        customerId: payload.customerId,
        emailHash: addressHash(payload.email, keys),
        phoneHash: phone ? keys.hashPhone(phone) : null,
        orderIds: payload.orderIds,
      });
    }
    case 'shop-updated':
      return news({
        kind: 'shop-updated',
        name: payload.name,
        currency: payload.currency,
        timeZone: payload.timeZone,
        email: payload.email,
        locale: payload.locale,
      });
    case 'app-uninstalled':
      return news({ kind: 'app-uninstalled' });
    case 'scopes-updated':
      return news({ kind: 'scopes-updated', current: payload.current });
    case 'shop-redact':
      return news({ kind: 'shop-redact' });
    default:
      return payload satisfies never;
  }
}

function addressHash(typed: string | null, keys: IntakeKeys): string | null {
  const email = typed ? canonicalEmail(typed) : null;
  return email?.ok ? keys.hashEmail(email.canonical) : null;
}

/** What an account's address tells of itself; of home and browser its report says nothing. */
const addressTraits = (email: string, typedEmail: string | null) =>
  traitsOf({
    ...{ email, typedEmail, shipping: null, billing: null, customer: null },
    ...{ ip: null, userAgent: null, referringSite: null, landingSite: null },
  });

/** An order's facts as the judge takes them: tokens become what they stand for, so that none is kept. */
export function orderSeen(
  { facts, addresses }: Pick<ParsedOrder, 'facts' | 'addresses'>,
  keys: IntakeKeys,
  isHistory: boolean,
  dispute: Dispute | null = null,
): Extract<JudgeEvent, { kind: 'order-seen' }> {
  const visit = facts.visitToken ? keys.openVisit(facts.visitToken) : null;
  return {
    kind: 'order-seen',
    addresses,
    isHistory,
    dispute,
    visit:
      visit && ({ ...visit, advocateId: asId(visit.advocateId), versionId: asId(visit.versionId) } satisfies Visit),
    facts: { ...facts, claimToken: facts.claimToken && keys.hashToken(facts.claimToken), visitToken: null },
  };
}

const events = (...list: JudgeEvent[]): Intake => ({ events: list, news: [] });
const news = (...list: ShopNews[]): Intake => ({ events: [], news: list });
