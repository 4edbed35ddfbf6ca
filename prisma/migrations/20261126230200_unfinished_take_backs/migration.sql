-- What effects have to carry out, said once. A take-back that was begun (its lease stands) is brought to an end though the
-- reward is wanted again: whether it went through, only Shopify knows.
CREATE FUNCTION reward_is_to_do(carrier text, wanted text, status text, lease_until timestamptz) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT carrier = 'shopify' AND (
    status IN ('pending', 'issuing')
    OR (wanted = 'reversed' AND status NOT IN ('reversed', 'expired'))
    OR (wanted = 'issued' AND status = 'issued' AND lease_until IS NOT NULL))
$$;

DROP INDEX "reward_to_do_idx";
CREATE INDEX "reward_to_do_idx" ON "reward" ("shop_id", reward_begins_at("wanted", "final_at", "lease_until"), "id")
  WHERE reward_is_to_do("carrier", "wanted", "status", "lease_until");

CREATE OR REPLACE FUNCTION shops_with_effects() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH RECURSIVE next AS (
    (SELECT shop_id, reward_begins_at(wanted, final_at, lease_until) AS begins_at FROM reward
     WHERE reward_is_to_do(carrier, wanted, status, lease_until)
     ORDER BY shop_id, reward_begins_at(wanted, final_at, lease_until) LIMIT 1)
    UNION ALL
    SELECT r.* FROM next, LATERAL (
      SELECT shop_id, reward_begins_at(wanted, final_at, lease_until) FROM reward
      WHERE reward_is_to_do(carrier, wanted, status, lease_until) AND shop_id > next.shop_id
      ORDER BY shop_id, reward_begins_at(wanted, final_at, lease_until) LIMIT 1) r
  ), found AS (
    SELECT shop_id FROM next WHERE begins_at <= now()
    UNION
    SELECT shop_id FROM message WHERE status = 'queued'
  )
  SELECT shop_id FROM found JOIN shop USING (shop_id) WHERE shop.uninstalled_at IS NULL
$$;
