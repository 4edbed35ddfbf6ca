-- customers/redact: the codes an advocate chose are forgotten, in the changes, too. Those are only added to by the app's account; this is the one thing
-- that may be done to them besides, and it touches nothing but codes.
GRANT UPDATE ("code") ON "former_code" TO ricochet_app;
GRANT SELECT ("action", "before", "after"), UPDATE ("before", "after") ON "audit_log" TO ricochet_scheduler;

CREATE FUNCTION forget_codes_in_changes(target uuid, codes text[], instead text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  UPDATE audit_log SET
    before = CASE WHEN before->>'code' = ANY (codes) THEN before || jsonb_build_object('code', instead[array_position(codes, before->>'code')]) ELSE before END,
    after = CASE WHEN after->>'code' = ANY (codes) THEN after || jsonb_build_object('code', instead[array_position(codes, after->>'code')]) ELSE after END
  WHERE shop_id = target AND action IN ('advocate.renamed', 'advocate.enrolled') AND (before->>'code' = ANY (codes) OR after->>'code' = ANY (codes))
$$;

GRANT CREATE ON SCHEMA public TO ricochet_scheduler;
ALTER FUNCTION forget_codes_in_changes(uuid, text[], text[]) OWNER TO ricochet_scheduler;
REVOKE CREATE ON SCHEMA public FROM ricochet_scheduler;
REVOKE ALL ON FUNCTION forget_codes_in_changes(uuid, text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_codes_in_changes(uuid, text[], text[]) TO ricochet_app;
