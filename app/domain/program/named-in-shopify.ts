import type { Group } from '../eligibility/conditions/group.ts';
import type { PersonConditions, PurchaseConditions } from '../eligibility/conditions/registry.ts';
import type { OfferTerms } from './offer.ts';
import { exchangedIn, type Placed, promisedIn } from './promised.ts';

/** Something of Shopify's that terms name by its id, and that may be deleted there. */
export type NamedInShopify = {
  readonly gid: string;
  /** as it was called when it was chosen */
  readonly title: string;
  /** where it stands: a path in OfferTerms */
  readonly field: string;
};

export type GiftTerms = Pick<OfferTerms, 'welcome' | 'firstPurchase'>;
type Leaf = { readonly code: string; readonly args: object };

/** Products, collections, segments and gifts that terms name, in the order in which the editor shows them. */
export function namedInTerms(terms: OfferTerms): NamedInShopify[] {
  const { conditions, eligibility } = terms;
  return [
    ...inRewards(promisedIn(terms)),
    ...inConditions(conditions.purchase, 'conditions.purchase'),
    ...inConditions(eligibility.advocate, 'eligibility.advocate'),
    ...inConditions(eligibility.friend, 'eligibility.friend'),
    ...inRewards(exchangedIn(terms)),
  ];
}

/** Those of a campaign, which changes nothing but these rewards. */
export const namedInGifts = ({ welcome, firstPurchase }: GiftTerms): NamedInShopify[] =>
  inRewards(promisedIn({ welcome, firstPurchase, signUp: null, nthPurchases: [] }));

const inRewards = (all: readonly Placed[]): NamedInShopify[] =>
  all.flatMap(([path, reward]) =>
    reward.type === 'free-product' ? [{ gid: reward.variantId, title: reward.title, field: `${path}.variantId` }] : [],
  );

function inConditions(conditions: PurchaseConditions | PersonConditions | null, path: string): NamedInShopify[] {
  return (conditions as Group<Leaf> | null)?.of.flatMap((part, at) => namedInPart(part, `${path}.of.${at}`)) ?? [];
}

function namedInPart(part: Leaf | Group<Leaf>, path: string): NamedInShopify[] {
  if ('match' in part) return part.of.flatMap((leaf, at) => namedInPart(leaf, `${path}.of.${at}`));
  return Object.entries(NAMES).flatMap(([name, type]) =>
    ((part.args as Record<string, { id: string; title?: string; name?: string }[]>)[name] ?? []).map((one) => ({
      gid: `gid://shopify/${type}/${one.id}`,
      title: one.title ?? one.name ?? one.id,
      field: `${path}.args.${name}`,
    })),
  );
}

/** Arguments of conditions that name something of Shopify's, and what. */
const NAMES = { products: 'Product', collections: 'Collection', segments: 'Segment' };
