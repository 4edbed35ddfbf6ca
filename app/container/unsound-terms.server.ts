import { namedInTerms } from '../domain/program/named-in-shopify.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { type FieldProblem, readDraft } from '../usecases/read-draft.ts';
import { namedInShopifyOf } from './named-in-shopify.server.ts';
import type { Services } from './services.server.ts';

type Shop = { shopId: string; currency: string; domain: string; storefrontUrl: string };

/** What stands in the way of publishing terms that were written before: none when they are still sound. */
export function unsoundTermsOf(services: Services) {
  const named = namedInShopifyOf(services);
  return async (written: { name: string; terms: unknown }, shop: Shop): Promise<FieldProblem[]> => {
    const read = readDraft(written, shop);
    return read.ok ? named.goneProblems(shop.shopId as ShopId, namedInTerms(read.value.terms)) : read.problems;
  };
}
