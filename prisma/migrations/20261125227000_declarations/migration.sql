-- Who says who invited whom (V8), and which addresses had their one notice (C7).

CREATE TABLE "declaration" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "program_id" UUID NOT NULL,
    "advocate_id" UUID,
    "version_id" UUID NOT NULL,
    "invitation_id" UUID NOT NULL,
    "email_hash" TEXT,
    "email_sealed" TEXT,
    "first_name_sealed" TEXT,
    "order_id" TEXT,
    "locale" TEXT,
    "declared_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "forget_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "declaration_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE "notice" (
    "shop_id" UUID NOT NULL,
    "email_hash" TEXT NOT NULL,
    "noticed_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("shop_id","email_hash")
);

ALTER TABLE "message" ADD COLUMN "declaration_id" UUID;

CREATE INDEX "declaration_shop_id_email_hash_idx" ON "declaration"("shop_id", "email_hash");
CREATE INDEX "declaration_shop_id_order_id_idx" ON "declaration"("shop_id", "order_id");
CREATE INDEX "declaration_shop_id_advocate_id_declared_at_idx" ON "declaration"("shop_id", "advocate_id", "declared_at");
CREATE INDEX "message_shop_id_declaration_id_idx" ON "message"("shop_id", "declaration_id");
-- addresses still to be forgotten
CREATE INDEX "declaration_forget_idx" ON "declaration" ("shop_id", "forget_at") WHERE "email_sealed" IS NOT NULL OR "first_name_sealed" IS NOT NULL;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['declaration', 'notice'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY one_shop ON %I TO ricochet_app USING (shop_id = current_setting(''app.shop_id'')::uuid) WITH CHECK (shop_id = current_setting(''app.shop_id'')::uuid)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ricochet_app', name);
    EXECUTE format('CREATE POLICY erased ON %I TO ricochet_scheduler USING (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::uuid)', name);
    EXECUTE format('GRANT SELECT (shop_id), DELETE ON %I TO ricochet_scheduler', name);
  END LOOP;
END $$;
