import { REWARD_TYPES } from '../domain/rewards/reward-spec.ts';
import type { LeaseRules } from '../persistence/issuing/lease.server.ts';
import { issuerOf, type ShopifyIssuer } from '../shopify/issuers.server.ts';

const typesWhose = (isMeant: (issuer: Pick<ShopifyIssuer, 'needsCustomer' | 'serialiseBy'>) => boolean) =>
  REWARD_TYPES.filter((type) => {
    const issuer = issuerOf(type);
    return issuer.shopify && isMeant(issuer);
  });

/** What the types of rewards ask of whoever takes them on. */
export const leaseRules: LeaseRules = {
  needCustomer: typesWhose(({ needsCustomer }) => needsCustomer),
  oneAtATime: typesWhose(({ serialiseBy }) => serialiseBy === 'customer'),
};
