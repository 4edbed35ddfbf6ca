-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "shop" (
    "shop_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "storefront_url" TEXT NOT NULL,
    "contact_email" TEXT,
    "secret_sealed" TEXT NOT NULL,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "uninstalled_at" TIMESTAMPTZ(3),
    "blocks_opened_at" TIMESTAMPTZ(3),
    "import_state" TEXT NOT NULL DEFAULT 'waiting',
    "import_done" INTEGER NOT NULL DEFAULT 0,
    "import_total" INTEGER,
    "import_cursor" TEXT,
    "history_complete" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "session" (
    "shop_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "is_online" BOOLEAN NOT NULL,
    "sealed" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "problem" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "problem_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "shop_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "shop_domain" TEXT NOT NULL,
    "triggered_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "body" BYTEA NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "judged_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("shop_id","day","id")
) PARTITION BY RANGE ("day");

-- CreateTable
CREATE TABLE "quarantine" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "shop_domain" TEXT NOT NULL,
    "triggered_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "body" BYTEA NOT NULL,
    "attempts" INTEGER NOT NULL,
    "error" TEXT NOT NULL,
    "set_aside_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quarantine_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "shop_work" (
    "shop_id" UUID NOT NULL,
    "last_served_at" TIMESTAMPTZ(3),
    "next_due_at" TIMESTAMPTZ(3),

    CONSTRAINT "shop_work_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "order_fact" (
    "shop_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "phone_hash" TEXT,
    "processed_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL,
    "visit" JSONB,
    "orders_before" INTEGER,

    CONSTRAINT "order_fact_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "shop_id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "rules" JSONB NOT NULL,
    "grants" JSONB NOT NULL,
    "inputs" JSONB NOT NULL,
    "program_id" UUID,
    "version_id" UUID,
    "advocate_id" UUID,
    "referral_id" UUID,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("shop_id","subject_kind","subject_id")
);

-- CreateTable
CREATE TABLE "cap_slot" (
    "shop_id" UUID NOT NULL,
    "advocate_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "cause" TEXT NOT NULL,

    CONSTRAINT "cap_slot_pkey" PRIMARY KEY ("shop_id","advocate_id","period","cause")
);

-- CreateTable
CREATE TABLE "person" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "first_name_sealed" TEXT,
    "email_sealed" TEXT,
    "locale" TEXT,
    "merged_into_id" UUID,
    "redacted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "person_identifier" (
    "shop_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "person_identifier_pkey" PRIMARY KEY ("shop_id","kind","value")
);

-- CreateTable
CREATE TABLE "advocate" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "visits" INTEGER NOT NULL DEFAULT 0,
    "shares" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "advocate_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "advocate_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "claim" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invitation_id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "advocate_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "token_hash" TEXT NOT NULL,
    "email_hash" TEXT NOT NULL,
    "customer_id" TEXT,
    "locale" TEXT NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "referral" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "advocate_id" UUID NOT NULL,
    "friend_id" UUID NOT NULL,
    "claim_id" UUID,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "version_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "order_id" TEXT,
    "order_name" TEXT,
    "revenue_minor" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "program" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "draft_updated_at" TIMESTAMPTZ(3) NOT NULL,
    "current_version_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "program_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "program_version" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" TEXT NOT NULL,

    CONSTRAINT "program_version_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "counter" (
    "shop_id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "metric" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("shop_id","program_id","day","metric")
);

-- CreateTable
CREATE TABLE "reward" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "referral_id" UUID,
    "program_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "spec" JSONB NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "wanted" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "code" TEXT,
    "shopify_gid" TEXT,
    "intent" JSONB,
    "error" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "final_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reward_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "ledger_transaction" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reward_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_transaction_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "shop_id" UUID NOT NULL,
    "transaction_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "person_id" UUID,
    "unit" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("shop_id","transaction_id","line")
);

-- CreateTable
CREATE TABLE "wallet" (
    "shop_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "unit" TEXT NOT NULL,
    "available" BIGINT NOT NULL DEFAULT 0,
    "pending" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "wallet_pkey" PRIMARY KEY ("shop_id","person_id","unit")
);

