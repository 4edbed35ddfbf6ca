-- What the till records names customers by Shopify's number of them: it goes with the codes when they are erased.
DROP FUNCTION forget_codes_in_changes(uuid, text[], text[]);

CREATE FUNCTION forget_in_changes(target uuid, codes text[], instead text[], customers text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  UPDATE audit_log SET
    before = CASE WHEN before->>'code' = ANY (codes) THEN before || jsonb_build_object('code', instead[array_position(codes, before->>'code')]) ELSE before END,
    after = CASE WHEN after->>'code' = ANY (codes) THEN after || jsonb_build_object('code', instead[array_position(codes, after->>'code')]) ELSE after END
  WHERE shop_id = target AND action IN ('advocate.renamed', 'advocate.enrolled') AND (before->>'code' = ANY (codes) OR after->>'code' = ANY (codes));
  UPDATE audit_log SET after = after - 'customerId'
  WHERE shop_id = target AND action IN ('advocate.enrolled', 'invitation.attached', 'welcome.claimed', 'link.mailed') AND after->>'customerId' = ANY (customers)
$$;

GRANT CREATE ON SCHEMA public TO ricochet_scheduler;
ALTER FUNCTION forget_in_changes(uuid, text[], text[], text[]) OWNER TO ricochet_scheduler;
REVOKE CREATE ON SCHEMA public FROM ricochet_scheduler;
REVOKE ALL ON FUNCTION forget_in_changes(uuid, text[], text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_in_changes(uuid, text[], text[], text[]) TO ricochet_app;
