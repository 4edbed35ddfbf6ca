import { z } from 'zod';
import type { CustomerId, OrderId } from '../../domain/shared/ids.ts';
import { asId } from '../../domain/shared/ids.ts';
import { idInGid, instant, looseText, numericId, parseBody } from './shapes.ts';

export type CustomersMerged = {
  readonly kind: 'customers-merged';
  readonly keptId: CustomerId;
  readonly goneId: CustomerId;
  /** Shopify also reports merges that failed or still run: only a completed one moves anything */
  readonly completed: boolean;
};

/** A customer who can log in from now on; a record of a guest, which Shopify calls a customer too, is none. */
export type SignedUp = {
  readonly kind: 'signed-up';
  readonly customerId: CustomerId;
  readonly email: string | null;
  readonly isVerified: boolean;
  readonly openedAt: Date;
};
export type CustomerNoted = { readonly kind: 'customer-noted' };

/** https://shopify.dev/docs/apps/build/privacy-law-compliance */
export type CustomerDataRequest = {
  readonly kind: 'customer-data-request';
  readonly requestId: string;
} & ConcernedCustomer;
export type CustomerRedact = { readonly kind: 'customer-redact' } & ConcernedCustomer;

type ConcernedCustomer = {
  /** null for a guest, known by e-mail and orders only */
  readonly customerId: CustomerId | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly orderIds: readonly OrderId[];
};

const mergeShape = z.object({
  admin_graphql_api_customer_kept_id: idInGid,
  admin_graphql_api_customer_deleted_id: idInGid,
  status: looseText,
});

/** customers/merge. @throws UnreadablePayload */
export function parseCustomersMerge(raw: string): CustomersMerged {
  const merge = parseBody(raw, mergeShape);
  return {
    kind: 'customers-merged',
    keptId: asId(merge.admin_graphql_api_customer_kept_id),
    goneId: asId(merge.admin_graphql_api_customer_deleted_id),
    completed: merge.status?.toLowerCase() === 'completed',
  };
}

const accountShape = z.object({
  admin_graphql_api_id: idInGid,
  email: looseText,
  verified_email: z.boolean().nullish().catch(null),
  state: looseText,
  created_at: instant,
  updated_at: instant,
});

/** customers/create: also sent for guests and newsletter readers, whose state is "disabled". @throws UnreadablePayload */
export function parseCustomerCreated(raw: string): SignedUp | CustomerNoted {
  const customer = parseBody(raw, accountShape);
  return customer.state === 'enabled' ? signedUp(customer, customer.created_at) : { kind: 'customer-noted' };
}

/** customers/enable: what was a guest's record became an account. @throws UnreadablePayload */
export function parseCustomerEnabled(raw: string): SignedUp {
  const customer = parseBody(raw, accountShape);
  return signedUp(customer, customer.updated_at);
}

const signedUp = (
  { admin_graphql_api_id: id, email, verified_email: isVerified }: z.output<typeof accountShape>,
  openedAt: Date,
): SignedUp => ({
  kind: 'signed-up',
  customerId: asId(id),
  email,
  isVerified: isVerified ?? false,
  openedAt,
});

const concernedShape = z.object({ id: numericId.nullish(), email: looseText, phone: looseText }).nullish();
const orderIds = z.array(numericId).nullish();

const dataRequestShape = z.object({
  customer: concernedShape,
  orders_requested: orderIds,
  data_request: z.object({ id: numericId }),
});

/** customers/data_request. @throws UnreadablePayload */
export function parseDataRequest(raw: string): CustomerDataRequest {
  const request = parseBody(raw, dataRequestShape);
  return {
    kind: 'customer-data-request',
    requestId: request.data_request.id,
    ...concerned(request.customer, request.orders_requested),
  };
}

const redactShape = z.object({ customer: concernedShape, orders_to_redact: orderIds });

/** customers/redact. @throws UnreadablePayload */
export function parseCustomerRedact(raw: string): CustomerRedact {
  const redact = parseBody(raw, redactShape);
  return { kind: 'customer-redact', ...concerned(redact.customer, redact.orders_to_redact) };
}

function concerned(customer: z.output<typeof concernedShape>, orders: z.output<typeof orderIds>): ConcernedCustomer {
  return {
    customerId: customer?.id == null ? null : asId<CustomerId>(customer.id),
    email: customer?.email ?? null,
    phone: customer?.phone ?? null,
    orderIds: (orders ?? []).map((id) => asId<OrderId>(id)),
  };
}
