-- A mail that waits for another try wakes its shop when it is time, not every minute until then.
GRANT SELECT ("retry_at") ON "message" TO ricochet_scheduler;

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
    SELECT shop_id FROM message WHERE status = 'queued' AND (retry_at IS NULL OR retry_at <= now())
  )
  SELECT shop_id FROM found JOIN shop USING (shop_id) WHERE shop.uninstalled_at IS NULL
$$;

-- Erasing somebody finds the changes that name their account without reading all of them: the shop's orders wait meanwhile.
CREATE INDEX "audit_log_shop_id_customer_idx" ON "audit_log" ("shop_id", ("after"->>'customerId'))
  WHERE "action" IN ('advocate.enrolled', 'invitation.attached', 'welcome.claimed', 'link.mailed');
