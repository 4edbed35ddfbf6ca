import type pg from 'pg';
import type { Offer } from '../../domain/program/offer.ts';
import type { ShopId } from '../../domain/shared/ids.ts';
import { prepared, run } from '../database.server.ts';
import { toOffer } from './rows.ts';

const VERSIONS = prepared(
  'SELECT id, program_id, number, terms, published_at, campaign FROM program_version WHERE shop_id = $1 AND id = ANY($2::uuid[])',
);

/** Versions never change: each is read and understood once a process. The oldest go when there are too many. */
const known = new Map<string, Offer>();
const MOST_KNOWN = 10_000;

/** The offers of a shop's versions; those this process hasn't met are read. */
export async function loadOffers(
  client: pg.PoolClient,
  shopId: ShopId,
  versionIds: readonly string[],
): Promise<Offer[]> {
  const keyOf = (versionId: string) => `${shopId} ${versionId}`;
  const missing = versionIds.filter((id) => !known.has(keyOf(id)));
  if (missing.length) {
    const { rows } = await run(client, VERSIONS, shopId, missing);
    for (const offer of rows.map(toOffer)) known.set(keyOf(offer.versionId), offer);
  }
  const offers = versionIds.flatMap((id) => known.get(keyOf(id)) ?? []);
  for (const key of known.keys()) {
    if (known.size <= MOST_KNOWN) break;
    known.delete(key);
  }
  return offers;
}
