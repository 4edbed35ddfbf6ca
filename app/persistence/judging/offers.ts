import type pg from 'pg';
import type { Offer } from '../../domain/program/offer.ts';
import type { ShopId } from '../../domain/shared/ids.ts';
import { prepared, run } from '../database.server.ts';
import { understoodOnce } from '../understood.server.ts';
import { toOffer } from './rows.ts';

const VERSIONS = prepared(
  'SELECT id, program_id, number, terms, published_at, campaign, pilot, partner FROM program_version WHERE shop_id = $1 AND id = ANY($2::uuid[])',
);

/** Versions never change. */
const understood = understoodOnce<Offer>(10_000, ({ versionId }) => versionId);

/** The offers of a shop's versions; those this process hasn't met are read. */
export async function loadOffers(
  client: pg.PoolClient,
  shopId: ShopId,
  versionIds: readonly string[],
): Promise<Offer[]> {
  return understood(shopId, versionIds, async (missing) =>
    (await run(client, VERSIONS, shopId, missing)).rows.map(toOffer),
  );
}