-- CreateTable
CREATE TABLE "message" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "referral_id" UUID,
    "reward_id" UUID,
    "locale" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "error" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "problem_shop_id_key_key" ON "problem"("shop_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_shop_id_day_topic_event_id_key" ON "inbox"("shop_id", "day", "topic", "event_id");

-- CreateIndex
CREATE INDEX "order_fact_shop_id_person_id_processed_at_idx" ON "order_fact"("shop_id", "person_id", "processed_at");

-- CreateIndex
CREATE INDEX "order_fact_shop_id_phone_hash_idx" ON "order_fact"("shop_id", "phone_hash");

-- CreateIndex
CREATE INDEX "verdict_shop_id_referral_id_idx" ON "verdict"("shop_id", "referral_id");

-- CreateIndex
CREATE INDEX "person_identifier_shop_id_person_id_idx" ON "person_identifier"("shop_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "advocate_shop_id_code_key" ON "advocate"("shop_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "advocate_shop_id_program_id_person_id_key" ON "advocate"("shop_id", "program_id", "person_id");

-- CreateIndex
CREATE INDEX "invitation_shop_id_advocate_id_idx" ON "invitation"("shop_id", "advocate_id");

-- CreateIndex
CREATE INDEX "claim_shop_id_person_id_idx" ON "claim"("shop_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_shop_id_token_hash_key" ON "claim"("shop_id", "token_hash");

-- CreateIndex
CREATE INDEX "referral_shop_id_advocate_id_idx" ON "referral"("shop_id", "advocate_id");

-- CreateIndex
CREATE INDEX "referral_shop_id_state_id_idx" ON "referral"("shop_id", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "referral_shop_id_program_id_friend_id_key" ON "referral"("shop_id", "program_id", "friend_id");

-- CreateIndex
CREATE UNIQUE INDEX "program_version_shop_id_program_id_number_key" ON "program_version"("shop_id", "program_id", "number");

-- CreateIndex
CREATE INDEX "reward_shop_id_person_id_idx" ON "reward"("shop_id", "person_id");

-- CreateIndex
CREATE INDEX "reward_shop_id_referral_id_idx" ON "reward"("shop_id", "referral_id");

-- CreateIndex
CREATE INDEX "reward_shop_id_code_idx" ON "reward"("shop_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "reward_shop_id_cause_rule_person_id_generation_key" ON "reward"("shop_id", "cause", "rule", "person_id", "generation");

-- CreateIndex
CREATE INDEX "ledger_transaction_shop_id_reward_id_idx" ON "ledger_transaction"("shop_id", "reward_id");

-- CreateIndex
CREATE INDEX "ledger_entry_shop_id_person_id_unit_idx" ON "ledger_entry"("shop_id", "person_id", "unit");

-- CreateIndex
CREATE INDEX "message_shop_id_referral_id_idx" ON "message"("shop_id", "referral_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_shop_id_dedupe_key_key" ON "message"("shop_id", "dedupe_key");

-- AddForeignKey
ALTER TABLE "program_version" ADD CONSTRAINT "program_version_shop_id_program_id_fkey" FOREIGN KEY ("shop_id", "program_id") REFERENCES "program"("shop_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_shop_id_transaction_id_fkey" FOREIGN KEY ("shop_id", "transaction_id") REFERENCES "ledger_transaction"("shop_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What Prisma's schema can't say -------------------------------------------------------------------------------------

-- Large bodies: lz4 is faster than the default and as small, where the server was built with it (the embedded one is not)
DO $$
BEGIN
  ALTER TABLE "inbox" ALTER COLUMN "body" SET COMPRESSION lz4;
  ALTER TABLE "quarantine" ALTER COLUMN "body" SET COMPRESSION lz4;
  ALTER TABLE "verdict" ALTER COLUMN "inputs" SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  RAISE NOTICE 'lz4 is not built into this server: large bodies use the default compression';
END $$;

-- The queue: unjudged rows, in order of arrival
CREATE INDEX "inbox_unjudged_idx" ON "inbox" ("shop_id", "id") WHERE "judged_at" IS NULL;

-- Invariant 2: at most one live reward per (cause, rule, beneficiary); live = any status but reversed
CREATE UNIQUE INDEX "reward_live_key" ON "reward" ("shop_id", "cause", "rule", "person_id") WHERE "status" <> 'reversed';
-- What effects still have to do, and what falls due
CREATE INDEX "reward_to_do_idx" ON "reward" ("shop_id", "id") WHERE "status" IN ('pending', 'issuing') OR ("wanted" = 'reversed' AND "status" <> 'reversed');
CREATE INDEX "verdict_due_idx" ON "verdict" ("shop_id", "due_at") WHERE "due_at" IS NOT NULL;
CREATE INDEX "message_to_do_idx" ON "message" ("shop_id", "id") WHERE "status" = 'queued';

-- Partitions of the inbox live in a schema of their own: no rights on them directly, they would bypass the parent's policies
CREATE SCHEMA "inbox_part";

-- Makes a partition for each day from 8 days back (a delivery may be up to 7 days old) to 14 ahead; returns how many were made.
CREATE FUNCTION ensure_inbox_partitions(today date DEFAULT (now() AT TIME ZONE 'UTC')::date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  made integer := 0;
  at date;
  name text;
BEGIN
  PERFORM pg_advisory_xact_lock(72707371);
  FOR at IN SELECT generate_series(today - 8, today + 14, interval '1 day')::date LOOP
    name := 'inbox_' || to_char(at, 'YYYYMMDD');
    IF to_regclass('inbox_part.' || name) IS NULL THEN
      EXECUTE format('CREATE TABLE inbox_part.%I PARTITION OF public.inbox FOR VALUES FROM (%L) TO (%L)', name, at, at + 1);
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END $$;

-- Drops partitions older than the given number of days; one with unjudged rows is never dropped.
CREATE FUNCTION drop_old_inbox_partitions(keep_days integer DEFAULT 30) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  dropped integer := 0;
  part record;
  unjudged boolean;
BEGIN
  FOR part IN
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'inbox_part' AND c.relname ~ '^inbox_[0-9]{8}$'
      AND to_date(substr(c.relname, 7), 'YYYYMMDD') < (now() AT TIME ZONE 'UTC')::date - keep_days
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM inbox_part.%I WHERE judged_at IS NULL)', part.relname) INTO unjudged;
    IF NOT unjudged THEN
      EXECUTE format('DROP TABLE inbox_part.%I', part.relname);
      dropped := dropped + 1;
    END IF;
  END LOOP;
  RETURN dropped;
END $$;

SELECT ensure_inbox_partitions();

-- Accounts. The set-up gives ricochet_app and ricochet_door their logins; none may bypass row-level security.
DO $$
DECLARE
  wanted text;
BEGIN
  PERFORM pg_advisory_xact_lock(72707370);
  FOREACH wanted IN ARRAY ARRAY['ricochet_app', 'ricochet_door', 'ricochet_scheduler'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', wanted);
    END IF;
  END LOOP;
  -- handing functions to the scheduler needs membership; whoever created the role may grant it to themselves
  IF NOT pg_has_role(current_user, 'ricochet_scheduler', 'SET') THEN
    EXECUTE format('GRANT ricochet_scheduler TO %I', current_user);
  END IF;
END $$;

-- The tenant wall: the shop is set for each transaction; a bare current_setting, since a sub-select costs twice as much
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname NOT IN ('_prisma_migrations', 'shop_work')
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY one_shop ON %I TO ricochet_app USING (shop_id = current_setting(''app.shop_id'')::uuid) WITH CHECK (shop_id = current_setting(''app.shop_id'')::uuid)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ricochet_app', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON "shop_work" TO ricochet_app;

-- What may only be added to
REVOKE UPDATE, DELETE ON "program_version", "ledger_transaction", "ledger_entry", "audit_log" FROM ricochet_app;

-- The door may put rows in the inbox and nothing else, for any shop
CREATE POLICY door_inserts ON "inbox" FOR INSERT TO ricochet_door WITH CHECK (true);
GRANT INSERT ON "inbox" TO ricochet_door;

-- The only cross-shop reads: functions that return ids
CREATE POLICY scheduler_reads ON "inbox" FOR SELECT TO ricochet_scheduler USING (true);
CREATE POLICY scheduler_reads ON "shop" FOR SELECT TO ricochet_scheduler USING (true);
CREATE POLICY scheduler_reads ON "reward" FOR SELECT TO ricochet_scheduler USING (true);
CREATE POLICY scheduler_reads ON "message" FOR SELECT TO ricochet_scheduler USING (true);
GRANT SELECT ("shop_id", "status", "wanted", "spec", "final_at") ON "reward" TO ricochet_scheduler;
GRANT SELECT ("shop_id", "status") ON "message" TO ricochet_scheduler;
GRANT SELECT ("shop_id", "id", "judged_at") ON "inbox" TO ricochet_scheduler;
GRANT SELECT ("shop_id", "domain", "uninstalled_at") ON "shop" TO ricochet_scheduler;
GRANT SELECT, DELETE ON "shop_work" TO ricochet_scheduler;
GRANT USAGE ON SCHEMA public TO ricochet_app, ricochet_door, ricochet_scheduler;

-- Shops with unjudged rows or something due, least recently served first. Walks the partial index shop by shop.
CREATE FUNCTION shops_with_work(most integer, due_before timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH RECURSIVE waiting AS (
    (SELECT shop_id FROM inbox WHERE judged_at IS NULL ORDER BY shop_id LIMIT 1)
    UNION ALL
    SELECT (SELECT i.shop_id FROM inbox i WHERE i.judged_at IS NULL AND i.shop_id > waiting.shop_id ORDER BY i.shop_id LIMIT 1)
    FROM waiting WHERE waiting.shop_id IS NOT NULL
  ), candidates AS (
    SELECT shop_id FROM waiting WHERE shop_id IS NOT NULL
    UNION
    SELECT shop_id FROM shop_work WHERE next_due_at <= due_before
  )
  SELECT c.shop_id FROM candidates c LEFT JOIN shop_work w USING (shop_id)
  ORDER BY w.last_served_at ASC NULLS FIRST LIMIT most
$$;

-- Shops with an effect that nothing may be working on any more: rewards not carried out, messages not sent.
CREATE FUNCTION shops_with_effects() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT shop_id FROM reward
  WHERE (status IN ('pending', 'issuing') OR (wanted = 'reversed' AND status <> 'reversed')) AND spec->>'type' <> 'points' AND final_at <= now() AND status <> 'expired'
  UNION
  SELECT shop_id FROM message WHERE status = 'queued'
$$;

-- Installed shops, for schedules.
CREATE FUNCTION installed_shops() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT shop_id FROM shop WHERE uninstalled_at IS NULL ORDER BY shop_id
$$;

-- shop/redact: everything of one shop goes, what may only be added to included. Tables are found in the catalogue, so none is forgotten.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relrowsecurity LOOP
    EXECUTE format('CREATE POLICY erased ON %I TO ricochet_scheduler USING (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::uuid)', name);
    EXECUTE format('GRANT SELECT (shop_id), DELETE ON %I TO ricochet_scheduler', name);
  END LOOP;
END $$;

CREATE FUNCTION erase_shop(target uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  name text;
BEGIN
  PERFORM set_config('app.shop_id', target::text, true);
  -- children before parents
  FOR name IN
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relrowsecurity
    ORDER BY (SELECT count(*) FROM pg_constraint f WHERE f.confrelid = c.oid AND f.contype = 'f'), c.relname
  LOOP
    EXECUTE format('DELETE FROM %I WHERE shop_id = $1', name) USING target;
  END LOOP;
  DELETE FROM shop_work WHERE shop_id = target;
END $$;

-- PostgreSQL wants the new owner to be able to create in the schema while it takes over
GRANT CREATE ON SCHEMA public TO ricochet_scheduler;
ALTER FUNCTION shops_with_work(integer, timestamptz) OWNER TO ricochet_scheduler;
ALTER FUNCTION installed_shops() OWNER TO ricochet_scheduler;
ALTER FUNCTION shops_with_effects() OWNER TO ricochet_scheduler;
ALTER FUNCTION erase_shop(uuid) OWNER TO ricochet_scheduler;
REVOKE CREATE ON SCHEMA public FROM ricochet_scheduler;

-- Effects are enqueued inside the judge's transaction; the app's account has no rights on the queue's own tables
-- One queue a shop and task: what drains a shop's work never runs twice at once.
CREATE FUNCTION enqueue_effect(task text, payload json, job_key text, queue text, run_at timestamptz DEFAULT now()) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM graphile_worker.add_job(identifier => task, payload => payload, job_key => job_key, queue_name => queue, run_at => run_at);
END $$;

REVOKE ALL ON FUNCTION ensure_inbox_partitions(date), drop_old_inbox_partitions(integer), shops_with_work(integer, timestamptz), installed_shops(), shops_with_effects(), erase_shop(uuid), enqueue_effect(text, json, text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_inbox_partitions(date), drop_old_inbox_partitions(integer), shops_with_work(integer, timestamptz), installed_shops(), shops_with_effects(), erase_shop(uuid), enqueue_effect(text, json, text, text, timestamptz) TO ricochet_app;
