/**
 * When the row arrived that has waited longest for the judge of a shop. The index of unjudged rows tells our own rows from
 * Shopify's first, so the first of each kind is read.
 */
export const OLDEST_UNJUDGED = `
  SELECT min(first.received_at) AS at FROM (VALUES (true), (false)) AS kind (theirs), LATERAL (
    SELECT received_at FROM inbox
    WHERE shop_id = $1::uuid AND judged_at IS NULL AND (topic NOT LIKE 'ricochet/%') = kind.theirs ORDER BY id LIMIT 1) AS first`;
