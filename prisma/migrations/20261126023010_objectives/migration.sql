-- What a merchant wants to reach by when (P10).
CREATE TABLE "objective" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "target" BIGINT,
    "words" TEXT,
    "starts_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "set_by" TEXT NOT NULL,

    CONSTRAINT "objective_pkey" PRIMARY KEY ("shop_id","id")
);
-- How the shop stands before a launch, as the merchant tells it (P11). Told anew rather than changed.
CREATE TABLE "readiness" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "told_by" TEXT NOT NULL,
    "told" JSONB NOT NULL,

    CONSTRAINT "readiness_pkey" PRIMARY KEY ("shop_id","id")
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['objective', 'readiness'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY one_shop ON %I TO ricochet_app USING (shop_id = current_setting(''app.shop_id'')::uuid) WITH CHECK (shop_id = current_setting(''app.shop_id'')::uuid)', name);
    EXECUTE format('CREATE POLICY erased ON %I TO ricochet_scheduler USING (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::uuid)', name);
    EXECUTE format('GRANT SELECT (shop_id), DELETE ON %I TO ricochet_scheduler', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, DELETE ON "objective" TO ricochet_app;
GRANT SELECT, INSERT ON "readiness" TO ricochet_app;
