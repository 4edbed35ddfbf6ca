-- Effects: what is to do is found by when it may be begun, jobs that were given up can be seen and begun again, and the
-- queue's tables don't grow for ever.

-- From when a reward may be worked on. Rewards that wait, and those left alone for a while, are never passed over on the way to the next.
CREATE FUNCTION reward_begins_at(wanted text, final_at timestamptz, lease_until timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT greatest(CASE WHEN wanted = 'reversed' THEN NULL ELSE final_at END, lease_until, '-infinity'::timestamptz)
$$;

DROP INDEX "reward_to_do_idx";
CREATE INDEX "reward_to_do_idx" ON "reward" ("shop_id", reward_begins_at("wanted", "final_at", "lease_until"), "id")
  WHERE "carrier" = 'shopify' AND ("status" IN ('pending', 'issuing') OR ("wanted" = 'reversed' AND "status" NOT IN ('reversed', 'expired')));

-- Shops with an effect that nothing may be working on any more. The first entry of each shop in the index is its next reward.
GRANT SELECT ("lease_until", "id") ON "reward" TO ricochet_scheduler;
CREATE OR REPLACE FUNCTION shops_with_effects() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH RECURSIVE next AS (
    (SELECT shop_id, reward_begins_at(wanted, final_at, lease_until) AS begins_at FROM reward
     WHERE carrier = 'shopify' AND (status IN ('pending', 'issuing') OR (wanted = 'reversed' AND status NOT IN ('reversed', 'expired')))
     ORDER BY shop_id, reward_begins_at(wanted, final_at, lease_until) LIMIT 1)
    UNION ALL
    SELECT r.* FROM next, LATERAL (
      SELECT shop_id, reward_begins_at(wanted, final_at, lease_until) FROM reward
      WHERE carrier = 'shopify' AND (status IN ('pending', 'issuing') OR (wanted = 'reversed' AND status NOT IN ('reversed', 'expired')))
        AND shop_id > next.shop_id
      ORDER BY shop_id, reward_begins_at(wanted, final_at, lease_until) LIMIT 1) r
  ), found AS (
    SELECT shop_id FROM next WHERE begins_at <= now()
    UNION
    SELECT shop_id FROM message WHERE status = 'queued'
  )
  SELECT shop_id FROM found JOIN shop USING (shop_id) WHERE shop.uninstalled_at IS NULL
$$;

-- A job asked for again runs at the earlier of both times: whoever wants it in an hour takes nothing from whoever wants it now.
CREATE OR REPLACE FUNCTION enqueue_effect(task text, payload json, job_key text, queue text, run_at timestamptz DEFAULT now()) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  begins_at CONSTANT timestamptz := run_at;
BEGIN
  PERFORM graphile_worker.add_job(identifier => task, payload => payload, job_key => job_key, queue_name => queue, run_at => begins_at, max_attempts => 15,
    job_key_mode => CASE WHEN begins_at > now() THEN 'preserve_run_at' ELSE 'replace' END);
  IF begins_at > now() THEN
    UPDATE graphile_worker._private_jobs j SET run_at = begins_at WHERE j.key = job_key AND j.run_at > begins_at AND j.locked_at IS NULL;
  END IF;
END $$;

-- Jobs of the shop in hand that were tried as often as allowed. A shop's job without a key was asked for anew while it ran:
-- the newer one stands for it.
CREATE FUNCTION dead_jobs() RETURNS TABLE (id bigint, task text, attempts integer, error text, asked_at timestamptz, given_up_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN QUERY
    SELECT j.id, t.identifier, j.attempts::integer, left(j.last_error, 500), j.created_at, j.updated_at
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL AND j.key IS NOT NULL
      AND j.payload->>'shopId' = current_setting('app.shop_id')
    ORDER BY j.id DESC LIMIT 100;
END $$;

-- Tries a given-up job of the shop in hand again; false when there is none of that number.
CREATE FUNCTION retry_dead_job(job bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM dead_jobs() d WHERE d.id = job) THEN RETURN false; END IF;
  PERFORM graphile_worker.reschedule_jobs(ARRAY[job], run_at => now(), attempts => 0);
  RETURN true;
END $$;

-- How many given-up jobs there are, of all shops and of none: a number and nothing else.
CREATE FUNCTION count_dead_jobs() RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN (SELECT count(*) FROM graphile_worker._private_jobs j
    WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL AND (j.key IS NOT NULL OR j.payload->>'shopId' IS NULL));
END $$;

-- Gives back what a dead worker held. Jobs that were asked for anew meanwhile have nobody left who would delete them.
CREATE FUNCTION free_dead_worker(worker text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM graphile_worker._private_jobs
  WHERE locked_by = worker AND key IS NULL AND attempts >= max_attempts AND payload->>'shopId' IS NOT NULL;
  PERFORM graphile_worker.force_unlock_workers(ARRAY[worker]);
END $$;

-- Given-up jobs nobody asked about for so long, those replaced by a newer one, and the queues of shops without jobs.
CREATE FUNCTION tidy_jobs(keep_days integer DEFAULT 90) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM graphile_worker._private_jobs
  WHERE attempts >= max_attempts AND locked_at IS NULL
    AND ((key IS NULL AND payload->>'shopId' IS NOT NULL) OR updated_at < now() - make_interval(days => keep_days));
  BEGIN
    -- whoever adds a job holds a lock on the table until its commit: nobody is between finding a queue and using it
    SET LOCAL lock_timeout = '2s';
    LOCK TABLE graphile_worker._private_job_queues IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM graphile_worker._private_job_queues q
    WHERE q.locked_at IS NULL AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs j WHERE j.job_queue_id = q.id);
  EXCEPTION WHEN lock_not_available THEN
    -- a busy moment: the next night does
    NULL;
  END;
END $$;

REVOKE ALL ON FUNCTION dead_jobs(), retry_dead_job(bigint), count_dead_jobs(), free_dead_worker(text), tidy_jobs(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dead_jobs(), retry_dead_job(bigint), count_dead_jobs(), tidy_jobs(integer) TO ricochet_app;
