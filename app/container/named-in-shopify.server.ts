import { isUnfinished } from '../domain/program/campaign.ts';
import { type NamedInShopify, namedInGifts, namedInTerms } from '../domain/program/named-in-shopify.ts';
import { campaignsAt, pilotsAt } from '../domain/program/offer-in-force.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { isDuring } from '../domain/shared/period.ts';
import { goneRows } from '../persistence/gone.server.ts';
import { StillThereDocument } from '../shopify/generated/graphql.ts';
import type { FieldProblem } from '../usecases/read-draft.ts';
import type { Services } from './services.server.ts';

/** What Shopify takes in one query. */
const MOST_IDS = 250;

type LookedUp = NamedInShopify & { readonly isGone: boolean | null };

/** Products, collections, segments and gifts that the merchant deleted in Shopify while the programme names them. */
export function namedInShopifyOf(
  services: Pick<Services, 'clientFor' | 'clock' | 'db' | 'logger' | 'programs' | 'shops'>,
) {
  const { clientFor, clock, db, logger, programs, shops } = services;

  /** Whether each is gone; null = Shopify can't be asked now, or not without read_products. */
  async function lookedUp(domain: string, named: readonly NamedInShopify[]): Promise<LookedUp[]> {
    const isSegment = ({ gid }: NamedInShopify) => gid.includes('/Segment/');
    // apart: segments can be read always, products only once the merchant allowed it
    const [segments, others] = await Promise.all([
      goneAmong(domain, named.filter(isSegment)),
      goneAmong(
        domain,
        named.filter((one) => !isSegment(one)),
      ),
    ]);
    return named.map((one) => ({ ...one, isGone: (isSegment(one) ? segments : others)?.has(one.gid) ?? null }));
  }

  async function goneAmong(domain: string, named: readonly NamedInShopify[]): Promise<Set<string> | null> {
    const gids = [...new Set(named.map(({ gid }) => gid))];
    const gone = new Set<string>();
    try {
      for (let from = 0; from < gids.length; from += MOST_IDS) {
        const ids = gids.slice(from, from + MOST_IDS);
        const { nodes } = await clientFor(domain).request(StillThereDocument, { ids });
        for (const [at, gid] of ids.entries()) if (nodes[at] === null) gone.add(gid);
      }
      return gone;
    } catch (error) {
      logger.warn({ shop: domain, error }, 'what the programme names could not be looked up');
      return null;
    }
  }

  /** What new purchases and claims would be promised: the version in force and campaigns that aren't over. */
  async function promised(shopId: ShopId): Promise<NamedInShopify[]> {
    const program = await programs.load(shopId);
    if (!program || program.status === 'ended') return [];
    const newest = program.versions[0];
    const now = clock.now();
    const pilots = pilotsAt(program.pilots, now).filter(({ pilot }) => isDuring(now, pilot));
    const campaigns = campaignsAt(program.boosts, now).filter(({ campaign }) => isUnfinished(campaign, now));
    return [
      ...[...(newest ? [newest] : []), ...pilots].flatMap(({ terms }) => namedInTerms(terms)),
      ...campaigns.flatMap(({ campaign }) => namedInGifts(campaign.rewards)),
    ];
  }

  return {
    /** Problems by field, for whoever edits or publishes; none when Shopify can't be asked. */
    async goneProblems(shopId: ShopId, named: readonly NamedInShopify[]): Promise<FieldProblem[]> {
      const shop = named.length > 0 ? await shops.load(shopId) : null;
      const gone = shop ? (await lookedUp(shop.domain, named)).filter(({ isGone }) => isGone) : [];
      const titles = Map.groupBy(gone, ({ field }) => field);
      return [...titles].map(([field, ones]) => ({
        field,
        problem: 'gone',
        values: { titles: ones.map(({ title }) => title) },
      }));
    },

    /** Keeps the shop's problems in line with what is gone of what it promises. */
    async watchNamed(shopId: ShopId): Promise<void> {
      const shop = await shops.load(shopId);
      if (!shop || shop.uninstalledAt) return;
      await goneRows(db).keep(shopId, await lookedUp(shop.domain, await promised(shopId)), clock.now());
    },
  };
}
