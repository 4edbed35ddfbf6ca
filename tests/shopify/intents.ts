import type { RewardSpec, RewardType, SpecOf } from '../../app/domain/rewards/reward-spec.ts';
import type { AdminClient } from '../../app/shopify/admin-client.server.ts';
import { issuerOf, type RewardIntent, type ShopifyIssuer } from '../../app/shopify/issuers.server.ts';

export const CUSTOMER = 'gid://shopify/Customer/7';

/** A reward for one customer, ending on 30 April; nothing prepared. */
export function anIntent<Spec extends RewardSpec>(
  spec: Spec,
  changes: Partial<Omit<RewardIntent<Spec>, 'spec'>> = {},
): RewardIntent<Spec> {
  return {
    rewardId: '019d0c5e-7a52-7b6a-9c1f-2f1d7a2b9c01',
    code: 'RIC7K2PX4M9Q',
    title: 'Ricochet · reward · 7K2PX',
    spec,
    currency: 'EUR',
    startsAt: new Date('2026-03-31T10:00:00Z'),
    endsAt: new Date('2026-04-30T10:00:00Z'),
    customerGid: CUSTOMER,
    usageLimit: 1,
    before: null,
    ...changes,
  };
}

/** How Shopify carries that type out. */
export function shopifyIssuerOf<Type extends RewardType>(type: Type): ShopifyIssuer<SpecOf<Type>> {
  const issuer = issuerOf(type);
  if (!issuer.shopify) throw new Error(`${type} is nothing of Shopify`);
  return issuer;
}

/** As the saga does it: what has to be known is written down first, and once. */
export async function prepared<Type extends RewardType>(
  client: AdminClient,
  intent: RewardIntent<SpecOf<Type>>,
): Promise<RewardIntent<SpecOf<Type>>> {
  const issuer = shopifyIssuerOf(intent.spec.type as Type);
  return { ...intent, before: (await issuer.prepare?.({ client, intent })) ?? null };
}
