import type { SpecOf } from '../../domain/rewards/reward-spec.ts';
import { CustomerExistsDocument, TagCustomerDocument, UntagCustomerDocument } from '../generated/graphql.ts';
import type { ShopifyIssuer } from './issuer.ts';
import { noCustomer, problemsOf } from './problems.ts';

/** A tag is there or not, so every try is the same as the first; its gid is the customer's. */
export const customerTagIssuer: ShopifyIssuer<SpecOf<'customer-tag'>> = {
  shopify: true,
  needsCustomer: true,
  // what one reward gives another may be taking away
  serialiseBy: 'customer',
  scopes: ['write_customers'],
  async issue({ client, intent: { customerGid, spec } }) {
    if (customerGid === null) return noCustomer;
    const { tagsAdd: payload } = await client.request(TagCustomerDocument, { id: customerGid, tags: [spec.tag] });
    return payload?.node && payload.userErrors.length === 0
      ? { ok: true, gid: customerGid, code: null }
      : { ok: false, problems: problemsOf(payload?.userErrors) };
  },
  async revoke({ client, intent: { spec }, gid }) {
    const { tagsRemove: payload } = await client.request(UntagCustomerDocument, { id: gid, tags: [spec.tag] });
    // A tag shows nothing of having been used.
    if (payload?.node && payload.userErrors.length === 0) return { ok: true, spent: false };
    const { customer } = await client.request(CustomerExistsDocument, { id: gid });
    return customer ? { ok: false, problems: problemsOf(payload?.userErrors) } : { ok: true, spent: false };
  },
};
