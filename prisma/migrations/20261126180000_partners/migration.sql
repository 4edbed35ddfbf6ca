-- A version may be one of a partner's agreement (P14): pay, welcome and period stand with it and never change.
ALTER TABLE "program_version" ADD COLUMN "partner" JSONB;

-- How a partner is called and what friends read of their being paid. What was agreed stands in versions.
CREATE TABLE "partner" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "advocate_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name_sealed" TEXT,
    "disclosure_fr" TEXT NOT NULL,
    "disclosure_en" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE UNIQUE INDEX "partner_shop_id_advocate_id_key" ON "partner"("shop_id", "advocate_id");

-- Something a partner published for a fee: entered, then approved or rejected by a human.
CREATE TABLE "partner_post" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "published_on" DATE NOT NULL,
    "what" TEXT NOT NULL,
    "link" TEXT,
    "impressions" INTEGER,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "entered_by" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "partner_post_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE INDEX "partner_post_shop_id_partner_id_idx" ON "partner_post"("shop_id", "partner_id");

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['partner', 'partner_post'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY one_shop ON %I TO ricochet_app USING (shop_id = current_setting(''app.shop_id'')::uuid) WITH CHECK (shop_id = current_setting(''app.shop_id'')::uuid)', name);
    EXECUTE format('CREATE POLICY erased ON %I TO ricochet_scheduler USING (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::uuid)', name);
    EXECUTE format('GRANT SELECT (shop_id), DELETE ON %I TO ricochet_scheduler', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON "partner", "partner_post" TO ricochet_app;
