import { leavesOf } from '../domain/eligibility/conditions/group.ts';
import {
  type PersonConditions,
  type PersonLeaf,
  personConditionsSchema,
} from '../domain/eligibility/conditions/registry.ts';
import { idInGid, type ShopId } from '../domain/shared/ids.ts';
import { CountCustomersDocument, SegmentQueriesDocument } from '../shopify/generated/graphql.ts';
import { type Clause, knownAtUse, segmentBounds } from '../shopify/segment-query.ts';
import { problemsOf } from '../usecases/read-draft.ts';
import type { Container } from './container.ts';
import type { Services } from './services.server.ts';

/** @param allow how often a shop may have its customers counted */
export function qualifyingOf(
  { clientFor, logger, shops }: Services,
  allow: (shopId: string) => Promise<boolean>,
): Pick<Container, 'qualifying'> {
  /** Of the segments these conditions name, what they consist of; one that is gone is not in it. */
  async function segmentQueries(domain: string, conditions: PersonConditions): Promise<Map<string, string>> {
    const ids = leavesOf<PersonLeaf>(conditions).flatMap((leaf) =>
      leaf.code === 'segment' ? leaf.args.segments.map(({ id }) => `gid://shopify/Segment/${id}`) : [],
    );
    if (ids.length === 0) return new Map();
    const { nodes } = await clientFor(domain).request(SegmentQueriesDocument, { ids });
    return new Map(nodes.flatMap((node) => (node && 'query' in node ? [[idInGid(node.id), node.query]] : [])));
  }

  return {
    async qualifying(shopId, typed) {
      const read = personConditionsSchema.safeParse(typed);
      if (!read.success) return { state: 'refused', problems: problemsOf(read.error) };
      const shop = await shops.load(shopId as ShopId);
      if (!shop || !(await allow(shopId))) return { state: 'unavailable' };
      try {
        const queries = await segmentQueries(shop.domain, read.data);
        const queryOf = (id: string) => queries.get(id) ?? null;
        const { surely, atMost } = segmentBounds(read.data, shop.currency, queryOf);
        const isExact = surely === atMost;
        const found = await clientFor(shop.domain).request(CountCustomersDocument, {
          surely: String(surely),
          atMost: String(atMost),
          timeZone: shop.timeZone,
          asksSurely: typeof surely === 'string' && !isExact,
          asksAtMost: typeof atMost === 'string',
        });
        const total = found.customersCount?.count ?? 0;
        const countOf = (clause: Clause, told: { totalCount: number } | undefined) =>
          typeof clause === 'string' ? (told?.totalCount ?? 0) : clause ? total : 0;
        const most = countOf(atMost, found.atMost);
        return {
          state: 'counted',
          surely: isExact ? most : countOf(surely, found.surely),
          atMost: most,
          total,
          knownAtUse: knownAtUse(read.data, shop.currency, queryOf),
        };
      } catch (error) {
        logger.warn({ shop: shop.domain, error }, 'customers could not be counted');
        return { state: 'unavailable' };
      }
    },
  };
}
