import type { CustomerDataRequest, CustomerNoted, CustomerRedact, CustomersMerged, SignedUp } from './customer.ts';
import {
  parseCustomerCreated,
  parseCustomerEnabled,
  parseCustomerRedact,
  parseCustomersMerge,
  parseDataRequest,
} from './customer.ts';
import type { DisputeTold } from './dispute.ts';
import { parseDispute } from './dispute.ts';
import { parseOrderPayload } from './order.ts';
import type { OrderChange } from './order-change.ts';
import { parseOrderEdit, parseRefund } from './order-change.ts';
import type { Hashers, ParsedOrder } from './order-facts.ts';
import type { RiskAssessed } from './risk-assessment.ts';
import { parseRiskAssessment } from './risk-assessment.ts';
import type { AppUninstalled, ScopesUpdated, ShopRedact, ShopUpdated } from './shop.ts';
import { parseAppUninstalled, parseScopesUpdate, parseShopRedact, parseShopUpdate } from './shop.ts';

/** Every topic we understand and what its body means. All but OPTIONAL_TOPICS are subscribed to in shopify.app.toml. */
type Meaning = {
  'orders/create': ParsedOrder;
  'orders/paid': ParsedOrder;
  'orders/updated': ParsedOrder;
  'orders/cancelled': ParsedOrder;
  'orders/edited': OrderChange;
  'orders/risk_assessment_changed': RiskAssessed;
  'refunds/create': OrderChange;
  'disputes/create': DisputeTold;
  'disputes/update': DisputeTold;
  'customers/create': SignedUp | CustomerNoted;
  'customers/enable': SignedUp;
  'customers/merge': CustomersMerged;
  'customers/data_request': CustomerDataRequest;
  'customers/redact': CustomerRedact;
  'shop/redact': ShopRedact;
  'shop/update': ShopUpdated;
  'app/uninstalled': AppUninstalled;
  'app/scopes_update': ScopesUpdated;
};

export type Topic = keyof Meaning;
export type Payload = Meaning[Topic];

const PARSERS: { readonly [T in Topic]: (raw: string, hash: Hashers) => Meaning[T] } = {
  'orders/create': parseOrderPayload,
  'orders/paid': parseOrderPayload,
  'orders/updated': parseOrderPayload,
  'orders/cancelled': parseOrderPayload,
  'orders/edited': parseOrderEdit,
  'orders/risk_assessment_changed': parseRiskAssessment,
  'refunds/create': parseRefund,
  'disputes/create': parseDispute,
  'disputes/update': parseDispute,
  'customers/create': parseCustomerCreated,
  'customers/enable': parseCustomerEnabled,
  'customers/merge': parseCustomersMerge,
  'customers/data_request': parseDataRequest,
  'customers/redact': parseCustomerRedact,
  'shop/redact': parseShopRedact,
  'shop/update': parseShopUpdate,
  'app/uninstalled': parseAppUninstalled,
  'app/scopes_update': parseScopesUpdate,
};

export const TOPICS = Object.keys(PARSERS) as readonly Topic[];

/** Their scope is optional, so each shop that grants it is subscribed by itself (subscriptions.server.ts). */
export const OPTIONAL_TOPICS = ['disputes/create', 'disputes/update'] as const satisfies readonly Topic[];
export const OPTIONAL_TOPICS_SCOPE = 'read_shopify_payments_disputes';

export function isTopic(text: string): text is Topic {
  return Object.hasOwn(PARSERS, text);
}

/** @throws UnreadablePayload naming the field that can't be understood */
export function parsePayload<T extends Topic>(topic: T, raw: string, hash: Hashers): Meaning[T] {
  return PARSERS[topic](raw, hash);
}
