-- What nobody replayed in thirty days goes, of whichever shop: a body names people.
CREATE POLICY outdated ON "quarantine" TO ricochet_scheduler USING (set_aside_at < now() - interval '30 days');
GRANT SELECT ("set_aside_at") ON "quarantine" TO ricochet_scheduler;

CREATE FUNCTION tidy_quarantine() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DELETE FROM quarantine WHERE set_aside_at < now() - interval '30 days'
$$;

GRANT CREATE ON SCHEMA public TO ricochet_scheduler;
ALTER FUNCTION tidy_quarantine() OWNER TO ricochet_scheduler;
REVOKE CREATE ON SCHEMA public FROM ricochet_scheduler;
REVOKE ALL ON FUNCTION tidy_quarantine() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tidy_quarantine() TO ricochet_app;
