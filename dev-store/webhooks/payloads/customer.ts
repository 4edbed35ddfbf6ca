import type { Engine } from '../../engine/engine.ts';
import { gid } from '../../engine/ids.ts';
import type { CustomerRecord } from '../../engine/state.ts';
import { toShopTime } from '../../engine/time.ts';
import { sampleOf } from '../sample.ts';

/** customers/create and customers/enable carry the same customer; what the dev store doesn't model stays as in Shopify's sample. */
export function customerPayload(
  engine: Engine,
  customer: CustomerRecord,
  topic: 'customers/create' | 'customers/enable',
) {
  const time = (iso: string) => toShopTime(iso, engine.config.ianaTimezone);
  return {
    ...sampleOf(topic),
    id: BigInt(customer.id),
    admin_graphql_api_id: gid('Customer', customer.id),
    created_at: time(customer.createdAt),
    updated_at: time(customer.updatedAt),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: customer.hasAccount ? 'enabled' : 'disabled',
    note: null,
    verified_email: !customer.isUnverified,
    email: customer.email,
    phone: customer.phone,
    currency: engine.config.currencyCode,
    addresses: [],
    default_address: null,
  };
}
