import type { OfferTerms } from '../domain/program/offer.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { type Database, prepared } from './database.server.ts';
import { latestPromise } from './latest-promise.server.ts';
import { loneStatement } from './named-statements.server.ts';

/** A shop as its customers meet it. */
export type SpeakingShop = {
  shopId: string;
  domain: string;
  name: string;
  currency: string;
  timeZone: string;
  locale: string;
  isInformal: boolean;
  /** what those who are invited do, as the shop's latest promise says it; a purchase where there is none */
  words: OfferTerms['words'];
};

const READ = prepared(`
  SELECT s.shop_id AS "shopId", s.domain, s.name, s.currency, s.time_zone AS "timeZone", s.locale,
         s.is_informal AS "isInformal", coalesce(newest.words, 'purchase') AS words
  FROM shop s LEFT JOIN LATERAL (${latestPromise("v.terms->>'words' AS words", 's.shop_id')}) newest ON true
  WHERE s.shop_id = $1 AND s.uninstalled_at IS NULL`);

/** Who is asked at every door for customers, so in one statement. Null where the app isn't installed. */
export function speakingShopOf(db: Pick<Database, 'withShopOnce'>): (shopId: ShopId) => Promise<SpeakingShop | null> {
  const ask = loneStatement(db);
  return async (shopId) => (await ask<SpeakingShop>(shopId, READ, shopId))[0] ?? null;
}
