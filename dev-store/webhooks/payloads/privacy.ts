import type { Engine } from '../../engine/engine.ts';
import { gid } from '../../engine/ids.ts';
import type { CustomerRecord } from '../../engine/state.ts';
import { SHOP_ID } from './values.ts';

/** The compliance topics, and customers/merge. */

function shopFields(engine: Engine) {
  return { shop_id: BigInt(SHOP_ID), shop_domain: engine.config.shop };
}

function customerFields(customer: CustomerRecord) {
  return { id: BigInt(customer.id), email: customer.email, phone: customer.phone };
}

export function customerDataRequestPayload(
  engine: Engine,
  customer: CustomerRecord,
  orderIds: string[],
  requestId: string,
) {
  return {
    ...shopFields(engine),
    customer: customerFields(customer),
    orders_requested: orderIds.map(BigInt),
    data_request: { id: BigInt(requestId) },
  };
}

export function customerRedactPayload(engine: Engine, customer: CustomerRecord, orderIds: string[]) {
  return { ...shopFields(engine), customer: customerFields(customer), orders_to_redact: orderIds.map(BigInt) };
}

export function shopRedactPayload(engine: Engine) {
  return shopFields(engine);
}

export function customerMergePayload(keptId: string, deletedId: string) {
  return {
    admin_graphql_api_customer_kept_id: gid('Customer', keptId),
    admin_graphql_api_customer_deleted_id: gid('Customer', deletedId),
    admin_graphql_api_job_id: null,
    status: 'completed',
    errors: [],
  };
}
