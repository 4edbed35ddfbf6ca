-- The page friends see behind a link, as it is being edited (S4): one a programme.
CREATE TABLE "landing_draft" (
    "shop_id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "page" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "landing_draft_pkey" PRIMARY KEY ("shop_id","program_id")
);
-- As it was published: what it says and when it is shown never change, it can only be taken off.
CREATE TABLE "landing_version" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "page" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "landing_version_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE UNIQUE INDEX "landing_version_shop_id_program_id_number_key" ON "landing_version"("shop_id", "program_id", "number");
ALTER TABLE "landing_draft" ADD CONSTRAINT "landing_draft_shop_id_program_id_fkey" FOREIGN KEY ("shop_id", "program_id") REFERENCES "program"("shop_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "landing_version" ADD CONSTRAINT "landing_version_shop_id_program_id_fkey" FOREIGN KEY ("shop_id", "program_id") REFERENCES "program"("shop_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['landing_draft', 'landing_version'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY one_shop ON %I TO ricochet_app USING (shop_id = current_setting(''app.shop_id'')::uuid) WITH CHECK (shop_id = current_setting(''app.shop_id'')::uuid)', name);
    EXECUTE format('CREATE POLICY erased ON %I TO ricochet_scheduler USING (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::uuid)', name);
    EXECUTE format('GRANT SELECT (shop_id), DELETE ON %I TO ricochet_scheduler', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON "landing_draft" TO ricochet_app;
GRANT SELECT, INSERT, UPDATE ("withdrawn_at") ON "landing_version" TO ricochet_app;
